"""The casefile on disk: the only package that knows SQL."""
