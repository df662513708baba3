"""What the commands about evidence share: a file as JSON, and how far something long is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from limen.domain.case import Case
    from limen.domain.evidence import Evidence

_EVERY = 16 << 20


def about(case: "Case", one: "Evidence", found: str | None = None) -> dict[str, Any]:
    """A piece of evidence as plain JSON; *found* is the SHA-256 that it has now, where one looked."""
    from limen.engine.evidence import standing

    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "size": one.size,
        "sha256": one.sha256,
        "added": one.added,
        "obtained": one.obtained,
        "keeping": one.keeping.value,
        "path": one.path,
        "effective_from": one.begins.isoformat() if one.begins else None,
        "effective_to": one.ends.isoformat() if one.ends else None,
        "expires": one.expires.isoformat() if one.expires else None,
        "note": one.note,
        "state": standing(one, case.today, found).value,
        "answers": [
            {"record": record.id, "question": key}
            for record in case.casefile.records
            for key, answer in case.casefile.said(record.id).items()
            if one.id in answer.evidence
        ],
    }


@contextmanager
def saying_how_far(name: str) -> Iterator[Callable[[int], object]]:
    """What is told how many bytes are done shows it, where somebody sits at the terminal."""
    shown = 0

    def tell(done: int) -> None:
        nonlocal shown
        if done - shown >= _EVERY and sys.stderr.isatty():
            shown = done
            print(f"\r{name}: {done >> 20:,} MiB", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown:
            print(file=sys.stderr)
