"""A casefile out of a package."""

from pathlib import Path

from limen.app.attaching import nobody
from limen.app.comparing import Checked, DifferentExportError, compared, replayed
from limen.app.own_rules import keep_beside
from limen.app.parcel import opened
from limen.store.casefile import CasefileStore
from limen.store.copying import Tell, furnish
from limen.store.placing import drafted
from limen.store.trouble import told


def unpacked_to(package: Path, path: Path, tell: Tell = nobody) -> Checked:
    """Make a casefile of a package at *path*, where there is no file yet; and compare.

    Own rules that were packed go into the folder beside it.  *tell* hears how many bytes of files
    are done.
    """
    with opened(package, package.name) as parcel:
        packed = parcel.content
        wanted = replayed(packed.log, package.name)
        with drafted(path) as draft, told(path):
            furnish(draft, packed.log, parcel.contents(tell))
    with CasefileStore(path) as store:
        checked = compared(wanted, store.casefile())
        wrong = store.verify() or checked.differences
    if wrong:
        raise DifferentExportError(path.name, Checked(differences=tuple(wrong)))
    if packed.own_rules:
        keep_beside(path, packed.own_rules)
    return checked
