"""Fonts, icons and the example casefile's facts."""
