"""``limen estimate``: a JSON description of runs in, training compute out."""

import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import pydantic

from limen.domain.errors import UnreadableFileError
from limen.engine.compute.estimate import estimate
from limen.engine.compute.request import RequestedModel
from limen.engine.words import counted
from limen.library.rulebook import rulebook

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_MOST_DIGITS = 80
_NUMBER, _INTERVAL = "decimal", "Interval"
_FIGURE = "a number, or an object with low, central and high, is expected"


def requested(name: str, text: str) -> tuple[RequestedModel, ...]:
    """The models that the JSON *text* asks about: one object, or a list of them.

    Figures are decimal as they are written; NaN and infinity may stand within a config that they do
    not matter to, as some classes write them, and are refused as figures.  *name* is the file's, for the sentence about what is
    wrong with it.
    """
    content = _decoded(name, text)
    models = content if isinstance(content, list) else [content]
    try:
        return _reader().validate_python(models)
    except pydantic.ValidationError as error:
        raise UnreadableFileError(name, _sentence(error, content)) from error


def estimated(models: tuple[RequestedModel, ...]) -> list[dict[str, Any]]:
    """What each model comes to, ready for JSON."""
    book = rulebook()
    return estimate(models, book.chip, tuple(book.counting.values()), book.families, book.base)


def _reader() -> pydantic.TypeAdapter[tuple[RequestedModel, ...]]:
    return pydantic.TypeAdapter(tuple[RequestedModel, ...])


def _decoded(name: str, text: str) -> object:
    try:
        return json.loads(text, parse_float=_figure, parse_int=_figure)
    except json.JSONDecodeError as error:
        problem = f"line {error.lineno} is not JSON ({error.msg})."
        raise UnreadableFileError(name, problem) from error
    except (ValueError, InvalidOperation) as error:
        raise UnreadableFileError(name, f"{error}.") from error
    except RecursionError as error:
        raise UnreadableFileError(name, "it is nested too deeply.") from error


def _figure(text: str) -> int | Decimal:
    """A number as it is written: whole ones whole, since a config's numbers count things."""
    if len(text) > _MOST_DIGITS:
        message = f"a number of {len(text)} characters is too long"
        raise ValueError(message)
    figure = Decimal(text)
    if not figure.is_finite() or abs(figure.adjusted()) > _MOST_DIGITS:
        message = f"{text} is out of any range"
        raise ValueError(message)
    return int(figure) if text.lstrip("-").isdigit() else figure


def _sentence(error: pydantic.ValidationError, content: object) -> str:
    """The first mistake with its place, and how many more there are."""
    mistakes = [told for told in map(_told, error.errors(include_url=False)) if told]
    place, what = mistakes[0]
    place = place if isinstance(content, list) else place[1:]
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    more = f" ({counted(len(mistakes) - 1, 'more mistake')})" if len(mistakes) > 1 else ""
    return f"{where.lstrip('.') or 'it'}: {what}.{more}"


def _told(mistake: "ErrorDetails") -> tuple[tuple[int | str, ...], str] | None:
    """The place of a mistake and what it is; of the two ways of writing a figure the one meant."""
    place = tuple(part for part in mistake["loc"] if part not in {_NUMBER, _INTERVAL})
    as_interval = isinstance(mistake["input"], dict)
    if _NUMBER in mistake["loc"]:
        return None if as_interval else (place, _FIGURE)
    if mistake["loc"][-1:] == (_INTERVAL,) and not as_interval:
        return None
    return place, _WORDS.get(mistake["type"], mistake["msg"].removeprefix("Value error, "))


_OBJECT = "an object with keys is expected"
_WORDS = {
    "dataclass_type": _OBJECT,
    "dict_type": _OBJECT,
    "tuple_type": "a list is expected",
    "missing": "it is missing",
    "unexpected_keyword_argument": "there is no such key",
    "string_type": "a text is expected",
    "bool_type": "true or false is expected",
    "bool_parsing": "true or false is expected",
    "int_type": "a whole number is expected",
    "int_parsing": "a whole number is expected",
    "int_from_float": "a whole number is expected",
}
