"""The first page: what is tripped, what could be either, what cannot be said, what comes next."""

from collections import Counter
from collections.abc import Iterator

from limen.domain.dossier import Block, Paragraph, Section, StateCell, Table, Tone
from limen.domain.rules import Status
from limen.domain.screening import Finding, State
from limen.engine import deciding, words
from limen.engine.calendar.coming import nearest, titled
from limen.engine.calendar.reminders import behind
from limen.engine.deciding import decisive
from limen.engine.sections import compute_chart, dates, proxies, reasoning
from limen.engine.sections.matter import Matter, short

_MOST_FINDINGS = 5
_MOST_UNSAID = 3
_MOST_DATES = 4


def section(matter: Matter) -> Section:
    """What fits on one page, with what it rests on."""
    return matter.part("summary", blocks=tuple(_blocks(matter)))


def _blocks(matter: Matter) -> Iterator[Block]:
    yield Paragraph(text=_lead(matter), tone=Tone.LEAD)
    yield Paragraph(text=matter.say("summary-threshold"), tone=Tone.NOTICE)
    chart = None if matter.public else compute_chart.chart(matter)
    if chart is not None:
        yield chart
    yield from _tripped(matter)
    if matter.public:
        yield Paragraph(text=matter.say("summary-public"))
    else:
        yield from _unsaid(matter)
        for one in decisive(matter.model.screening.findings)[:1]:
            yield Paragraph(text=deciding.said(one), tone=Tone.QUIET)
        yield from _dates(matter)
    yield Paragraph(text=_basis(matter), tone=Tone.QUIET)


def _lead(matter: Matter) -> str:
    findings = matter.model.screening.findings
    count = Counter(finding.state for finding in findings)
    lead = matter.say(
        "summary-lead",
        total=words.counted(len(findings), "published proxy", "published proxies"),
        today=words.day(matter.case.today),
        tripped=_are(count[State.TRIPPED]),
        either=count[State.COULD_BE_EITHER],
        below=_are(count[State.NOT_TRIPPED]),
        unsaid=count[State.CANNOT_SAY],
    )
    return " ".join((lead, *_rest(matter, count)))


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"


def _rest(matter: Matter, count: Counter[State]) -> Iterator[str]:
    if number := count[State.DOESNT_APPLY]:
        yield matter.say("summary-lead-rest", number=number)
    if number := count[State.RULE_PROBLEM]:
        yield matter.say("summary-lead-problems", number=number)


def _tripped(matter: Matter) -> Iterator[Block]:
    either = (State.TRIPPED, State.COULD_BE_EITHER)
    found = [one for state in either for one in _sorted(matter, state)]
    headings = (
        ("state", "proxy", "status") if matter.public else ("state", "proxy", "margin", "status")
    )
    yield Table(
        headings=tuple(matter.say(f"head-{one}") for one in headings),
        widths=(20, 50, 30) if matter.public else (20, 40, 18, 22),
        rows=tuple(_row(matter, one) for one in found[:_MOST_FINDINGS]),
        caption=matter.say("summary-tripped"),
        empty=matter.say("summary-none-tripped"),
    )


def _sorted(matter: Matter, state: State) -> list[Finding]:
    """The findings of that state, those that bind today first."""
    found = [one for one in matter.model.screening.findings if one.state is state]
    return sorted(found, key=lambda one: one.status not in {Status.IN_FORCE, Status.UNPUBLISHED})


def _row(matter: Matter, finding: Finding) -> tuple[str | StateCell, ...]:
    state = StateCell(state=finding.state)
    if matter.public:
        return state, proxies.title(matter, finding), finding.status.value
    margin = finding.margin or matter.say("nothing-else")
    return state, proxies.title(matter, finding), margin, finding.status.value


def _unsaid(matter: Matter) -> Iterator[Block]:
    found = _sorted(matter, State.CANNOT_SAY)
    rows = tuple(_line(matter, one) for one in found[:_MOST_UNSAID])
    yield Table(
        headings=(matter.say("head-proxy"), matter.say("head-decides")),
        widths=(48, 52),
        rows=rows,
        caption=matter.say("summary-unsaid"),
        empty=matter.say("summary-all-said"),
    )


def _line(matter: Matter, finding: Finding) -> tuple[str, str]:
    missing = reasoning.missing(finding) or matter.say("summary-unsaid-nothing")
    return finding.proxy.title, missing


def _dates(matter: Matter) -> Iterator[Block]:
    agenda, nobodys = matter.agenda, matter.say("summary-everybody")
    yield Table(
        headings=tuple(matter.say(f"head-{one}") for one in ("date", "what", "release")),
        widths=(38, 36, 26),
        rows=tuple(
            (dates.span(matter, one), titled(one), short(name) or nobodys)
            for one, name in nearest(agenda, matter.case.today, _MOST_DATES)
        ),
        caption=matter.say("summary-dates"),
        empty=matter.say("summary-no-dates"),
    )
    for sentence in behind(agenda)[:1]:
        yield Paragraph(text=sentence, tone=Tone.QUIET)


def _basis(matter: Matter) -> str:
    return matter.say(
        "summary-basis",
        today=words.day(matter.case.today),
        rulebook=matter.rulebook_line,
        newest=words.day(matter.case.rulebook.newest_source),
    )
