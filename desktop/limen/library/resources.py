"""The only door to the files that ship with Limen: text or bytes, never a path."""

from functools import cache
from importlib.resources import files  # noqa: TID251 - this is the door
from importlib.resources.abc import Traversable  # noqa: TID251 - its type

FORMS = "limen.forms"
ASSETS = "limen.assets"


@cache
def content(package: str, *place: str) -> bytes:
    """The bytes of one shipped file, for example ``content(ASSETS, "fonts", "Inter.otf")``."""
    return _at(package, place).read_bytes()


def text(package: str, *place: str) -> str:
    """The text (UTF-8) of one shipped file."""
    return content(package, *place).decode()


def names(package: str, *folder: str) -> tuple[str, ...]:
    """The names of the files in one shipped folder, sorted."""
    return tuple(sorted(entry.name for entry in _at(package, folder).iterdir() if entry.is_file()))


def _at(package: str, place: tuple[str, ...]) -> Traversable:
    return files(package).joinpath(*place)
