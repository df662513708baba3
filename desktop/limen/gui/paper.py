"""A document onto a printer."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImageWriter, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from limen.gui.widgets.leaves import picture
from limen.pdf.preview import pages

_DOTS = 300
_POINTS = 72


def printer(paper: str) -> QPrinter:
    """A printer set to *paper*: “letter” or “a4”, upright, up to the edge.

    To be called in the window's thread.  Drawing a picture asks for the formats of pictures; were
    that first asked in the thread that prints, it would hand their plugins over to the window's
    thread, and the two could wait for each other for ever.
    """
    QImageWriter.supportedImageFormats()
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    sizes = QPageSize.PageSizeId
    made.setPageSize(QPageSize(sizes.A4 if paper == "a4" else sizes.Letter))
    made.setPageOrientation(QPageLayout.Orientation.Portrait)
    made.setFullPage(True)
    made.setCreator("Limen")
    return made


def put_on(target: QPrinter, pdf: bytes) -> int:
    """Print every page of *pdf*, or those that were chosen; how many were printed."""
    first = max(1, target.fromPage())
    last = target.toPage() or pages(pdf)
    chosen = range(first, min(last, pages(pdf)) + 1)
    painter = QPainter(target)
    for number in chosen:
        if number != first:
            target.newPage()
        room = QRectF(target.pageLayout().fullRectPixels(target.resolution()))
        painter.drawImage(room, picture(pdf, number - 1, _DOTS / _POINTS))
    painter.end()
    return len(chosen)
