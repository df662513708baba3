"""A casefile of 200 models and 100,000 entries in the real window: ``whole_window.py FILE`` prints figures.

Milliseconds from opening the file to the painted overview of its first model, the longest time for
which the window did not look after its events until all models had their marks, in milliseconds,
and megabytes above a bare window by then.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel

_HALF_A_MINUTE = 30.0


def megabytes() -> float:
    """What this process holds in memory."""
    fields = Path("/proc/self/status").read_text().split("VmRSS:")[1].split()
    return int(fields[0]) / 1024


def main(path: str) -> None:
    app = QApplication(["limen", "-style", "Fusion"])
    bare = QLabel("bare")
    bare.show()
    app.processEvents()
    before = megabytes()
    begun, froze, filled = shown(app, path)
    sys.stdout.write(
        f"{begun * 1e3:.0f} {froze * 1e3:.0f} {filled:.1f} {megabytes() - before:.1f}\n"
    )


def shown(app: QApplication, path: str) -> tuple[float, float, float]:
    """Seconds until the first model is painted, of the longest freeze, and until all are marked."""
    from limen.app.clock import SYSTEM
    from limen.app.desk import Desk
    from limen.app.garbage import look_seldom
    from limen.gui import theme
    from limen.gui.opening import prepare
    from limen.gui.settings import Settings
    from limen.gui.window import Window
    from limen.gui.workspace import Workspace

    look_seldom()  # as the program does
    theme.named([])  # the style is there already
    theme.apply(app, theme.Scheme.LIGHT, 100)
    window = Window(Settings(None))
    window.show()
    app.processEvents()
    prepare()  # as the program does while its window is painted
    begun = perf_counter()
    workspace = Workspace(window, Desk.open(Path(path), SYSTEM))
    window.put(workspace)
    app.processEvents()
    first, froze = perf_counter() - begun, 0.0
    last = workspace.sidebar.models.item(workspace.sidebar.models.count() - 1)
    while "not examined" in last.toolTip() and perf_counter() - begun < _HALF_A_MINUTE:
        turn = perf_counter()
        app.processEvents()
        froze = max(froze, perf_counter() - turn)
    return first, froze, perf_counter() - begun


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ["LIMEN_SETTINGS"] = str(Path(folder, "settings.json"))
        main(sys.argv[1])
