"""Which records of two casefiles are the same: by their common past, otherwise by kind, place and name.

Identifiers are given by counting, so that after two copies went their own ways the same one may
stand for different things.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from limen.domain.answers import Answer
from limen.domain.forms import RecordKind
from limen.domain.records import Casefile, Record

Ids = Mapping[str, str]


def aligned(other: Casefile, to: Casefile, common: frozenset[str]) -> Casefile:
    """*other* with its records and files under the identifiers that they have in *to*.

    Those in *common* mean the same in both already; what only *other* has gets an identifier that
    *to* does not use.
    """
    ids = {**_records(other, to, common), **_files(other, to, common)}
    if all(one == here for one, here in ids.items()):
        return other
    return replace(
        other,
        records=tuple(
            replace(one, id=ids[one.id], parent=ids.get(one.parent, one.parent))
            for one in other.records
        ),
        answers={
            ids.get(record, record): {key: _resting(answer, ids) for key, answer in said.items()}
            for record, said in other.answers.items()
            if record in ids
        },
        evidence=tuple(replace(one, id=ids[one.id]) for one in other.evidence),
    )


def _resting(answer: Answer, ids: Ids) -> Answer:
    return replace(answer, evidence=tuple(ids.get(one, one) for one in answer.evidence))


def _records(other: Casefile, to: Casefile, common: frozenset[str]) -> dict[str, str]:
    ids = {one.id: one.id for one in other.records if one.id in common}
    there = _by_place(
        (_place(one, one.parent), one.id) for one in to.records if one.id not in common
    )
    for one in other.records:
        if one.id not in ids:
            found = there.get(_place(one, ids.get(one.parent, one.parent)))
            ids[one.id] = found.popleft() if found else _unused(one.id, to, ids)
    return ids


def _by_place(made: Iterable[tuple[tuple[str, ...], str]]) -> dict[tuple[str, ...], deque[str]]:
    """Identifiers by what is known of each; several of the same name in their order."""
    found: dict[tuple[str, ...], deque[str]] = {}
    for place, identifier in made:
        found.setdefault(place, deque()).append(identifier)
    return found


def _place(record: Record, parent: str) -> tuple[str, ...]:
    """What a record is known by; there is but one organisation, whatever it is called."""
    if record.kind is RecordKind.ORGANIZATION:
        return (record.kind,)
    return record.kind, parent, record.name


def _files(other: Casefile, to: Casefile, common: frozenset[str]) -> dict[str, str]:
    ids = {one.id: one.id for one in other.evidence if one.id in common}
    there = _by_place(
        ((one.name, one.sha256), one.id) for one in to.evidence if one.id not in common
    )
    for one in other.evidence:
        if one.id not in ids:
            found = there.get((one.name, one.sha256))
            ids[one.id] = found.popleft() if found else _unused(one.id, to, ids)
    return ids


def _unused(wanted: str, to: Casefile, ids: Ids) -> str:
    there = {*(one.id for one in to.records), *(one.id for one in to.evidence)}
    taken = there.union(ids.values())
    return next(name for name in _names(wanted) if name not in taken)


def _names(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))
