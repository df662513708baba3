"""JSON whose values know the line on which they stand.

Decoding is Python's own, with decimal figures and room for the NaN of other programs.  What is
not wanted (the transcripts of an evaluation, say) is passed over and never decoded.
"""

import json
import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from limen.importers.source import printable

_BLANK = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_MARK = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{\]}]', re.DOTALL)
_SCALAR = re.compile(r"[-+.\w]++")

Step = str | int
"""A key of an object, or a number (from 0) in a list."""

_LONGEST_NUMBER = 15  # digits; no count of samples, tokens or parameters has more


class MalformedJsonError(ValueError):
    """A text that is not JSON; its text says so in half a sentence."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of *pairs*, of which no two have the same key."""
    built = dict(pairs)
    if len(built) < len(pairs):
        raise MalformedJsonError("a name occurs twice")
    return built


_DECODER = json.JSONDecoder(parse_float=Decimal)
_STRICT = json.JSONDecoder(parse_float=Decimal, object_pairs_hook=_once)


def text(content: bytes) -> str:
    """*content* as text: UTF-8, a byte order mark is allowed."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedJsonError("it is not text in UTF-8") from error


def value(document: str, at: int = 0) -> Any:  # noqa: ANN401 - that is what JSON is
    """The value that begins at *at*."""
    return _decoded(document, at)[0]


def whole(document: str, *, once: bool = False) -> Any:  # noqa: ANN401 - that is what JSON is
    """The one value that *document* is; where *once* is set, no key of an object may come twice."""
    content, end = _decoded(document, _past(document, 0), _STRICT if once else _DECODER)
    if _past(document, end) != len(document):
        raise MalformedJsonError("something follows the end of its JSON")
    return content


def keys(beginning: str) -> tuple[str, ...]:
    """The keys of the outermost object, as far as the *beginning* of a document shows them."""
    found = []
    try:
        for key, _ in members(beginning, _past(beginning, 0)):
            found.append(key)
    except MalformedJsonError:
        pass  # the beginning ends somewhere in the middle
    return tuple(found)


def selected(document: str, wanted: Collection[str]) -> dict[str, Any]:
    """The *wanted* members of the outermost object; the others are passed over."""
    start = _past(document, 0)
    return {key: value(document, at) for key, at in members(document, start) if key in wanted}


def rows(document: str, key: str, wanted: Collection[str]) -> Iterator[dict[str, Any]]:
    """The *wanted* members of each object in the list under *key* of the outermost object."""
    start = _below(document, _past(document, 0), key)
    if start is None or document[start] != "[":
        return
    for at in _items(document, start, "[]"):
        if document[at] == "{":
            yield {
                name: value(document, there)
                for name, there in members(document, at)
                if name in wanted
            }


def line(document: str, *path: Step) -> int:
    """The line on which the value at *path* begins, 0 where there is none."""
    at: int | None = _past(document, 0)
    try:
        for step in path:
            at = _below(document, at, step)
            if at is None:
                return 0
    except MalformedJsonError:
        return 0
    return document.count("\n", 0, at) + 1


def members(document: str, at: int) -> Iterator[tuple[str, int]]:
    """Key and place of every member of the object that begins at *at*."""
    for inner in _items(document, at, "{}"):
        found = _STRING.match(document, inner)
        if not found:
            raise MalformedJsonError("its JSON is broken")
        colon = _past(document, found.end())
        if document[colon : colon + 1] != ":":
            raise MalformedJsonError("its JSON is broken")
        yield value(document, inner), _past(document, colon + 1)


def dotted(*path: Step) -> str:
    """The way to a value as people write it: ``results.scores[0].name``."""
    way = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return way.removeprefix(".")


def place(document: str, *path: Step) -> str:
    """Where the value at *path* stands: its way, and its line."""
    where = line(document, *path)
    return f"line {where}: {dotted(*path)}" if where else dotted(*path)


def found(content: object, *path: Step) -> Any:  # noqa: ANN401 - that is what JSON is
    """What stands at *path* in decoded *content*, or ``None``."""
    for step in path:
        match content, step:
            case dict(), str():
                content = content.get(step)
            case list(), int() if step < len(content):
                content = content[step]
            case _:
                return None
    return content


def words(content: object, *path: Step) -> str:
    """The text at *path*, fit to be shown; "" where there is none."""
    text = found(content, *path)
    return printable(text) if isinstance(text, str) else ""


def count(content: object, *path: Step) -> int:
    """The whole number at *path*, 0 where there is none or none that can be a count."""
    number = found(content, *path)
    fits = type(number) is int and 0 < number < 10**_LONGEST_NUMBER
    return number if fits else 0


def _below(document: str, at: int | None, step: Step) -> int | None:
    start = at or 0
    if isinstance(step, int):
        places = _items(document, start, "[]")
        return next((place for number, place in enumerate(places) if number == step), None)
    return next((place for key, place in members(document, start) if key == step), None)


def _items(document: str, at: int, brackets: str) -> Iterator[int]:
    """The place of each item between *brackets*; a member is an item that begins with its key."""
    if document[at : at + 1] != brackets[0]:
        raise MalformedJsonError("its JSON is not built as expected")
    at = _past(document, at + 1)
    while document[at : at + 1] != brackets[1]:
        yield at
        at = _past(document, _end(document, at, brackets))
        if document[at : at + 1] == ",":
            at = _past(document, at + 1)
        elif document[at : at + 1] != brackets[1]:
            raise MalformedJsonError("its JSON is cut short or broken")


def _end(document: str, at: int, brackets: str) -> int:
    """Where the item at *at* ends."""
    if brackets == "{}":
        found = _STRING.match(document, at)
        colon = _past(document, found.end()) if found else at
        at = _past(document, colon + 1)
    return _skipped(document, at)


def _skipped(document: str, at: int) -> int:
    """Where the value at *at* ends; what is inside is not looked at."""
    pattern = _MARK if document[at : at + 1] in {"{", "[", '"'} else _SCALAR
    depth = 0
    while found := pattern.search(document, at) if depth else pattern.match(document, at):
        at = found.end()
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found[0], 0)
        if depth <= 0:
            return at
    raise MalformedJsonError("its JSON is cut short or broken")


def _decoded(document: str, at: int, decoder: json.JSONDecoder = _DECODER) -> tuple[Any, int]:
    try:
        return decoder.raw_decode(document, at)
    except MalformedJsonError:
        raise
    except RecursionError as error:
        raise MalformedJsonError("its JSON is nested too deeply") from error
    except ValueError as error:
        raise MalformedJsonError("its JSON is cut short or broken") from error


def _past(document: str, at: int) -> int:
    """The place of the next sign that is no blank."""
    found = _BLANK.match(document, at)
    return found.end() if found else at
