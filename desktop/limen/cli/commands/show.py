"""``limen show``: what is said so far."""

import argparse
from typing import TYPE_CHECKING, Any

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.answers import Answer
    from limen.domain.case import Case
    from limen.domain.forms import Question
    from limen.domain.records import Record


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("show", help="what is said so far, and what is open")
    terminal.with_file(command)
    command.add_argument("record", metavar="RECORD", nargs="?", help="one record alone")
    command.add_argument("--snapshot", metavar="NAME", help="as it was in a snapshot of it")
    terminal.with_json(command)
    command.set_defaults(run=run, as_of=None)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print the records, or one of them with its answers."""
    case = _then(arguments, clock) if arguments.snapshot else terminal.case_of(arguments, clock)
    records = case.casefile.records
    if arguments.record:
        records = (terminal.record_named(case.casefile, arguments.record),)
        terminal.note_doubts(case, records)
    if arguments.json:
        terminal.print_json(_document(case, records))
    elif arguments.record:
        _print_answers(case, records[0])
    else:
        _print_records(case)
    return 0


def _then(arguments: argparse.Namespace, clock: "Clock") -> "Case":
    """What followed from the casefile as it was in the snapshot."""
    from limen.app.recovering import entries_in
    from limen.app.snapshots import opened, snapshot_named

    one = snapshot_named(arguments.file, arguments.snapshot)
    with opened(arguments.file, one, entries_in(arguments.file, one), clock) as desk:
        return desk.case


def _document(case: "Case", records: "tuple[Record, ...]") -> dict[str, Any]:
    return {
        "organization": case.casefile.organization.name,
        "example": case.casefile.example,
        "records": [_record(case, record) for record in records],
    }


def _record(case: "Case", record: "Record") -> dict[str, Any]:
    said = case.casefile.said(record.id)
    return {
        "id": record.id,
        "kind": record.kind.value,
        "name": record.name,
        "parent": record.parent or None,
        "answers": {key: _answer(answer) for key, answer in said.items()},
    }


def _answer(answer: "Answer") -> dict[str, Any]:
    from limen.exporters.answers import meaning

    return {
        "value": meaning(answer.value),
        "said": answer.said,
        "silence": answer.silence.value if answer.silence else None,
        "because": answer.because,
        "until": answer.until.isoformat() if answer.until else None,
        "unsure": answer.unsure,
        "note": answer.note,
        "source": answer.provenance.source,
        "place": answer.provenance.place,
        "url": answer.provenance.url,
    }


def _print_records(case: "Case") -> None:
    example = " (EXAMPLE)" if case.casefile.example else ""
    print(f"{case.casefile.organization.name}{example}")
    terminal.print_table(_line(case, record) for record in case.casefile.records)


def _line(case: "Case", record: "Record") -> tuple[str, str, str, str]:
    from limen.engine.case import asked_of

    questions = asked_of(case.casefile, case.interview, record)
    still = sum(one.open for one in questions)
    return record.id, record.kind.value, record.name, f"{still} of {len(questions)} questions open"


def _print_answers(case: "Case", record: "Record") -> None:
    from limen.engine.case import asked_of

    print(f"{record.name} ({record.kind.value}, {record.id})")
    for one in asked_of(case.casefile, case.interview, record):
        print(f"  {one.question.label}  [{one.question.key}]")
        print(f"    {_said(one.question, case.casefile.answer(record.id, one.question.key))}")


def _said(question: "Question", answer: "Answer") -> str:
    from limen.engine.interpret import shown

    source = f"  ({answer.provenance.source})" if answer.provenance.source else ""
    return f"{shown(question, answer)}{' – not certain' if answer.unsure else ''}{source}"
