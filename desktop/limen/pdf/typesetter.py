"""The only door to reportlab, which would otherwise run settings files of whoever uses the machine.

On import it executes ``reportlab_mods`` and ``reportlab_settings`` from the search path and from
the home folder, and obeys ``RL_*`` in the environment: any of them may lift its own protections.
Here they are replaced before it is imported for the first time.
"""

import os
import sys
from types import ModuleType

SANS = "LimenSans"
SANS_BOLD = "LimenSans-Bold"

for _name in ("reportlab_mods", "reportlab.local_rl_mods", "reportlab.local_rl_settings"):
    sys.modules[_name] = ModuleType(_name)
_settings = ModuleType("reportlab_settings")
_settings.__dict__.update(
    invariant=1,  # no date of now and no random identifier: the same input gives the same bytes
    trustedHosts=None,  # nothing is fetched
    canvas_basefontname=SANS,  # or else a font that is not embedded slips in
    defaultGraphicsFontName=SANS,
)
sys.modules["reportlab_settings"] = _settings
for _name in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_name]

from reportlab.lib import fonts  # noqa: E402 - the doors must be shut first

for _bold, _italic, _face in ((0, 0, SANS), (1, 0, SANS_BOLD), (0, 1, SANS), (1, 1, SANS_BOLD)):
    fonts.addMapping(SANS, _bold, _italic, _face)

from reportlab.lib.colors import HexColor  # noqa: E402
from reportlab.lib.pagesizes import A4, LETTER  # noqa: E402
from reportlab.lib.styles import ParagraphStyle  # noqa: E402
from reportlab.lib.utils import simpleSplit  # noqa: E402
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, stringWidth  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402
from reportlab.platypus import (  # noqa: E402
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepInFrame,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.doctemplate import LayoutError  # noqa: E402
from reportlab.platypus.tableofcontents import TableOfContents  # noqa: E402

__all__ = [
    "A4",
    "LETTER",
    "SANS",
    "SANS_BOLD",
    "BaseDocTemplate",
    "Canvas",
    "CondPageBreak",
    "Flowable",
    "Frame",
    "HexColor",
    "KeepInFrame",
    "LayoutError",
    "LongTable",
    "NextPageTemplate",
    "PageBreak",
    "PageTemplate",
    "Paragraph",
    "ParagraphStyle",
    "Spacer",
    "TTFont",
    "Table",
    "TableOfContents",
    "TableStyle",
    "fonts",
    "getFont",
    "registerFont",
    "simpleSplit",
    "stringWidth",
]
