"""The case, written for other programs: one file for each format."""
