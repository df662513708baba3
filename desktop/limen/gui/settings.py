"""What a person has chosen for the window on this computer; nothing about any casefile."""

from PySide6.QtCore import QByteArray, QSettings

from limen.gui.theme import Scheme

SIZES = (100, 125, 150, 175, 200)
"""The text sizes on offer, in per cent."""

_RECENT = 8


class Settings:
    """The choices, each written at once: to the person's own settings, or to a *file*."""

    def __init__(self, file: str = "") -> None:
        ini = QSettings.Format.IniFormat
        own = QSettings.Scope.UserScope
        self._kept = QSettings(file, ini) if file else QSettings(ini, own, "Limen", "Limen")

    @property
    def scheme(self) -> Scheme:
        """The chosen scheme; “system” where nothing sensible is kept."""
        kept = str(self._kept.value("scheme", ""))
        return Scheme(kept) if kept in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._kept.setValue("scheme", scheme.value)

    @property
    def percent(self) -> int:
        """The chosen text size."""
        kept = str(self._kept.value("percent", ""))
        return int(kept) if kept in {str(size) for size in SIZES} else SIZES[0]

    @percent.setter
    def percent(self, percent: int) -> None:
        self._kept.setValue("percent", percent)

    @property
    def keeps_recent(self) -> bool:
        """Whether recent files are listed."""
        return str(self._kept.value("keeps_recent", "yes")) == "yes"

    @keeps_recent.setter
    def keeps_recent(self, keeps: bool) -> None:
        self._kept.setValue("keeps_recent", "yes" if keeps else "no")
        if not keeps:
            self._kept.remove("recent")

    @property
    def recent(self) -> list[str]:
        """The paths of the casefiles opened last, newest first."""
        kept = self._kept.value("recent", [])
        return [str(path) for path in kept] if isinstance(kept, list) else [str(kept)]

    def remember(self, path: str) -> None:
        """Put *path* in front of the recent files, where they are listed at all."""
        if self.keeps_recent:
            others = [other for other in self.recent if other != path]
            self._kept.setValue("recent", [path, *others][:_RECENT])

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty the first time."""
        kept = self._kept.value("geometry", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)
