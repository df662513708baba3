"""The standard texts of dossiers, from ``forms/dossier``."""

from functools import cache

from limen.domain.wording import Wording
from limen.library.reading import tables, value
from limen.library.resources import FORMS, names, text

_FOLDER = "dossier"


@cache
def wording() -> Wording:
    """The standard texts that ship with this version of Limen; each file holds some of them."""
    found: dict[str, object] = {}
    for name in names(FORMS, _FOLDER):
        found |= tables(f"{_FOLDER}/{name}", text(FORMS, _FOLDER, name))
    return value(Wording, found, _FOLDER)
