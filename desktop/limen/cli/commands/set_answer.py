"""``limen set``: say one answer, or one of the honest non-answers."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.answers import Answer, Silence
from limen.domain.errors import LimenError
from limen.domain.forms import AnswerKind, Question

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.desk import Desk

MOST_CONFIG_BYTES = 4_000_000


class OneAnswerError(LimenError):
    """No answer was given, or more than one."""

    def __init__(self) -> None:
        super().__init__(
            "Give exactly one of VALUE, --dont-know, --doesnt-apply WHY, --later DATE, --withheld."
        )


class ReasonlessError(LimenError):
    """“Doesn't apply” without a reason."""

    def __init__(self) -> None:
        super().__init__("Say why it doesn't apply: --doesnt-apply WHY.")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("set", help="say one answer")
    terminal.with_file(command)
    command.add_argument("record", metavar="RECORD", help="by name, by identifier, or organization")
    command.add_argument("question", metavar="QUESTION", help="the question's key")
    command.add_argument("value", metavar="VALUE", nargs="?", help="@FILE takes a file's content")
    command.add_argument("--dont-know", action="store_true", help="nobody knows it yet")
    command.add_argument("--doesnt-apply", metavar="WHY", help="it does not apply, and why")
    command.add_argument(
        "--later", metavar="DATE", type=terminal.day, help="it will be answered then"
    )
    command.add_argument(
        "--withheld", metavar="WHY", nargs="?", const="", help="on advice of counsel"
    )
    command.add_argument("--unsure", action="store_true", help="mark the answer as not certain")
    command.add_argument(
        "--note", help="a note for colleagues and counsel; else the one before stays"
    )
    command.add_argument("--why", default="", help="the reason, for the log")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Say the answer and print how it reads."""
    from limen.app.desk import Desk
    from limen.engine.interpret import shown
    from limen.library.interview import question

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        record = terminal.record_named(desk.case.casefile, arguments.record)
        asked = question(desk.case.interview, record.kind, arguments.question)
        answer = _around(arguments, desk, record.id, _answer(arguments, asked))
        desk.say(record.id, asked.key, answer, arguments.why)
        terminal.note_doubts(desk.case, (record,))
        terminal.tell(desk)
    print(f"{record.name}: {asked.label} {shown(asked, answer)}")
    return 0


def _answer(arguments: argparse.Namespace, question: Question) -> Answer:
    from dataclasses import replace

    from limen.engine.interpret import interpret

    silences = _silences(arguments)
    if len(silences) + (arguments.value is not None) != 1:
        raise OneAnswerError
    answer = silences[0] if silences else interpret(question, _raw(arguments.value, question))
    return replace(answer, unsure=arguments.unsure)


def _around(arguments: argparse.Namespace, desk: "Desk", record: str, answer: Answer) -> Answer:
    """A new *answer* with the note and the files of the one before, as the window says it."""
    from dataclasses import replace

    from limen.engine.evidence import still_backing

    casefile = desk.case.casefile
    before = casefile.answer(record, arguments.question)
    note = before.note if arguments.note is None else arguments.note
    return replace(answer, note=note, evidence=still_backing(before, casefile.evidence))


def _silences(arguments: argparse.Namespace) -> list[Answer]:
    said = []
    if arguments.dont_know:
        said.append(Answer(silence=Silence.DONT_KNOW))
    if arguments.doesnt_apply is not None:
        if not arguments.doesnt_apply.strip():
            raise ReasonlessError
        said.append(Answer(silence=Silence.DOESNT_APPLY, because=arguments.doesnt_apply))
    if arguments.later is not None:
        said.append(Answer(silence=Silence.LATER, until=arguments.later))
    if arguments.withheld is not None:
        said.append(Answer(silence=Silence.WITHHELD, because=arguments.withheld))
    return said


def _raw(value: str, question: Question) -> str:
    """The text of the value: ``@FILE`` stands for a file's content, for texts and configurations."""
    if value.startswith("@") and question.kind in (AnswerKind.CONFIG, AnswerKind.LONG_TEXT):
        return terminal.text_in(Path(value[1:]), MOST_CONFIG_BYTES)
    return value
