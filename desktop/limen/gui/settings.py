"""What a person has chosen for the window; each choice is kept at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QByteArray

from limen.domain.errors import UnwritableFileError
from limen.gui.theme import Scheme
from limen.store import settings as kept
from limen.store.settings import SIZES as SIZES  # noqa: PLC0414 - the sizes on offer


class Settings:
    """The choices, read once and kept in a *file*; without one, for this window only.

    *trouble* is a sentence about what could not be read or kept, "" for none; *tell*, once set,
    hears such a sentence when it comes up later.
    """

    def __init__(self, file: str | None = "") -> None:
        self._file = Path(file) if file else None if file is None else kept.place()
        self.trouble = ""
        self.tell: Callable[[str], object] = lambda _sentence: None
        self._chosen, self.trouble = kept.read(self._file)

    @classmethod
    def afresh(cls) -> tuple[Self, str]:
        """The defaults, the person's file being put aside; and what came of that, as a sentence."""
        try:
            aside = kept.reset(kept.place())
        except UnwritableFileError as problem:
            return cls(None), str(problem)
        return cls(), kept.told_of_reset(aside)

    def _choose(self, **choices: Any) -> None:  # noqa: ANN401 - of the types of the settings
        self._chosen = replace(self._chosen, **choices)
        if self._file is None:
            return
        try:
            kept.write(self._file, self._chosen)
        except UnwritableFileError as problem:
            told, self.trouble = self.trouble, str(problem)
            if told != self.trouble:
                self.tell(self.trouble)

    @property
    def name(self) -> str:
        """The name under which changes are logged, "" for none."""
        return self._chosen.name

    @name.setter
    def name(self, name: str) -> None:
        self._choose(name=name)

    @property
    def scheme(self) -> Scheme:
        """The chosen scheme."""
        return Scheme(self._chosen.scheme)

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._choose(scheme=scheme.value)

    @property
    def percent(self) -> int:
        """The chosen text size."""
        return self._chosen.percent

    @percent.setter
    def percent(self, percent: int) -> None:
        self._choose(percent=percent)

    @property
    def keeps_recent(self) -> bool:
        """Whether recent files are listed."""
        return self._chosen.keeps_recent

    @keeps_recent.setter
    def keeps_recent(self, keeps: bool) -> None:
        self._choose(keeps_recent=keeps, recent=self._chosen.recent if keeps else ())

    @property
    def reminds(self) -> bool:
        """Whether the desktop reminds of what is due; not unless a person asks for it."""
        return self._chosen.reminds

    @reminds.setter
    def reminds(self, reminds: bool) -> None:
        self._choose(reminds=reminds)

    @property
    def recent(self) -> list[str]:
        """The paths of the casefiles opened last, newest first."""
        return list(self._chosen.recent)

    def remember(self, path: str) -> None:
        """Put *path* in front of the recent files, where they are listed at all."""
        if self.keeps_recent:
            others = [other for other in self.recent if other != path]
            self._choose(recent=(path, *others)[: kept.RECENT])

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty the first time."""
        return QByteArray.fromHex(self._chosen.geometry.encode())

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._choose(geometry=bytes(geometry.toHex().data()).decode())
