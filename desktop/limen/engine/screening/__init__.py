"""Screening a model: one file for each kind of rule."""
