"""How the timeline is drawn."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QLinearGradient, QPainter, QPolygonF

from limen.domain.calendar import Lane
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.timeline_layout import Line, Placed, TimelineLayout
from limen.gui.phrases import short

_PAD, _GAP = 12, 6


def paint_ground(painter: QPainter, places: TimelineLayout, width: int) -> None:
    """Months with their years, and a fine line under every release."""
    line, quiet = ink.line_height(ink.small()), theme.colour("quiet")
    for month in places.axis.months():
        painter.setPen(ink.pen("line"))
        painter.drawLine(QPointF(month.x, places.head), QPointF(month.x, places.height))
        box = QRectF(month.x + 4, 2, 90, line)
        bold = ink.small(QFont.Weight.DemiBold)
        ink.write(painter, box, month.year, (bold, quiet), ink.ONE_LINE)
        box.translate(0, line)
        ink.write(painter, box, month.name, (ink.small(), quiet), ink.ONE_LINE)
    painter.setPen(ink.pen("line"))
    painter.drawLine(QPointF(0, places.head), QPointF(width, places.head))


def paint_today(painter: QPainter, places: TimelineLayout, today: date) -> None:
    """The line of today, with its word on top."""
    x, line = places.axis.x(today), ink.line_height(ink.small())
    painter.setPen(ink.pen("text", 1.4))
    painter.drawLine(QPointF(x, places.head - 4), QPointF(x, places.height))
    word = "Today"
    wide = ink.width(ink.small(QFont.Weight.DemiBold), word) + 8
    left = min(max(0.0, x - wide / 2), places.axis.right - wide)
    box = QRectF(left, places.head - line - 6, wide, line + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    painter.drawRoundedRect(box, 4, 4)
    hand = (ink.small(QFont.Weight.DemiBold), theme.colour("surface"))
    painter.setFont(hand[0])
    painter.setPen(hand[1])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def paint_line(painter: QPainter, line: Line, places: TimelineLayout, chosen: str) -> None:
    """One track: the title of a release, or a lane with what lies in it."""
    bold = ink.body(QFont.Weight.Medium) if line.track.heads else ink.small()
    name = "text" if line.track.heads else "quiet"
    room = line.box.width() if line.track.heads or places.inside else places.axis.left
    box = QRectF(theme.px(_PAD), line.box.top(), room - theme.px(_PAD), line.box.height())
    flags = ink.ONE_LINE if not places.inside or line.track.heads else ink.WRAPPED
    title = ink.elided(bold, line.track.title, box.width())
    if line.track.heads:
        painter.setPen(ink.pen("line"))
        painter.drawLine(line.box.topLeft(), line.box.topRight())
    if line.track.heads or places.inside:
        high = line.box.height() if line.track.heads else ink.line_height(bold)
        ground = QRectF(0, line.box.top() + 1, ink.width(bold, title) + 2 * theme.px(_PAD), high)
        painter.fillRect(ground.adjusted(0, 0, 0, -1), theme.colour("surface"))
    ink.write(painter, box, title, (bold, theme.colour(name)), flags)
    for placed in line.placed:
        _paint(painter, placed, places, chosen=placed.planned.uid == chosen)


def _paint(painter: QPainter, placed: Placed, places: TimelineLayout, *, chosen: bool) -> None:
    if placed.planned.open_ended:
        _paint_fading(painter, placed.box, chosen=chosen)
        _paint_words(painter, placed.box, "no deadline in the order", places)
    elif placed.single:
        _paint_mark(painter, placed.box, chosen=chosen)
        if placed.planned.milestone.lane is not Lane.WINDOW:
            _paint_date(painter, placed, places)
    else:
        _paint_bar(painter, placed.box, chosen=chosen)
        after = QRectF(placed.box.topRight(), placed.box.bottomRight()).adjusted(4, 0, 14, 0)
        _paint_words(painter, after, placed.planned.when, places, before=placed.box.left() - 10)


def _paint_bar(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
    painter.setPen(ink.pen("link", 2 if chosen else 1))
    painter.setBrush(ink.tinted("link", 0.45 if chosen else 0.2))
    painter.drawRoundedRect(box, 4, 4)


def _paint_mark(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
    middle, reach = box.center(), box.width() / 2 + (2 if chosen else 0)
    painter.setPen(ink.pen("surface", 1.5))
    painter.setBrush(theme.colour("text" if chosen else "link"))
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _paint_fading(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
    fade = QLinearGradient(box.topLeft(), box.topRight())
    fade.setColorAt(0, ink.tinted("quiet", 0.6 if chosen else 0.35))
    fade.setColorAt(1, ink.tinted("quiet", 0.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fade)
    painter.drawRoundedRect(box, 4, 4)


def _paint_date(painter: QPainter, placed: Placed, places: TimelineLayout) -> None:
    on = placed.planned.milestone.on
    if on is not None:
        after = placed.box.translated(placed.box.width(), 0)
        _paint_words(painter, after, short(on), places, before=placed.box.left())


def _paint_words(
    painter: QPainter, after: QRectF, text: str, places: TimelineLayout, before: float = 0
) -> None:
    """The *text* where *after* begins, or left of *before* where there is no room for it."""
    font, gap = ink.small(), theme.px(_GAP)
    wide, high = ink.width(font, text) + 2, ink.line_height(font)
    left = after.left() + gap
    if before and left + wide > places.axis.right + gap:
        left = before - gap - wide
    room = QRectF(left, after.center().y() - high / 2, wide, high)
    ink.write(painter, room, text, (font, theme.colour("text")), ink.ONE_LINE)
