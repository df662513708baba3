"""The interview: the way through the questions, one question, and what its answer changes."""
