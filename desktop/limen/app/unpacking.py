"""A casefile out of a package."""

from pathlib import Path

from limen.app.comparing import Checked, DifferentExportError, compared, replayed
from limen.app.own_rules import keep_beside
from limen.app.packing import content_of
from limen.domain.errors import UnreadableFileError
from limen.store.building import built
from limen.store.casefile import CasefileStore
from limen.store.placing import place


def unpacked_to(package: Path, path: Path) -> Checked:
    """Make a casefile of a package at *path*, where there is no file yet; and compare.

    Own rules that were packed go into the folder beside it.
    """
    try:
        content = package.read_bytes()
    except OSError as error:
        raise UnreadableFileError(package.name, f"{error.strerror}.") from error
    packed = content_of(content, package.name)
    log = packed.log
    wanted = replayed(log, package.name)
    place(path, built(log))
    with CasefileStore(path) as store:
        checked = compared(wanted, store.casefile())
        wrong = store.verify() or checked.differences
    if wrong:
        raise DifferentExportError(path.name, Checked(differences=tuple(wrong)))
    if packed.own_rules:
        keep_beside(path, packed.own_rules)
    return checked
