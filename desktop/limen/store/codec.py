"""Answers as plain JSON and back, without loss.

What a value is, is written beside it: ``{"text": "1"}``, ``{"yes": true}``, ``{"day": "2026-08-02"}``
or ``{"quantity": {"low": "1e26", ...}}``.  Decimal figures are text, digit for digit as they were
typed.  What is not set is left out.
"""

from datetime import date
from typing import Any

import msgspec

from limen.domain.answers import Answer, Meaning, Provenance, Silence
from limen.domain.quantities import Quantity


class _Value(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    text: str | None = None
    yes: bool | None = None
    day: date | None = None
    quantity: Quantity | None = None


class _Stored(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    value: _Value | None = None
    said: str = ""
    silence: Silence | None = None
    because: str = ""
    until: date | None = None
    unsure: bool = False
    note: str = ""
    provenance: Provenance = Provenance()
    evidence: tuple[str, ...] = ()


_READER = msgspec.json.Decoder(_Stored)
_PROVENANCE: dict[str, str] = msgspec.to_builtins(Provenance())


def plain(answer: Answer) -> dict[str, Any]:
    """*answer* as JSON-ready dictionaries, lists, texts and booleans."""
    stored = _Stored(
        value=None if answer.value is None else _tagged(answer.value),
        said=answer.said,
        silence=answer.silence,
        because=answer.because,
        until=answer.until,
        unsure=answer.unsure,
        note=answer.note,
        provenance=answer.provenance,
        evidence=answer.evidence,
    )
    _checked(stored)
    built: dict[str, Any] = msgspec.to_builtins(stored)
    return _without_default_provenance(built)


def answer(content: object) -> Answer:
    """The answer that `plain` described; raises `msgspec.ValidationError` where it is malformed."""
    return _answer(msgspec.convert(content, _Stored))


def answer_in(text: str) -> Answer:
    """The answer in a JSON *text*; raises `msgspec.DecodeError` where it is malformed."""
    return _answer(_READER.decode(text))


def _answer(stored: _Stored) -> Answer:
    _checked(stored)
    value, said = None if stored.value is None else _meant(stored.value), stored.said
    return Answer(
        value=said if value == said else value,  # most texts mean what they say: one copy will do
        said=said,
        silence=stored.silence,
        because=stored.because,
        until=stored.until,
        unsure=stored.unsure,
        note=stored.note,
        provenance=stored.provenance,
        evidence=stored.evidence,
    )


def _checked(stored: _Stored) -> None:
    if (stored.value is None) is (stored.silence is None):
        raise msgspec.ValidationError("an answer has either a value or a silence")


def _tagged(value: str | bool | date | Quantity) -> _Value:
    match value:
        case bool():
            return _Value(yes=value)
        case str():
            return _Value(text=value)
        case date():
            return _Value(day=value)
        case Quantity():
            return _Value(quantity=value)


def _meant(value: _Value) -> Meaning:
    meanings = [value.text, value.yes, value.day, value.quantity]
    given = [meaning for meaning in meanings if meaning is not None]
    if len(given) != 1:
        raise msgspec.ValidationError("a value is one of text, yes, day and quantity")
    return given[0]


def _without_default_provenance(built: dict[str, Any]) -> dict[str, Any]:
    provenance = built.pop("provenance", {})
    told = {key: said for key, said in provenance.items() if said != _PROVENANCE[key]}
    return {**built, "provenance": told} if told else built
