"""A dossier, printed: the only package that knows reportlab."""
