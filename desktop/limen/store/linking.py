"""Which of the entries that lie in a damaged file belong to its own log.

A casefile may hold another casefile as evidence, whose entries look just like its own.
"""

from collections.abc import Iterable, Mapping

from limen.domain.history import Entry


def own(candidates: Iterable[Entry], whole: Mapping[int, Entry]) -> dict[int, Entry]:
    """The *candidates* of the log that has the entries *whole*, by number.

    Where two logs begin in the file, those that hang together with the whole ones through their
    hashes, or where none is whole those of the longest log; otherwise all.
    """
    known = {one.hash for one in whole.values()}
    found = {one.hash: one for one in candidates if one.hash not in known}
    begin = {one.hash for one in (*found.values(), *whole.values()) if one.sequence == 1}
    if len(begin) < 2:  # noqa: PLR2004 - a second log
        return {one.sequence: one for one in found.values()}
    after = {one.before: one for one in found.values()}
    if not whole:
        chains = [_forward(found[first], after) for first in begin]
        return max(chains, key=len)
    linked: dict[int, Entry] = {}
    for one in whole.values():
        linked.update(_forward(one, after))
        linked.update(_back(one, found))
    return linked


def _forward(entry: Entry, after: Mapping[str, Entry]) -> dict[int, Entry]:
    chain = {entry.sequence: entry}
    while (following := after.get(entry.hash)) and following.sequence == entry.sequence + 1:
        entry = chain[following.sequence] = following
    return chain


def _back(entry: Entry, found: Mapping[str, Entry]) -> dict[int, Entry]:
    chain = {}
    while (earlier := found.get(entry.before)) and earlier.sequence == entry.sequence - 1:
        entry = chain[earlier.sequence] = earlier
    return chain
