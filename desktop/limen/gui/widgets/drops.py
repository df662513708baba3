"""Files that are dropped on a part of the window."""

from PySide6.QtGui import QDropEvent


def takes_files(event: QDropEvent) -> bool:
    """Whether what is dragged is a file of this computer."""
    return any(url.isLocalFile() for url in event.mimeData().urls())


def dropped(event: QDropEvent) -> list[str]:
    """The paths of the files that were dropped, which is accepted with it."""
    event.acceptProposedAction()
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
