"""What every page has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from limen.domain.case import Case
from limen.gui.panes import enter
from limen.gui.presenter import Presenter


class Page(QWidget):
    """One page: it shows a whole `Case`, edits through the presenter, and asks to go elsewhere.

    Signals: *question_wanted* (record id, question key) opens that question in the interview;
    *section_wanted* (“findings”, “calendar” ...) goes to another page of the same model;
    *import_wanted* (record id) asks for a file to import; *file_dropped* carries its path;
    *attach_wanted* (record id, question key or "", whether it is only referred to) asks for files to
    attach, *files_dropped* (paths, record id, question key) brings them, *evidence_wanted* (evidence
    id) shows one;
    *record_wanted* (kind, parent id) asks for a new record; *finding_wanted* (proxy id) opens the
    finding on that proxy; *comparison_wanted* (two entry numbers, 0 for the newest) shows what changed
    between them; *typed* comes while something is being typed.
    """

    question_wanted = Signal(str, str)
    section_wanted = Signal(str)
    import_wanted = Signal(str)
    file_dropped = Signal(str)
    attach_wanted = Signal(str, str, bool)
    files_dropped = Signal(list, str, str)
    evidence_wanted = Signal(str)
    record_wanted = Signal(str, str)
    finding_wanted = Signal(str)
    comparison_wanted = Signal(int, int)
    typed = Signal()

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self.presenter = presenter

    def show_case(self, case: Case, model_id: str) -> None:
        """Show what follows for the model with that id; an empty id means all models."""
        raise NotImplementedError

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return False

    @property
    def busy(self) -> bool:
        """Whether something is still being made in the background."""
        return False

    def discard(self) -> None:
        """Drop what was typed and not kept."""

    def enter(self) -> None:
        """Put the focus where one reads or answers first."""
        enter(self.panes())

    def panes(self) -> tuple[QWidget, ...]:
        """The panes that F6 walks, in the order of reading."""
        return (self,)
