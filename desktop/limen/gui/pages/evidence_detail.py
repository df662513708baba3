"""One piece of evidence: what it is, what may be said about it, and which answers rest on it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from limen.domain.evidence import Described, Keeping
from limen.engine import dates
from limen.engine.evidence import UnclearPeriodError, period, read_period, size
from limen.engine.words import day
from limen.gui.evidence_rows import SHAPES, WORDS, Item, Linked
from limen.gui.presenter import Presenter
from limen.gui.widgets.fields import line
from limen.gui.widgets.parts import button, clear, column, label, row
from limen.gui.widgets.states import StateBadge

_HELD = "The file itself is in the casefile."
_WHERE = {
    Keeping.HELD: _HELD,
    Keeping.NAMED: "Only name, size and hash are kept, not the file.",
}


class EvidenceDetail(QWidget):
    """Shows a file and takes what is said about it.

    Signals: *question_wanted* (record, question), *link_wanted*, *out_wanted* and *removed* with
    the id of the evidence; *typed* while something is being typed.
    """

    question_wanted = Signal(str, str)
    link_wanted = Signal(str)
    out_wanted = Signal(str)
    typed = Signal()

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.item: Item | None = None
        self.effective = line("Effective", placeholder="15 Jan 2027, or 1 Jul 2026 to 31 Jul 2026")
        self.expires = line("Expires", placeholder="15 Jan 2027, or empty")
        self.obtained = line("How it was obtained", placeholder="from whom, by which way")
        self.note = line("Note", placeholder="printed for counsel only")
        self.refusal = label(role="refusal", wrap=True)
        self._head, self._links, self._foot = column(), column(), column()
        self._lay_out()
        for field in self._fields:
            field.editingFinished.connect(self.commit)
            field.textEdited.connect(lambda _text: self.typed.emit())

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.effective, self.expires, self.obtained, self.note)

    def _lay_out(self) -> None:
        form = QWidget()
        parts: list[QWidget] = []
        for field in self._fields:
            caption = label(field.accessibleName(), "label")
            caption.setBuddy(field)
            parts += [caption, field]
        form.setLayout(column(*parts, self.refusal, gap=4))
        self.save_out = button("Save the file as…", lambda: self._ask(self.out_wanted.emit))
        self.link = button("Link to an answer…", lambda: self._ask(self.link_wanted.emit))
        self.remove = button("Remove", self._remove, role="quiet")
        layout = column(
            self._head,
            row(self.save_out, self.remove, None),
            form,
            self._links,
            row(self.link, None),
            self._foot,
            None,
            gap=12,
        )
        layout.setContentsMargins(16, 12, 16, 16)
        self.setLayout(layout)
        self.refusal.hide()

    def show_item(self, item: Item | None, *, read_only: bool) -> None:
        """Show another file; what is being typed about the same one stays."""
        same = item is not None and self.item is not None and item.evidence == self.item.evidence
        self.item = item
        self.setVisible(item is not None)
        if item is None:
            return
        told = (self._about(item), self._answers(item), self._seal(item))
        for layout, parts in zip((self._head, self._links, self._foot), told, strict=True):
            clear(layout)
            for part in parts:
                layout.addWidget(part)
        if not (same and self.dirty):
            self.revert()
        for field in self._fields:
            field.setReadOnly(read_only)
        self.save_out.setVisible(item.evidence.keeping is not Keeping.NAMED)
        self.remove.setEnabled(not read_only)
        self.link.setEnabled(not read_only)

    def _about(self, item: Item) -> Iterator[QWidget]:
        one = item.evidence
        yield label(one.name, "heading", wrap=True, parts=True)
        yield StateBadge(SHAPES[item.standing], WORDS[item.standing])
        yield label(f"{item.kind} · {size(one.size)} · added {item.added}", "quiet", wrap=True)
        where = _WHERE.get(one.keeping, f"It lies beside the casefile: {one.path}")
        yield label(where, "quiet", wrap=True, parts=True)

    @staticmethod
    def _seal(item: Item) -> Iterator[QWidget]:
        sha256 = item.evidence.sha256
        yield label("SHA-256", "caption")
        digest = label(f"{sha256[:32]}\n{sha256[32:]}", parts=True)
        digest.setAccessibleName(sha256)
        yield digest

    def _answers(self, item: Item) -> Iterator[QWidget]:
        yield label("Answers that rest on it", "caption")
        for one in item.answers:
            yield self._answer(one)
        if not item.answers:
            yield label("None yet.", wrap=True)

    def _answer(self, one: Linked) -> QWidget:
        go = button("Look at the answer", lambda: self._go(one), "link")
        go.setAccessibleName(f"Look at the answer: {one.question.label}")
        cut = button("Unlink", lambda: self._unlink(one), "link")
        cut.setAccessibleName(f"Unlink: {one.question.label}")
        cut.setEnabled(not self._presenter.desk.read_only)
        made = QWidget()
        text = column(
            label(f"{one.record.name}: {one.question.label}", wrap=True),
            label(one.said, "quiet", wrap=True),
            row(go, cut, None),
            gap=2,
        )
        made.setLayout(text)
        return made

    def _go(self, one: Linked) -> None:
        self.question_wanted.emit(one.record.id, one.question.key)

    def _unlink(self, one: Linked) -> None:
        if self.item is not None:
            self._presenter.unlink(one.record.id, one.question.key, self.item.evidence.id)

    def _ask(self, tell: Callable[[str], object]) -> None:
        if self.item is not None:
            tell(self.item.evidence.id)

    def _remove(self) -> None:
        if self.item is not None:
            self._presenter.put_evidence_away(self.item.evidence.id)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.item is not None and self._texts() != tuple(f.text() for f in self._fields)

    def _texts(self) -> tuple[str, ...]:
        if self.item is None:
            return ("",) * len(self._fields)
        one = self.item.evidence
        until = day(one.expires) if one.expires else ""
        return (period(one.begins, one.ends), until, one.obtained, one.note)

    def revert(self) -> None:
        """Show what is said now, and drop what was typed."""
        for field, text in zip(self._fields, self._texts(), strict=True):
            field.setText(text)
            field.setCursorPosition(0)
        self._refuse("", None)

    def commit(self) -> None:
        """Keep what was typed, or say why it cannot be kept."""
        if self.item is None or not self.dirty:
            return
        said = self._said()
        if said is not None:
            self._refuse("", None)
            self._presenter.describe(self.item.evidence.id, said)

    def _said(self) -> Described | None:
        try:
            begins, ends = read_period(self.effective.text())
        except UnclearPeriodError as problem:
            self._refuse(f"Effective: {problem}.", self.effective)
            return None
        try:
            until = dates.read(self.expires.text()) if self.expires.text().strip() else None
        except dates.UnclearDayError as problem:
            self._refuse(f"Expires: {problem}.", self.expires)
            return None
        return Described(
            begins=begins,
            ends=ends,
            expires=until,
            obtained=" ".join(self.obtained.text().split()),
            note=self.note.text().strip(),
        )

    def _refuse(self, sentence: str, wrong: QLineEdit | None) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        for field in (self.effective, self.expires):
            field.setProperty("refused", "true" if field is wrong else "false")
            field.style().polish(field)
