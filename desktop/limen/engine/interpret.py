"""Raw text to meaning, and back: the only place where what was typed becomes an answer.

Editors, importers and the command line hand over text; each kind of question has one reader here
and one way of being shown.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from limen.domain.answers import Answer, Meaning, Silence
from limen.domain.errors import UnacceptableAnswerError
from limen.domain.forms import AnswerKind, Choice, Question
from limen.domain.quantities import Quantity
from limen.engine import configs, dates, instants, numbers, words

_LONGEST_TEXT = 20_000
_DIGITS = 28
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_APART = re.compile(r"[\W_]+")


def interpret(question: Question, raw: str) -> Answer:
    """What *raw* means as an answer to *question*, with the text itself kept as *said*."""
    if not raw.strip():
        raise UnacceptableAnswerError(
            question.label, "", "nothing was typed; “don’t know” and “later” are answers too"
        )
    return Answer(value=_READERS[question.kind](question, raw), said=raw)


def shown(question: Question, answer: Answer) -> str:
    """How *answer* reads: labels for choices, figures and days in words, a silence with its reason."""
    if answer.silence is not None:
        return silent(answer, answer.silence)
    return _meaning(question, answer.value)


def silent(answer: Answer, silence: Silence) -> str:
    """How a silence reads, with its day or reason."""
    if silence is Silence.LATER and answer.until:
        return f"{silence}, on {words.day(answer.until)}"
    return f"{silence}: {answer.because}" if answer.because else str(silence)


def _meaning(question: Question, value: Meaning) -> str:
    if isinstance(value, Quantity):
        return words.quantity(value, _digits(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return words.day(value)
    if question.kind is AnswerKind.CONFIG:
        return configs.line(value or "")
    if question.kind is AnswerKind.INSTANT:
        when = instants.parse(value or "")
        return instants.said(when) if when else value or ""
    return next((one.label for one in question.choices if one.key == value), value or "")


def _digits(quantity: Quantity) -> int:
    """So many digits that an exact figure is shown as it was typed."""
    return max(3, len(quantity.central.normalize().as_tuple().digits)) if quantity.exact else 3


def _text(question: Question, raw: str) -> str:
    return _known(question, " ".join(_long_text(question, raw).split()))


def _long_text(question: Question, raw: str) -> str:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(lines) > _LONGEST_TEXT:
        raise _refused(question, raw, f"at most {_LONGEST_TEXT:,} characters are kept")
    if found := _FORBIDDEN.search(lines):
        sign = f"U+{ord(found[0]):04X}"
        raise _refused(question, raw, f"it holds the invisible character {sign}; leave it out")
    return unicodedata.normalize("NFC", lines)


def _known(question: Question, text: str) -> str:
    """The key of the choice that *text* names; a text that names none stays as it is."""
    found = _chosen(question.choices, text)
    return found.key if found else text


def _choice(question: Question, raw: str) -> str:
    found = _chosen(question.choices, raw)
    if not found:
        keys = words.listed(tuple(one.key for one in question.choices), "or")
        raise _refused(question, raw, f"choose {keys}")
    return found.key


def _chosen(choices: tuple[Choice, ...], text: str) -> Choice | None:
    wanted = _same(text)
    return next((one for one in choices if wanted in {_same(one.key), _same(one.label)}), None)


def _same(text: str) -> str:
    """*text* without what people write one way or another: case, spaces, hyphens."""
    return _APART.sub("", text.casefold())


def _yes_no(question: Question, raw: str) -> bool:
    said = _YES_NO.get(raw.strip().casefold().rstrip("."))
    if said is None:
        raise _refused(question, raw, "answer yes or no")
    return said


def _quantity(question: Question, raw: str) -> Quantity:
    quantity = numbers.read(raw, question.unit, question.label)
    if problem := _out_of_bounds(question, quantity):
        raise _refused(question, raw, problem)
    return quantity


def _out_of_bounds(question: Question, quantity: Quantity) -> str:
    least, most = question.minimum, question.maximum
    if least is not None and quantity.low < least:
        return f"{_bound(question, least)} is the least that is possible"
    if most is not None and quantity.high > most:
        return f"{_bound(question, most)} is the most that is possible{_percent(question)}"
    if question.whole and quantity.exact and quantity.low % 1:
        return "a whole number is expected"
    return ""


def _bound(question: Question, bound: Decimal) -> str:
    unit = question.unit.removesuffix("s") if bound == 1 else question.unit
    return words.quantity(Quantity(low=bound, central=bound, high=bound, unit=unit))


def _percent(question: Question) -> str:
    return "; a percentage needs its sign, as in 40 %" if question.unit == "fraction" else ""


def _date(question: Question, raw: str) -> date:
    try:
        return dates.read(raw)
    except dates.UnclearDayError as unclear:
        raise _refused(question, raw, str(unclear)) from None


def _instant(question: Question, raw: str) -> str:
    try:
        return instants.read(raw)
    except instants.UnclearInstantError as unclear:
        raise _refused(question, raw, str(unclear)) from None


def _config(question: Question, raw: str) -> str:
    try:
        return configs.read(raw)
    except configs.UnclearConfigError as unclear:
        raise _refused(question, raw, str(unclear)) from None


def _refused(question: Question, raw: str, expected: str) -> UnacceptableAnswerError:
    return UnacceptableAnswerError(question.label, raw.strip(), expected)


_READERS: Mapping[AnswerKind, Callable[[Question, str], Meaning]] = {
    AnswerKind.TEXT: _text,
    AnswerKind.LONG_TEXT: _long_text,
    AnswerKind.CHOICE: _choice,
    AnswerKind.YES_NO: _yes_no,
    AnswerKind.QUANTITY: _quantity,
    AnswerKind.DATE: _date,
    AnswerKind.INSTANT: _instant,
    AnswerKind.CONFIG: _config,
}
