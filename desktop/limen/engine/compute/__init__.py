"""Counting training compute: one run, and sums of runs under a regime's counting rule."""
