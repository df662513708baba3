"""The nouns: frozen values that everything else is written in.

They are standard-library dataclasses, so that naming a thing costs no start-up time; what comes
from outside is checked where it enters (`limen.library`, `limen.store`, `limen.cli`).
"""
