"""Dates that follow from anchors and events, each with the sentence that computes it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from limen.domain.answers import Answer
from limen.domain.nouns import dataclass
from limen.domain.value import Source, Value

Answered = Mapping[str, Answer]


class Lane(StrEnum):
    """The lane of the release calendar in which a milestone is drawn."""

    PREPARATION = "preparation"
    WINDOW = "window"
    PARTNERS = "partners"
    SELECTION = "partners’ selection"
    STAGES = "stages"
    DETERMINATION = "determination"
    PUBLIC = "public release"
    CLOCKS = "other clocks"
    WORLD = "dates of the world"


_SET = {Lane.PARTNERS, Lane.PUBLIC, Lane.STAGES}


class Standing(StrEnum):
    """How firm a day is."""

    PLANNED = "planned"
    FIXED = "fixed"
    HAPPENED = "happened"


@dataclass(frozen=True, kw_only=True)
class Stage(Value):
    """A step of a release that the organisation set itself; *outsiders* tells whom it lets in."""

    id: str
    name: str
    on: date | None = None
    standing: Standing = Standing.PLANNED
    channel: str = ""
    jurisdiction: str = ""
    outsiders: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Partner(Value):
    """A trusted partner with the first and the last day of their access, and their terms."""

    id: str
    name: str
    starts: date | None = None
    ends: date | None = None
    terms: str = ""
    signed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Met(Value):
    """That a *duty* was met: on which day and by whom, as the record with that id tells.

    Without an id, the next event of the same kind tells it.
    """

    id: str = ""
    name: str = ""
    duty: str = ""
    on: date | None = None
    by: str = ""
    account: str = ""


@dataclass(frozen=True, kw_only=True)
class Release(Value):
    """A planned release with its two anchors; *window_days* is a scenario of 30 by default.

    With *alone*, the organisation said that no other trusted partner gets it first.  *durations*
    (in days) and *done* (on which day) are told per step of the preparation, which *team* does.
    *answers* are those about the release, as ``release.key``.
    """

    id: str
    model: str
    name: str
    trusted_partners: date | None = None
    public: date | None = None
    window_days: int = 30
    alone: bool = False
    partners_standing: Standing = Standing.PLANNED
    public_standing: Standing = Standing.PLANNED
    stages: tuple[Stage, ...] = ()
    partners: tuple[Partner, ...] = ()
    durations: Mapping[str, int] = field(default_factory=dict)
    done: Mapping[str, date] = field(default_factory=dict)
    team: str = ""
    met: tuple[Met, ...] = ()
    answers: Answered = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Event(Value):
    """Something that starts clocks: its *kind*, and the instants that were told, by question key.

    *followed* is when the next event of the same kind came, *met* what is told of duties that were
    met, *answers* are those about the event, as ``event.key``.
    """

    id: str
    model: str
    name: str
    kind: str = ""
    moments: Mapping[str, datetime] = field(default_factory=dict)
    followed: datetime | None = None
    met: tuple[Met, ...] = ()
    answers: Answered = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Told(Value):
    """A sentence that was reported, and by whom."""

    text: str
    source: tuple[Source, ...]


class Milestone(NamedTuple):
    """A date that follows from an anchor; a milestone without one says why in *computed*.

    *ends* is the last day of a span (inclusive), ``None`` for a single day and for a lane that
    is open-ended.  *strict* and *rolled* are the two readings where a rule of counting knows
    both; *on* is the one to plan on.  *at* is the instant of a clock that counts hours, in the
    zone of its event.  *uid* stays the same when the date moves.  *late* tells that something
    should have begun or been met already, *critical* that nothing in the plan has less room.
    *duty* names what can be met, and *met* tells that it was.  *rests_on*
    are the answers that it is counted from, as record id and question key; the first of them is
    the day itself, where a person set it.  *remarks* are sentences that were reported about it,
    each with its sources.

    A named tuple, as thousands of them are made while an anchor is dragged.
    """

    uid: str
    what: str
    on: date | None
    computed: str
    lane: Lane
    ends: date | None = None
    strict: date | None = None
    rolled: date | None = None
    at: datetime | None = None
    standing: Standing = Standing.PLANNED
    late: bool = False
    critical: bool = False
    duty: str = ""
    met: Met | None = None
    rests_on: tuple[tuple[str, str], ...] = ()
    source: tuple[Source, ...] = ()
    remarks: tuple[Told, ...] = ()

    @property
    def movable(self) -> bool:
        """Whether its day is one that a person set, and can set anew."""
        return self.on is not None and self.lane in _SET


@dataclass(frozen=True, kw_only=True)
class ReleasePlan(Value):
    """One release and its milestones, dated ones first by date; *problems* are sentences."""

    release: Release
    milestones: tuple[Milestone, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EventPlan(Value):
    """One event and what is due after it; *left_out* are sentences on clocks that don't count it."""

    event: Event
    milestones: tuple[Milestone, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Agenda(Value):
    """All dates of one model: its releases, its events, and the days that come for everybody."""

    model: str
    plans: tuple[ReleasePlan, ...] = ()
    events: tuple[EventPlan, ...] = ()
    world: tuple[Milestone, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Move(Value):
    """How often the days of a milestone changed so far, and how it was *last* seen with a day.

    *gone* tells that it has no day any more; *model* is the id of the model that it belongs to.
    """

    times: int
    last: Milestone
    model: str
    owner: str
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class Scenario(Value):
    """A plan as it would be: another length of the window, a late determination, a slipped anchor.

    *window_days* replaces the length where it is given.  *slip* moves the release to other trusted
    partners alone, by days; *late* moves both anchors, as whoever waits for a determination that
    comes so many days after the window would have to.
    """

    key: str
    title: str
    window_days: int | None = None
    slip: int = 0
    late: int = 0


@dataclass(frozen=True, kw_only=True)
class Outlook(Value):
    """What a scenario makes of a release: the plan, and the first day of work on it."""

    scenario: Scenario
    plan: ReleasePlan
    begins: date | None
    opens: date | None
    late: int
