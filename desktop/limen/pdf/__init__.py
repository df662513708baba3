"""Documents as PDF: the only package that knows reportlab and pikepdf.

Read `render` here, then `document` (the pages), `blocks` (what stands on them), `finish` (what the
file says about itself) and, for the way back, `preview` and `reading`.
"""

from typing import Literal

from limen.domain.dossier import Audience, Dossier

Paper = Literal["letter", "a4"]


def render(dossier: Dossier, paper: Paper = "letter", attachment: bytes = b"") -> bytes:
    """The *dossier* as PDF on *paper*; the same input yields the same bytes.

    *attachment* travels inside as ``case.json`` unless it is empty; never in a public version,
    which must not hold what it withholds.
    """
    from limen.pdf.document import laid_out  # noqa: PLC0415 - takes long, and few need it
    from limen.pdf.finish import finished  # noqa: PLC0415 - likewise

    attached = b"" if dossier.audience is Audience.PUBLIC else attachment
    return finished(laid_out(dossier, paper), dossier, attached)
