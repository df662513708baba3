"""Files of other programs, read into proposals: one file for each format."""
