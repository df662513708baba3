"""``limen calendar``: the dates that follow from the planned releases."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from limen.app.clock import Clock
    from limen.domain.calendar import Milestone, Outlook
    from limen.domain.case import Case


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("calendar", help="the dates that follow from planned releases")
    terminal.with_file(command)
    terminal.with_day(command)
    terminal.with_rules(command)
    terminal.with_json(command)
    command.add_argument("--ics", metavar="OUT.ics", type=Path, help="write them for calendars")
    command.add_argument("--pdf", metavar="OUT.pdf", type=Path, help="print the months to come")
    command.add_argument("--paper", choices=("letter", "a4"), default="letter", help="(letter)")
    command.add_argument(
        "--code-names", action="store_true", help="write code names instead of names"
    )
    command.add_argument(
        "--scenarios",
        action="store_true",
        help="print each release under other plans, side by side",
    )
    for name, what in (("late", "a determination that comes late"), ("slip", "partners later")):
        command.add_argument(
            f"--{name}",
            metavar="DAYS",
            type=_days,
            help=f"with --scenarios: {what} by so many days",
        )
    command.set_defaults(run=run)


def _days(text: str) -> int:
    """A number of days that a scenario can take."""
    from limen.engine.calendar.scenarios import MOST_LATE

    days = int(text) if text.isdecimal() else 0
    if not 0 < days <= MOST_LATE:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of days from 1 to {MOST_LATE:,}")
    return days


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print the milestones, and write them where asked."""
    case = terminal.case_of(arguments, clock)
    if arguments.ics:
        from limen.app.printing import calendar_file, written
        from limen.app.reading import log_in

        entries = log_in(arguments.file)
        made = calendar_file(case, clock, entries, coded=arguments.code_names)
        written(arguments.ics, made)
        terminal.note(f"Written: {arguments.ics.name}")
    if arguments.pdf:
        from limen.app.printing import months_file, written

        written(arguments.pdf, months_file(case, arguments.paper))
        terminal.note(f"Written: {arguments.pdf.name}")
    if arguments.json:
        from limen.exporters.dates import calendar

        terminal.print_json(calendar(case))
    elif arguments.scenarios or arguments.late or arguments.slip:
        _compare(case, arguments)
    else:
        _print(case)
    return 0


def _names(case: "Case") -> "dict[str, str]":
    return {model.id: model.name for model in case.casefile.models}


def _compare(case: "Case", arguments: argparse.Namespace) -> None:
    from limen.engine.calendar.agenda import agendas, shared
    from limen.engine.calendar.scenarios import LATE, scenarios, side_by_side

    every = scenarios(arguments.late or LATE, arguments.slip or LATE)
    found, names = agendas(case), _names(case)
    for one in found:
        for plan in one.plans:
            print(f"{names[one.model]}: {plan.release.name}")
            outlooks = side_by_side(plan.release, case.today, case.rulebook.almanac, every)
            terminal.print_table((_HEADS, *(_row(outlook) for outlook in outlooks)))
    for sentence in shared(case, found):
        terminal.note(sentence)


_HEADS = ("Scenario", "Work begins", "Window opens", "Partners", "Public", "Late steps")


def _row(outlook: "Outlook") -> tuple[str, ...]:
    release = outlook.plan.release
    days = (outlook.begins, outlook.opens, release.trusted_partners, release.public)
    told = (day.isoformat() if day else "–" for day in days)
    return (outlook.scenario.title, *told, str(outlook.late))


def _print(case: "Case") -> None:
    from limen.engine.calendar.agenda import agendas, own_days_off, shared, world

    found, names = agendas(case), _names(case)
    if not any(one.plans or one.events for one in found):
        print("No planned release yet: add one with “limen add FILE.limen release NAME”.")
    for one in found:
        name = names[one.model]
        for plan in one.plans:
            _group(f"{name}: {plan.release.name}", plan.milestones, plan.problems)
        for after in one.events:
            _group(f"{name}: {after.event.name}", after.milestones, after.left_out)
    notes = (*shared(case, found), *own_days_off(case)[1])
    _group("Dates of the world that touch these models", world(found), notes)


def _group(title: str, milestones: "Iterable[Milestone]", notes: "Iterable[str]") -> None:
    print(title)
    for milestone in milestones:
        marks = "".join(f"  {one}" for one in _marks(milestone))
        print(f"  {_when(milestone):<18}  {milestone.what}{_until(milestone)}{marks}")
        print(f"  {'':<18}  {milestone.computed}")
    for note in notes:
        terminal.note(f"  {note}")


def _marks(milestone: "Milestone") -> "Iterator[str]":
    """How it stands, and by which name it can be said to be met."""
    from limen.engine.calendar.duties import mark

    if stands := mark(milestone):
        yield stands
    if milestone.duty and not milestone.met:
        yield f"[{milestone.duty}]"


def _when(milestone: "Milestone") -> str:
    from limen.engine.words import day

    return day(milestone.on) if milestone.on else "no date"


def _until(milestone: "Milestone") -> str:
    from limen.engine.words import day

    return f", until {day(milestone.ends)}" if milestone.ends else ""
