"""One casefile on the screen: sidebar, header and the page that is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from limen.domain.case import Case
from limen.gui.attaching import Attaching
from limen.gui.belonging import model_of
from limen.gui.comparing import Comparing
from limen.gui.editing import Editing
from limen.gui.finder import Finder
from limen.gui.header import Header
from limen.gui.helping import show_keys
from limen.gui.merging import Merging
from limen.gui.pages.evidence import EvidencePage
from limen.gui.pages.findings import FindingsPage
from limen.gui.pages.interview import InterviewPage
from limen.gui.pages.page import Page
from limen.gui.panes import next_pane
from limen.gui.places import PAGES, TITLES, Place
from limen.gui.presenter import Presenter
from limen.gui.sidebar import Sidebar
from limen.gui.status import rulebook_line, saved_line
from limen.gui.ties import Ties
from limen.gui.undo import Undo
from limen.gui.widgets.parts import column, edge, row
from limen.gui.window import Window

if TYPE_CHECKING:
    from limen.app.desk import Desk


class Workspace(QWidget):
    """Everything about the casefile that is open."""

    def __init__(self, window: Window, desk: "Desk") -> None:
        super().__init__()
        self.setProperty("passing", True)
        self.window_ = window
        self.presenter = Presenter(desk)
        self.editing = Editing(window, self.presenter)
        self.attaching = Attaching(window, self.presenter)
        self.comparing = Comparing(self, window, self.presenter)
        self.merging = Merging(self, window, self.presenter)
        self.editing.keeper = self.attaching.keep
        self.sidebar = Sidebar(self.editing.add_model)
        self.header = Header(lambda: self.go("dossier"))
        self.stack = QStackedWidget()
        self.undo = Undo(self.presenter, window.actions_, lambda: self.page)
        self._ties = Ties()
        self._pages: dict[str, Page] = {}
        self._shown: dict[str, tuple[Case, str]] = {}
        self.place = self.editing.place = _first(self.presenter.case)
        self._lay_out()
        self._connect()
        self.show_case(self.presenter.case)

    def _lay_out(self) -> None:
        layout = row(self.sidebar, edge(), column(self.header, self.stack, gap=0), gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        actions = self.window_.actions_
        actions.enable(opened=True)
        self.presenter.changed.connect(self.show_case)
        for sentence in (self.presenter.refused, self.presenter.told):
            sentence.connect(self.window_.say)
        self.sidebar.model_chosen.connect(self._choose_model)
        self.sidebar.place_chosen.connect(self._choose_place)
        self.header.chosen.connect(self.go)
        self.editing.added.connect(self.show_record)
        self.attaching.looked.connect(self._show_found)
        self.attaching.attached.connect(self._show_attached)
        self.editing.tie(actions, self._ties)
        self.undo.tie(actions, self._ties)
        for name, slot in (
            ("dossier", lambda: self.go("dossier")),
            ("find", self.ask_what_to_find),
            ("help", self._help),
            ("compare", self.comparing.ask_for_file),
            ("since_dossier", self.comparing.since_dossier),
            ("merge", self.merging.ask_for_file),
        ):
            self._ties.tie(actions[name].triggered, slot)
        self._ties.tie(actions.panes.triggered, self._next_pane)
        for action in actions.sections:
            self._ties.tie(action.triggered, self._going_to(action.objectName()))

    def _going_to(self, section: str) -> Callable[[], None]:
        def go() -> None:
            self.go(section)
            if self.place.section == section:
                self.page.enter()

        return go

    def leave(self) -> None:
        """Put the casefile away; the menus no longer reach it."""
        self.attaching.leave()
        self._ties.cut()
        self.window_.actions_.enable(opened=False)
        self.window_.entitle("")
        self.window_.saved.clear()
        self.window_.rulebook.clear()
        self.presenter.desk.close()

    @property
    def page(self) -> Page:
        """The page on the screen; it is made on the first visit."""
        key = self.place.page
        if key not in self._pages:
            page = PAGES[key](self.presenter)
            page.question_wanted.connect(self.show_question)
            page.section_wanted.connect(self.go)
            page.import_wanted.connect(self.editing.ask_for_import)
            page.file_dropped.connect(self.import_file)
            page.typed.connect(self.undo.refresh)
            page.record_wanted.connect(self.editing.ask_for_record)
            page.finding_wanted.connect(self.show_finding)
            self._tie_evidence(page)
            page.comparison_wanted.connect(self.comparing.between)
            self.stack.addWidget(page)
            self._pages[key] = page
        return self._pages[key]

    def _tie_evidence(self, page: Page) -> None:
        page.attach_wanted.connect(
            lambda record, question, refer: self.attaching.ask(record, question, refer=refer)
        )
        page.files_dropped.connect(self.attaching.attach)
        page.evidence_wanted.connect(self.show_evidence)
        if isinstance(page, EvidencePage):
            page.check_wanted.connect(self.attaching.check)
            page.out_wanted.connect(
                lambda one: self.attaching.save_out(self.presenter.desk.evidence(one))
            )
            page.show_found(self.attaching.found)

    def _show_found(self) -> None:
        page = self._pages.get("evidence")
        if isinstance(page, EvidencePage):
            page.show_found(self.attaching.found)

    def _show_attached(self, identifier: str) -> None:
        if isinstance(self.page, EvidencePage):
            self.page.show_evidence(identifier)

    def show_evidence(self, identifier: str) -> None:
        """Go to the piece of evidence with that id."""
        self.go("evidence")
        self._show_attached(identifier)

    def show_case(self, case: Case) -> None:
        """Show *case* in every part that is on the screen."""
        if self.place.model and case.casefile.record(self.place.model) is None:
            self.place = _first(case)
        desk = self.presenter.desk
        self.window_.entitle(desk.title)
        self.window_.saved.setText(saved_line(desk, case, self.place.model))
        self.window_.rulebook.setText(rulebook_line(case.rulebook))
        self.undo.refresh()
        self.sidebar.show_case(case)
        self._head(case)
        self._show_page(case)

    def _head(self, case: Case) -> None:
        example = case.casefile.example
        if self.place.model:
            self.sidebar.choose_model(self.place.model)
            name = case.of(self.place.model).model.name
            self.header.show_model(name, self.place.section, example=example)
        else:
            self.sidebar.choose_place(self.place.section)
            own = self.place.section == "organization"
            title = case.casefile.organization.name if own else TITLES[self.place.section]
            self.header.show_place(title, example=example)

    def _show_page(self, case: Case) -> None:
        """Let the page show *case*, unless that is what it shows already."""
        own = self.place.section == "organization"
        shown = case.casefile.organization.id if own else self.place.model
        page, before = self.page, self._shown.get(self.place.page)
        self.stack.setCurrentWidget(page)
        if before is None or before[0] is not case or before[1] != shown:
            page.show_case(case, shown)
            self._shown[self.place.page] = (case, shown)

    def go(self, section: str) -> None:
        """Go to a *section* of the model that is open, or of the first one."""
        model = self.place.model or _first(self.presenter.case).model
        if model:
            self.go_to(Place(section, model))

    def go_to(self, place: Place) -> None:
        """Go to a *place*."""
        self.place = self.editing.place = place
        self.show_case(self.presenter.case)

    def _choose_model(self, model: str) -> None:
        self.go_to(Place(self.place.section if self.place.model else "overview", model))

    def _choose_place(self, key: str) -> None:
        self.go_to(Place(key))

    def show_record(self, record: str) -> None:
        """Go to the interview about the record with that id."""
        self.show_question(record, "")

    def show_question(self, record: str, question: str) -> None:
        """Go to a question about a record; without a key, to the first one."""
        model = model_of(self.presenter.case.casefile, record)
        self.go_to(Place("interview", model) if model else Place("organization"))
        if isinstance(self.page, InterviewPage):
            self.page.go_to(record, question)

    def show_finding(self, proxy: str) -> None:
        """Go to the finding on the proxy with that id, of the model that is open."""
        self.go("findings")
        if isinstance(self.page, FindingsPage):
            self.page.show_finding(proxy)

    def ask_what_to_find(self) -> None:
        """Let something be found by its name, and go there."""
        finder = Finder(self.window_, self.presenter.case, self.place.model)
        finder.question_chosen.connect(self.show_question)
        finder.model_chosen.connect(self._choose_model)
        finder.open()

    def import_file(self, path: str) -> None:
        """Read the file at *path* and offer what was found in it."""
        self.editing.import_file(path)

    def _help(self) -> None:
        if isinstance(self.page, InterviewPage):
            self.page.show_help()
        else:
            show_keys(self.window_)

    def _next_pane(self) -> None:
        next_pane(self, (self.sidebar, self.header, *self.page.panes()))


def _first(case: Case) -> Place:
    """The place to begin with: the overview of the first model."""
    first = next(iter(case.casefile.models), None)
    return Place("overview", first.id) if first else Place("organization")
