"""Looking things up in a log without reading all of it: a page, a step, what concerns a step.

Every function asks an open connection, and lets go of the file before it returns.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from typing import Any

import msgspec

from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.undoing import Outline
from limen.domain.value import Value
from limen.engine.history.cells import GIVING, cited, subject, upwards
from limen.engine.history.reversals import Reversals, newest_reversals, run_of
from limen.store import rows

_OUTLINES = "SELECT sequence, at, who, manner, action, why FROM entry WHERE sequence = step AND "
_REVERSING = "manner IN ('undone', 'redone')"
_LISTED = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, kw_only=True)
class Word(Value):
    """A word that is searched for, in lower case, and what it is found in besides the texts."""

    text: str
    records: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Wanted(Value):
    """Which entries are looked for; what is not said is any.

    *since* and *until* are instants as they are logged, the second one exclusive.
    """

    records: tuple[str, ...] | None = None
    question: str = ""
    who: str | None = None
    since: str = ""
    until: str = ""
    words: tuple[Word, ...] = ()


def page(connection: sqlite3.Connection, wanted: Wanted, before: int, most: int) -> list[Entry]:
    """At most so many entries in front of number *before*, newest first; 0 is behind the newest."""
    clauses, values = _conditions(wanted)
    if before:
        clauses, values = [*clauses, "sequence < ?"], [*values, before]
    found = connection.execute(
        f"SELECT {rows.COLUMNS} FROM entry WHERE {' AND '.join(clauses)}"  # noqa: S608 - constants
        " ORDER BY sequence DESC LIMIT ?",
        [*values, most],
    )
    return [rows.entry(row) for row in found.fetchall()]


def count(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How many entries are wanted."""
    clauses, values = _conditions(wanted)
    asked = f"SELECT count(*) FROM entry WHERE {' AND '.join(clauses)}"  # noqa: S608 - constants
    return int(connection.execute(asked, values).fetchone()[0])


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    asked: list[tuple[str, list[Any]]] = [("1", [])]
    if wanted.records is not None:
        asked.append((f"record {_LISTED}", [json.dumps(wanted.records)]))
    for condition, value in (
        ("question = ?", wanted.question or None),
        ("who = ?", wanted.who),
        ("at >= ?", wanted.since or None),
        ("at < ?", wanted.until or None),
    ):
        if value is not None:
            asked.append((condition, [value]))
    asked += [_containing(word) for word in wanted.words]
    return [clause for clause, _ in asked], [value for _, values in asked for value in values]


def _containing(word: Word) -> tuple[str, list[Any]]:
    lists = (word.records, word.questions, word.actions, word.manners)
    columns = ("record", "question", "action", "manner")
    listed = [f"{column} {_LISTED}" for column in columns]
    held = [f"instr(lower({column}), ?)" for column in ("what", "who", "why")]
    values = [*map(json.dumps, lists), *[word.text] * len(held)]
    return f"({' OR '.join((*listed, *held))})", values


def people(connection: sqlite3.Connection) -> list[str]:
    """The names under which something was logged; "" is nobody's."""
    return sorted(str(row[0]) for row in connection.execute("SELECT DISTINCT who FROM entry"))


def nearest(
    connection: sqlite3.Connection, who: str, pick: Callable[[Iterable[Outline], str], int]
) -> int:
    """What *pick* chooses among the steps of *who* or nobody, and all reversals, newest first."""
    asked = f"{_OUTLINES} (who IN (?, '') OR {_REVERSING}) ORDER BY sequence DESC"
    with closing(connection.execute(asked, [who])) as found:
        return pick(map(_outline, found), who)


def reversals(connection: sqlite3.Connection, after: int = 0) -> Reversals:
    """What became, behind entry number *after*, of the steps that were taken back or done again."""
    asked = f"{_OUTLINES} {_REVERSING} AND sequence > ? ORDER BY sequence DESC"
    return newest_reversals(map(_outline, connection.execute(asked, [after]).fetchall()))


def _outline(row: Sequence[Any]) -> Outline:
    names = ("step", "at", "who", "manner", "action", "why")
    return msgspec.convert(dict(zip(names, row, strict=True)), Outline)


def step(connection: sqlite3.Connection, number: int) -> list[Entry]:
    """The entries of the step to which entry *number* belongs; none where there is no such entry."""
    asked = (
        f"SELECT {rows.COLUMNS} FROM entry WHERE sequence >="  # noqa: S608 - constants
        " (SELECT step FROM entry WHERE sequence = ?) ORDER BY sequence"
    )
    with closing(connection.execute(asked, [number])) as found:
        return list(_as_long_as(map(rows.entry, found)))


def _as_long_as(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries that belong to the same step as the first one."""
    return next((each for _, each in groupby(entries, lambda entry: entry.step)), iter(()))


def newest(
    connection: sqlite3.Connection, record: str, question: str, actions: Sequence[str], before: int
) -> Entry | None:
    """The last entry in front of number *before* that did one of *actions* to it."""
    found = connection.execute(
        f"SELECT {rows.COLUMNS} FROM entry WHERE record = ? AND question = ? AND sequence < ?"  # noqa: S608 - constants
        f" AND action {_LISTED} ORDER BY sequence DESC LIMIT 1",
        [record, question, before, json.dumps(actions)],
    ).fetchone()
    return None if found is None else rows.entry(found)


def below(connection: sqlite3.Connection, record: str) -> tuple[str, ...]:
    """The ids of a record, of all that hangs on it, and of the evidence for these."""
    hung = above(connection)
    return (record, *(one for one in hung if record in set(upwards(hung[one], hung))))


def concerning(connection: sqlite3.Connection, number: int, known: Reversals) -> list[Entry]:
    """All that `limen.engine.history.undoing` has to see of the log to reverse a step."""
    steps = {number, run_of(number, known)} | ({known[number].step} if number in known else set())
    own = [entry for one in steps for entry in step(connection, one)]
    hung = above(connection)
    given = {subject(entry) for entry in own if entry.action in GIVING}
    named = {one for entry in own for one in (entry.record, subject(entry), *cited(entry))}
    ids = {upper for one in named for upper in upwards(one, hung)}
    if given:
        ids |= {one for one in hung if given & set(upwards(one, hung))}
    clauses = [f"step {_LISTED}", f"record {_LISTED}"]
    values: list[set[Any]] = [steps, ids]
    if given:  # answers may name it
        clauses.append("EXISTS (SELECT 1 FROM json_each(?) WHERE instr(what, value))")
        values.append({json.dumps(one) for one in given})
    found = connection.execute(
        f"SELECT {rows.COLUMNS} FROM entry WHERE {' OR '.join(clauses)} ORDER BY sequence",  # noqa: S608 - constants
        [json.dumps(sorted(each)) for each in values],
    )
    return [rows.entry(row) for row in found.fetchall()]


def since(connection: sqlite3.Connection, sequence: int) -> list[Entry]:
    """All that has to be seen of the log to bring back the state behind entry number *sequence*."""
    found = connection.execute(
        f"SELECT {rows.COLUMNS} FROM entry WHERE sequence > ? OR action = 'attach' OR"  # noqa: S608 - constants
        " record IN (SELECT record FROM entry WHERE sequence > ?) ORDER BY sequence",
        [sequence, sequence],
    )
    return [rows.entry(row) for row in found.fetchall()]


def without_answers(connection: sqlite3.Connection) -> list[Entry]:
    """The log without what was said: what came, went, and was called otherwise."""
    asked = f"SELECT {rows.COLUMNS} FROM entry WHERE action <> 'say' ORDER BY sequence"  # noqa: S608 - constants
    return [rows.entry(row) for row in connection.execute(asked).fetchall()]


def hash_of(connection: sqlite3.Connection, sequence: int) -> str:
    """The hash of one entry, "" where there is none of that number."""
    found = connection.execute("SELECT hash FROM entry WHERE sequence = ?", [sequence]).fetchone()
    return str(found[0]) if found else ""


def above(connection: sqlite3.Connection) -> Mapping[str, str]:
    """What each record and each piece of evidence hangs on."""
    found = connection.execute(
        "SELECT id, parent FROM record UNION ALL SELECT id, record FROM evidence"
    )
    return {str(one): str(parent) for one, parent in found}
