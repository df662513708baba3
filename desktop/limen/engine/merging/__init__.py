"""Merging a copy that went its own way: three-way, slot by slot, from the last entry that both have.

A slot is one thing that has a value: an answer, a name, whether something is there.  Only what the
copy said since the common past is looked at; where we said something else about the same slot
since, it is a conflict, and nobody but a person decides it.
"""
