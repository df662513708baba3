"""Counting days back and forth from the anchors of a release."""
