"""What a casefile says about releases, their stages and partners, and about events."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from limen.domain.answers import NOT_ASKED, Answer, Silence
from limen.domain.calendar import Event, Met, Partner, Release, Stage, Standing
from limen.domain.forms import AnswerKind, Interview, RecordKind
from limen.domain.records import Answers, Casefile, Record
from limen.engine.meaning import day, figure, instant, named, text
from limen.engine.runs import heard

_WINDOW_DAYS = 30
_AT = "at"
_DAYS, _DONE = "days_", "done_"


def releases(casefile: Casefile, model: str, interview: Interview) -> tuple[Release, ...]:
    """The planned releases of the model with that id."""
    return tuple(
        release(casefile, record, interview) for record in casefile.below(model, RecordKind.RELEASE)
    )


def events(casefile: Casefile, model: str, interview: Interview) -> tuple[Event, ...]:
    """The recorded events of the model with that id."""
    found = [
        _event(casefile, record, interview) for record in casefile.below(model, RecordKind.EVENT)
    ]
    return tuple(replace(one, followed=_followed(one, found)) for one in found)


def _followed(event: Event, events: Iterable[Event]) -> datetime | None:
    """When the next event of the same kind came."""
    at = event.moments.get(_AT)
    later = (one.moments[_AT] for one in events if one.kind == event.kind and _AT in one.moments)
    return min((one for one in later if at is not None and one > at), default=None)


def release(casefile: Casefile, record: Record, interview: Interview) -> Release:
    """The planned release that *record* is about."""
    said = heard(casefile, record, interview)
    window = figure(said, "window_days")
    first = said.get("trusted_partner_release", NOT_ASKED)
    return Release(
        id=record.id,
        model=record.parent,
        name=record.name,
        trusted_partners=day(said, "trusted_partner_release"),
        public=day(said, "public_release"),
        window_days=int(window.central) if window else _WINDOW_DAYS,
        alone=first.silence is Silence.DOESNT_APPLY,
        partners_standing=_standing(said, "trusted_partner_standing"),
        public_standing=_standing(said, "public_standing"),
        stages=_stages(casefile, record, interview),
        partners=_partners(casefile, record, interview),
        durations=_durations(said),
        done=_done(said),
        team=text(said, "team"),
        met=_met(casefile, record, interview),
        answers=_keyed(record, said),
    )


def _durations(said: Answers) -> Mapping[str, int]:
    """The days that each step takes, by its id."""
    told = {key: figure(said, key) for key in said if key.startswith(_DAYS)}
    return {key.removeprefix(_DAYS): int(days.central) for key, days in told.items() if days}


def _done(said: Answers) -> Mapping[str, date]:
    """The days on which steps were done, by their ids."""
    told = {key: day(said, key) for key in said if key.startswith(_DONE)}
    return {key.removeprefix(_DONE): on for key, on in told.items() if on}


def _stages(casefile: Casefile, record: Record, interview: Interview) -> tuple[Stage, ...]:
    below = casefile.below(record.id, RecordKind.STAGE)
    return tuple(_stage(one, heard(casefile, one, interview)) for one in below)


def _partners(casefile: Casefile, record: Record, interview: Interview) -> tuple[Partner, ...]:
    below = casefile.below(record.id, RecordKind.PARTNER)
    return tuple(_partner(one, heard(casefile, one, interview)) for one in below)


def _standing(said: Answers, key: str) -> Standing:
    return named(Standing, text(said, key)) or Standing.PLANNED


def _stage(record: Record, said: Answers) -> Stage:
    return Stage(
        id=record.id,
        name=record.name,
        on=day(said, "date"),
        standing=_standing(said, "standing"),
        channel=text(said, "channel"),
        jurisdiction=text(said, "jurisdiction"),
        outsiders=_yes(said, "outsiders"),
    )


def _partner(record: Record, said: Answers) -> Partner:
    return Partner(
        id=record.id,
        name=record.name,
        starts=day(said, "start_date"),
        ends=day(said, "end_date"),
        terms=text(said, "terms"),
        signed=_yes(said, "agreement_signed"),
    )


def _yes(said: Answers, key: str) -> bool | None:
    value = said.get(key, NOT_ASKED).value
    return value if isinstance(value, bool) else None


def _met(casefile: Casefile, record: Record, interview: Interview) -> tuple[Met, ...]:
    """What is told of duties that were met."""
    return tuple(
        Met(
            id=one.id,
            name=one.name,
            duty=text(said, "duty") or one.name,
            on=day(said, "met_on"),
            by=text(said, "met_by"),
            account=text(said, "account"),
        )
        for one in casefile.below(record.id, RecordKind.DUTY)
        for said in (heard(casefile, one, interview),)
    )


def _event(casefile: Casefile, record: Record, interview: Interview) -> Event:
    said = heard(casefile, record, interview)
    form = interview.get(record.kind)
    moments = {
        asked.key: when
        for asked in (form.questions if form else ())
        if asked.kind is AnswerKind.INSTANT and (when := instant(said, asked.key))
    }
    return Event(
        id=record.id,
        model=record.parent,
        name=record.name,
        kind=text(said, "event"),
        moments=moments,
        met=_met(casefile, record, interview),
        answers=_keyed(record, said),
    )


def _keyed(record: Record, said: Answers) -> Mapping[str, Answer]:
    return {f"{record.kind}.{key}": answer for key, answer in said.items()}
