"""The questionnaires that ship, one for each kind of record, and the questions that rules bring.

Sources are written once, in ``sources.toml``, and named by the questions that rest on them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from limen.domain.errors import DataError, UnknownNameError
from limen.domain.evaluations import Evaluation
from limen.domain.forms import (
    AnswerKind,
    Choice,
    Form,
    Interview,
    Page,
    Question,
    RecordKind,
)
from limen.domain.rules import Proxy, Rulebook
from limen.domain.value import Source
from limen.engine.screening.readings import PIN
from limen.library.reading import tables, value
from limen.library.resources import FORMS, text

POLICY = "policy-"
"""In front of a proxy's id: the key of the question that its rule asks."""

_FOLDER = "interview"
_SOURCES = "sources.toml"
_POLICIES_AFTER = "use"  # the page of the model form behind which the policies are asked


def interview(rulebook: Rulebook) -> Interview:
    """What is asked about each kind of record, the questions of *rulebook* included."""
    forms = shipped()
    policies, readings = _policies(rulebook.proxy), _readings(rulebook.proxy)
    if policies:
        forms = {**forms, RecordKind.MODEL: _with_page(forms[RecordKind.MODEL], policies)}
    if readings:
        own = forms[RecordKind.ORGANIZATION]
        forms = {**forms, RecordKind.ORGANIZATION: replace(own, page=(*own.page, readings))}
    return forms


def offering(
    interview: Interview, rulebook: Rulebook, evaluations: Mapping[str, Evaluation]
) -> Interview:
    """The *interview* with known bases, chips, evaluations and duties on offer where one is asked for.

    Reading those takes longer than reading the questions: only who types needs them.
    """
    bases = _offers((one.key, one.name) for one in rulebook.base.values())
    offers = {
        (RecordKind.MODEL, "base"): bases,
        (RecordKind.MODEL, "merged_models"): bases,
        (RecordKind.TRAINING_RUN, "chips"): _offers(
            (one.key, one.name) for one in rulebook.chip.values()
        ),
        (RecordKind.EVALUATION, "evaluation"): _offers(
            (one.id, one.name) for one in evaluations.values()
        ),
        (RecordKind.DUTY, "duty"): _offers(
            (one.id, one.title) for one in rulebook.almanac.clock.values() if not one.earliest
        ),
    }
    return {kind: _offering(form, offers) for kind, form in interview.items()}


def question(interview: Interview, kind: RecordKind, key: str) -> Question:
    """The question about a record of *kind* that has this *key*."""
    questions = interview[kind].questions
    found = next((one for one in questions if one.key == key), None)
    if found is None:
        raise UnknownNameError(f"question about a {kind}", key, _near(key, questions))
    return found


@cache
def shipped() -> Interview:
    """The forms as they ship, without the questions that rules bring."""
    sources = _sources()
    return {kind: _form(kind, sources) for kind in RecordKind}


def form(file: str, content: str, sources: Mapping[str, Source]) -> Form:
    """The form that the TOML *content* of *file* describes."""
    table = tables(file, content)
    for page in table.get("page", ()):
        for asked in page.get("question", ()):
            if "sources" in asked:
                asked["sources"] = [_cited(file, name, sources) for name in asked["sources"]]
    return value(Form, table, file)


def _form(kind: RecordKind, sources: Mapping[str, Source]) -> Form:
    name = f"{kind.replace('-', '_')}.toml"
    return form(name, text(FORMS, _FOLDER, name), sources)


def _sources() -> Mapping[str, Source]:
    listed = tables(_SOURCES, text(FORMS, _FOLDER, _SOURCES))
    return {key: value(Source, table, _SOURCES) for key, table in listed.items()}


def _cited(file: str, name: Any, sources: Mapping[str, Source]) -> Source:  # noqa: ANN401 - TOML
    try:
        return sources[name]
    except (KeyError, TypeError):
        raise DataError(file, 1, f"{_SOURCES} has no source “{name}”.") from None


def _with_page(form: Form, page: Page) -> Form:
    keys = [each.key for each in form.page]
    place = keys.index(_POLICIES_AFTER) + 1
    return replace(form, page=(*form.page[:place], page, *form.page[place:]))


def _policies(proxies: Iterable[Proxy]) -> Page | None:
    asked = tuple(_policy(proxy) for proxy in proxies if proxy.question)
    return _page(asked) if asked else None


def _readings(proxies: Iterable[Proxy]) -> Page | None:
    """The page on which pinned readings stand; nobody is asked, they are pinned at the finding."""
    asked = tuple(_reading(proxy) for proxy in proxies if proxy.reading)
    if not asked:
        return None
    return Page(
        key="readings",
        title="Pinned readings",
        section="E",
        intro="Where sources conflict, or a text leaves something open, counsel can pin one "
        "reading for the organisation and all of its models, with a note that says why.",
        question=asked,
    )


def _reading(proxy: Proxy) -> Question:
    return Question(
        key=PIN + proxy.id,
        kind=AnswerKind.CHOICE,
        label=f"{proxy.title}: {proxy.contested}",
        why="It is read in more than one way. A pinned reading changes the findings accordingly, "
        "and the dossier says that it is pinned.",
        where="Counsel’s own reading of the sources.",
        example=proxy.reading[0].id,
        typical_evidence=("Memorandum of counsel",),
        sources=tuple(dict.fromkeys(each for one in proxy.reading for each in one.source)),
        choices=tuple(Choice(key=one.id, label=one.title) for one in proxy.reading),
        volunteered=True,
    )


def _page(questions: tuple[Question, ...]) -> Page:
    return Page(
        key="policies",
        title="Lab policies",
        section="F",
        intro=(
            "Levels that large developers published for their own models, and definitions in "
            "words from rescinded orders. None of them binds you, and none is the Government’s "
            "threshold; they are the closest public words for an advanced cyber capability. "
            "Answer for the model with its safeguards off."
        ),
        question=questions,
    )


def _policy(proxy: Proxy) -> Question:
    return Question(
        key=POLICY + proxy.id,
        kind=AnswerKind.YES_NO,
        label=proxy.question,
        why=f"“{proxy.title}” ({proxy.status}) is put in words: a matter of judgement, "
        f"which no score replaces. {proxy.summary}",
        where="The report of whoever tested the model, or a judgement that your security team signs.",
        example="no",
        typical_evidence=("Evaluation report", "Signed judgement of the security team"),
        sources=proxy.source,
    )


def _offers(named: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(key=key, label=name) for key, name in named)


def _offering(form: Form, offers: Mapping[tuple[RecordKind, str], tuple[Choice, ...]]) -> Form:
    if not any(kind is form.record for kind, _ in offers):
        return form
    pages = tuple(
        replace(page, question=tuple(_offered(form.record, one, offers) for one in page.question))
        for page in form.page
    )
    return replace(form, page=pages)


def _offered(
    kind: RecordKind, asked: Question, offers: Mapping[tuple[RecordKind, str], tuple[Choice, ...]]
) -> Question:
    choices = offers.get((kind, asked.key))
    if choices is None:
        return asked
    if kind is RecordKind.EVALUATION:  # by its id alone: different evaluations share their titles
        return replace(asked, suggestions=tuple(one.key for one in choices))
    return replace(asked, choices=choices, suggestions=tuple(one.label for one in choices))


def _near(key: str, questions: tuple[Question, ...]) -> tuple[str, ...]:
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelling needs it

    keys = [one.key for one in questions]
    return tuple(get_close_matches(key, keys, n=5, cutoff=0.5)) or tuple(keys)
