"""The only door to the files that ship with Limen: text or bytes, never a path.

A file is read by whatever loaded the package that it lies in, be that from a folder, a frozen
program or an archive.  `importlib.resources` would do the same by way of a dozen modules; it is
imported only where there is no folder to list.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable  # noqa: TID251 - its type

FORMS = "limen.forms"
ASSETS = "limen.assets"


@cache
def content(package: str, *place: str) -> bytes:
    """The bytes of one shipped file, for example ``content(ASSETS, "fonts", "Inter.otf")``."""
    return once(package, *place)


def once(package: str, *place: str) -> bytes:
    """The same of a file that nobody reads again, so that it is not kept in memory."""
    loader: Any = import_module(package).__loader__
    found: bytes = loader.get_data(str(_folder(package).joinpath(*place)))
    return found


def text(package: str, *place: str) -> str:
    """The text (UTF-8) of one shipped file."""
    return content(package, *place).decode()


def names(package: str, *folder: str) -> tuple[str, ...]:
    """The names of the files in one shipped folder, sorted."""
    place = _folder(package).joinpath(*folder)
    entries = (
        place.iterdir() if place.is_dir() else _in_archive(package).joinpath(*folder).iterdir()
    )
    return tuple(sorted(entry.name for entry in entries if entry.is_file()))


def _folder(package: str) -> Path:
    return Path(import_module(package).__file__ or "").parent


def _in_archive(package: str) -> "Traversable":
    from importlib.resources import files  # noqa: PLC0415, TID251 - this is the door

    return files(package)
