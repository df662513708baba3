"""What a person has chosen on this computer, for both faces; nothing about any casefile.

One JSON file in the person's own folder for such things, or where ``LIMEN_SETTINGS`` says.  Whatever
is in it, Limen starts: what cannot be understood has its default, and a sentence names it.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from errno import EFBIG
from pathlib import Path
from typing import Any

from limen.domain.errors import UnacceptableAnswerError, UnwritableFileError
from limen.domain.nouns import dataclass
from limen.domain.value import Value

SCHEMES = ("system", "light", "dark")
SIZES = (100, 125, 150, 175, 200)
"""The text sizes on offer, in per cent."""

RECENT = 8
"""How many casefiles are remembered."""

LONGEST_NAME = 200

_MOST_BYTES = 1_000_000
_LONGEST = 4096
_OWNER_ONLY = 0o600
_UNKEPT = "Limen goes on without keeping your choices."


@dataclass(frozen=True, kw_only=True)
class Settings(Value):
    """The choices.

    *name* is what changes are logged under, "" for nobody: never taken from the system.  *recent*
    are paths, newest first; *reminds* lets the desktop remind of dates; *geometry* is Qt's, in
    hexadecimal.
    """

    name: str = ""
    scheme: str = SCHEMES[0]
    percent: int = SIZES[0]
    keeps_recent: bool = True
    reminds: bool = False
    recent: tuple[str, ...] = ()
    geometry: str = ""


DEFAULTS = Settings()


def place() -> Path | None:
    """Where the settings are kept; none where this person has no home on the computer."""
    named = os.environ.get("LIMEN_SETTINGS")
    try:
        return Path(named) if named else _folder() / "limen" / "settings.json"
    except RuntimeError:
        return None


def _folder() -> Path:
    """The folder in which programs keep what a person has chosen."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def read(path: Path | None) -> tuple[Settings, str]:
    """The settings, and a sentence about what had to be left out; "" where nothing had."""
    try:
        document = json.loads(_content(path))
    except FileNotFoundError:
        return DEFAULTS, ""
    except OSError as error:
        return DEFAULTS, _left_out(f"{error.strerror}")
    except (ValueError, RecursionError):
        return DEFAULTS, _left_out("it is not JSON")
    return _understood(document)


def _content(path: Path | None) -> bytes:
    if path is None:
        raise FileNotFoundError
    if path.stat().st_size > _MOST_BYTES:
        raise OSError(EFBIG, "it is too large")
    return path.read_bytes()


def write(path: Path | None, settings: Settings) -> None:
    """Keep *settings*, for their owner's eyes only; a file that cannot be read is put aside first."""
    if path is None:
        raise UnwritableFileError("The settings file", "there is no place for it.", _UNKEPT)
    document = {field.name: getattr(settings, field.name) for field in fields(settings)}
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if read(path)[1]:
            reset(path)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=True, indent=1)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise UnwritableFileError("The settings file", f"{error.strerror}.", _UNKEPT) from error


def told_of_reset(aside: bool) -> str:
    """What came of a reset, as a sentence."""
    if not aside:
        return "There were no settings to reset."
    return "The settings are the defaults again; the earlier ones are kept as settings.old.json."


def reset(path: Path | None) -> bool:
    """Put the settings file aside as ``settings.old.json``; whether there was one."""
    if path is None:
        return False
    try:
        path.replace(path.with_name("settings.old.json"))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UnwritableFileError("The settings file", f"{error.strerror}.", "") from error
    return True


def usable_name(text: str) -> str:
    """*text* as a name for the log: one line without blanks around it."""
    name = " ".join(text.split())
    if not _CHECKS["name"](name):
        most = f"a line of at most {LONGEST_NAME} printable characters"
        raise UnacceptableAnswerError("Your name in the log", text, most)
    return name


def _left_out(problem: str) -> str:
    return f"The settings file cannot be used ({problem}): Limen started with its defaults."


def _understood(document: object) -> tuple[Settings, str]:
    if not isinstance(document, dict):
        return DEFAULTS, _left_out("it holds no settings")
    known = {name: document[name] for name in _CHECKS if name in document}
    sound = {name: value for name, value in known.items() if _CHECKS[name](value)}
    if "recent" in sound:
        sound["recent"] = tuple(sound["recent"][:RECENT])
    wrong = ", ".join(name for name in known if name not in sound)
    sentence = f"These settings cannot be used and have their defaults: {wrong}." if wrong else ""
    return replace(DEFAULTS, **sound), sentence


def _text(most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and len(value) <= most and value.isprintable()


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "name": _text(LONGEST_NAME),
    "scheme": lambda value: value in SCHEMES,
    "percent": lambda value: type(value) is int and value in SIZES,
    "keeps_recent": lambda value: isinstance(value, bool),
    "reminds": lambda value: isinstance(value, bool),
    "recent": lambda value: isinstance(value, list) and all(map(_text(_LONGEST), value)),
    "geometry": _text(_LONGEST),
}
