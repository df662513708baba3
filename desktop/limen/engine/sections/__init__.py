"""The dossier, one file for each section."""
