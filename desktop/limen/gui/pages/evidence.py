"""The files that answers rest on."""

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from limen.domain.case import Case
from limen.domain.errors import LimenError
from limen.domain.overriding import override
from limen.engine.evidence import size
from limen.engine.words import counted
from limen.gui.dialogs import confirm
from limen.gui.evidence_rows import COLUMNS, Item, items
from limen.gui.finder import Finder
from limen.gui.guarded import guarded
from limen.gui.pages.evidence_detail import EvidenceDetail
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter
from limen.gui.widgets.drops import dropped, takes_files
from limen.gui.widgets.flow import Flow
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.parts import Nothing, button, column, frame, label, scrolled
from limen.gui.widgets.split import Breaking, Split, filling
from limen.gui.widgets.tables import TableModel


class EvidencePage(Page):
    """The files at the left; at the right the chosen one, what is said of it and what rests on it.

    Signals beside those of every page: *check_wanted* reads all files again, *out_wanted* carries
    the id of the evidence to be saved out.
    """

    check_wanted = Signal()
    out_wanted = Signal(str)

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._model = ""
        self._found: Mapping[str, str] = {}
        self.listing = Listing(
            TableModel(COLUMNS),
            self.tr("Evidence"),
            lambda one: one.evidence.id,
            stretch=0,
            least=200,
            giving=(8, 7, 5, 6, 2, 3),
        )
        self.list = self.listing.view
        self.count = label(role="quiet", wrap=True)
        self.detail = EvidenceDetail(presenter)
        self.shown = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._detail = frame("card", column(scrolled(self.detail)), 1)
        split = Split(self.list, self._detail, shares=(2, 1), room=900)
        self.attach = button(self.tr("Attach files…"), lambda: self._attach(refer=False), "primary")
        self.refer = button(self.tr("Refer to files…"), lambda: self._attach(refer=True))
        self.check = button(self.tr("Check all files"), self.check_wanted.emit)
        self._import = button(self.tr("Import a file…"), self._ask_for_a_file)
        self.drop = button("", self._ask_to_drop, "quiet")
        verbs = QWidget()
        verbs.setLayout(Flow(self.drop, self.check, self._import, self.refer, self.attach))
        whole = filling(Breaking(self.count, verbs, room=900), split)
        nothing = Nothing(
            self.tr("No evidence yet"),
            self.tr(
                "Files belong here that answers rest on or were read from: a report, a config, an "
                "evaluation log. Attach them, or drop them here: they are kept in the casefile, "
                "with their SHA-256. Nothing leaves this computer."
            ),
            button(self.tr("Attach files…"), lambda: self._attach(refer=False), "primary"),
        )
        self.shown.addWidget(whole)
        self.shown.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shown)

    def _connect(self) -> None:
        self.listing.chosen.connect(self._tell)
        self.detail.question_wanted.connect(self.question_wanted)
        self.detail.typed.connect(self.typed)
        self.detail.link_wanted.connect(self._ask_for_an_answer)
        self.detail.out_wanted.connect(self.out_wanted)

    @override
    def show_case(self, case: Case, model_id: str) -> None:
        self._model = model_id
        found = items(case, model_id, self._found)
        self.listing.model.show_rows(found)
        self.listing.dress()
        self.listing.choose_first()
        self._tell(self.listing.row)
        files = counted(len(found), "file")
        unused = sum(not one.answers for one in found)
        rest = self.tr(", {} without an answer that rests on it").format(unused) if unused else ""
        self.count.setText(f"{files}{rest}")
        for verb in (self._import, self.attach, self.refer, self.drop):
            verb.setEnabled(not self.presenter.desk.read_only)
        self._offer_to_drop()
        self.shown.setCurrentIndex(0 if found else 1)

    def _offer_to_drop(self) -> None:
        """Content that backs nothing any more stays until somebody wants it gone."""
        gone: Mapping[str, int] = {}
        with suppress(LimenError):  # the next change tells what is wrong
            gone = {} if self.presenter.desk.read_only else self.presenter.desk.unnamed()
        files, amount = counted(len(gone), "removed file"), size(sum(gone.values()))
        self.drop.setText(self.tr("Drop {} ({})…").format(files, amount))
        self.drop.setVisible(bool(gone))

    def _ask_to_drop(self) -> None:
        confirm(
            self,
            self.tr("Drop the content of removed files for good?"),
            self.tr(
                "It is overwritten in the casefile, and nothing brings it back. Their names, hashes "
                "and what was said of them stay in the log, and copies and packages keep theirs."
            ),
            self.tr("Drop it"),
            self.presenter.discard_unnamed,
        )

    def show_found(self, found: Mapping[str, str]) -> None:
        """Show how the files stand, by the hashes that they had when one looked."""
        self._found = found
        self.show_case(self.presenter.case, self._model)

    def show_evidence(self, identifier: str) -> None:
        """Choose the file with that id."""
        self.listing.choose(identifier)

    @property
    @override
    def dirty(self) -> bool:
        return self.detail.isVisible() and self.detail.dirty

    @override
    def discard(self) -> None:
        self.detail.revert()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.list, self._detail)

    def _ask_for_a_file(self) -> None:
        self.import_wanted.emit(self._model)

    def _attach(self, *, refer: bool) -> None:
        self.attach_wanted.emit(self._record, "", refer)

    @property
    def _record(self) -> str:
        return self._model or self.presenter.case.casefile.organization.id

    def _tell(self, item: Item | None) -> None:
        self.detail.show_item(item, read_only=bool(self.presenter.desk.read_only))

    def _ask_for_an_answer(self, identifier: str) -> None:
        """Let an answer be found that the file backs."""
        finder = Finder(self, self.presenter.case, self._model, answered=True)
        finder.question_chosen.connect(
            lambda record, question: self.presenter.link(record, question, identifier)
        )
        finder.open()

    @override
    @guarded(default=None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes_files(event) and not self.presenter.desk.read_only:
            event.acceptProposedAction()

    @override
    @guarded(default=None)
    def dropEvent(self, event: QDropEvent) -> None:
        self.files_dropped.emit(dropped(event), self._record, "")
