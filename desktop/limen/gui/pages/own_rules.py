"""Own rules and other rulebooks, as texts to read: whose they are, and what they change."""

from collections.abc import Iterator

from limen.app.own_rules import Judged
from limen.domain.errors import DataError
from limen.domain.packs import Pack
from limen.domain.rules import Proxy, Rulebook
from limen.engine import words
from limen.engine.rule_changes import FieldChange, RulebookChanges, compared, differing
from limen.gui.widgets.reading import Line
from limen.library.rulebook import rulebook

NO_OWN = (
    "No own rules. A folder NAME.rules beside NAME.limen, with TOML files in it, is laid over"
    " this rulebook when the casefile is opened."
)
_PARTLY = "A rule with a mistake is a “rule problem” and compares nothing; the others count."
_NOT = "Nothing of it is used. Mend what is listed here, and choose the folder again."


def own_line(pack: Pack | None) -> str:
    """Whose own rules lie on top, and what they do, in a sentence or two."""
    if pack is None:
        return NO_OWN
    did = (
        (pack.added, "added"),
        (pack.replaced, "replaced"),
        (pack.off, f"switched off ({', '.join(pack.off)})"),
    )
    told = words.listed(tuple(f"{len(rules)} {what}" for rules, what in did if rules))
    return (
        f"With own rules, which are not Limen’s: {pack.name} {pack.version}, as of"
        f" {words.day(pack.as_of)}. {told or 'It changes no rule'}."
    )


def about_own(rule: Proxy, book: Rulebook) -> Iterator[Line]:
    """That *rule* is somebody's own, what is wrong with it, and what it puts in place of Limen's."""
    if rule.problem:
        yield Line("This entry cannot be used", "caption")
        yield Line(rule.problem)
    if book.pack is None or not book.own(rule.id):
        return
    yield Line("Own rule", "caption")
    yield Line(f"Not Limen’s: it comes from “{book.pack.name}” {book.pack.version}.")
    shipped = rulebook().named(rule.id)
    if shipped is not None:
        yield Line(f"It takes the place of “{shipped.title}”:")
        yield from _fields(differing(shipped, rule))


def about_judged(found: Judged) -> Iterator[Line]:
    """What the linter says about a folder of own rules that is not used yet."""
    yield Line(f"Own rules in “{found.name}”", "title")
    yield Line(_PARTLY if found.book else _NOT, "lead")
    yield from _mistakes(found.mistakes)
    said = {str(mistake) for mistake in found.mistakes}
    if found.refusal and found.refusal.removeprefix(f"{found.name}/") not in said:
        yield Line("Not usable because", "caption")
        yield Line(found.refusal)


def _mistakes(found: tuple[DataError, ...]) -> Iterator[Line]:
    if found:
        yield Line(words.counted(len(found), "mistake"), "caption")
    yield from (Line(str(mistake)) for mistake in found)


def about_use(found: Judged, place: str, gone: str) -> Iterator[Line]:
    """That own rules count from now on, where they lie, and what they change."""
    if found.book is None:
        return
    yield Line(f"The own rules of “{found.name}” count from now on", "title")
    yield Line(f"They lie in {place} beside the casefile: keep the two together.", "lead")
    if gone:
        yield Line(f"What lay there before is in {gone} now.")
    yield from _mistakes(found.mistakes)
    yield from _told(compared(rulebook(), found.book))


def about_off(gone: str) -> Iterator[Line]:
    """That no own rules count any more, and where they went."""
    yield Line("No own rules count any more", "title")
    if gone:
        yield Line(
            f"They lie in {gone} beside the casefile: choose that to use them again.", "lead"
        )


def about_changes(book: Rulebook, other: Rulebook, name: str) -> Iterator[Line]:
    """What is otherwise in the rulebook called *name* than in this *book*."""
    changes = compared(book, other)
    yield Line(f"From this rulebook to “{name}”", "title")
    yield Line(f"Version {other.version}, put together on {words.day(other.as_of)}", "quiet")
    if changes.nothing:
        yield Line("The two say the same.", "lead")
    yield from _told(changes)


def _told(changes: RulebookChanges) -> Iterator[Line]:
    yield from _listed(changes)
    yield from _others(changes)


def _listed(changes: RulebookChanges) -> Iterator[Line]:
    for caption, rules in (("Added", changes.added), ("Removed", changes.removed)):
        if rules:
            yield Line(caption, "caption")
        yield from (Line(rule.title) for rule in rules)
    for one in changes.changed:
        yield Line("Changed", "caption")
        yield Line(one.rule.title, "strong")
        yield from _fields(one.changes)


def _fields(changes: tuple[FieldChange, ...]) -> Iterator[Line]:
    return (Line(one.words, "quiet") for one in changes)


def _others(changes: RulebookChanges) -> Iterator[Line]:
    if changes.others:
        yield Line("Besides the rules", "caption")
    yield from (Line(sentence) for sentence in changes.others)
