"""Undo without end: which steps stand, what rests on what, and how a step is taken back.

A step is never deleted.  It is taken back by a later step whose entries say again what stood there
before, and done again by one that says its own entries again.  Both name the step in their reason.
"""
