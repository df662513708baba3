"""The verbs: pure functions from values to values; no clock, no file, no network."""
