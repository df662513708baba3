"""How the timeline is drawn."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QLinearGradient, QPainter, QPolygonF

from limen.domain.calendar import Milestone, Standing
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.timeline_layout import Line, TimelineLayout
from limen.gui.charts.timeline_placing import Placed

_PAD, _TODAY = 12, "Today"
_HOLIDAY, _WEEKEND = 0.26, 0.08
_HALO = 0.8  # behind what is written, so that the lines of months and of today do not cross it
_DAYS_SHOWN = 4.0
"""Pixels that a day needs before weekends and holidays are shaded."""
DaysOff = Callable[[date], str]


def paint_ground(painter: QPainter, places: TimelineLayout, off: DaysOff) -> None:
    """Weekends and holidays, where days can be told apart, and fine lines where months begin."""
    axis, high = places.axis, places.height
    if axis.room >= _DAYS_SHOWN:
        for day in axis.each_day():
            named = off(day)
            if named or day.isoweekday() > 5:  # noqa: PLR2004 - Saturday and Sunday
                box = QRectF(axis.x(day), places.head, axis.room, high - places.head)
                painter.fillRect(box, ink.tinted("faint", _HOLIDAY if named else _WEEKEND))
    painter.setPen(ink.pen("line"))
    for month in axis.months():
        painter.drawLine(QPointF(month.x, places.head), QPointF(month.x, high))


def paint_head(painter: QPainter, places: TimelineLayout, width: int, today: date) -> None:
    """Years, months and days on top, with the word of today; it stays while the rest scrolls."""
    line, quiet = ink.line_height(ink.small()), theme.colour("quiet")
    painter.fillRect(QRectF(0, 0, width, places.head), theme.colour("surface"))
    bold = ink.small(QFont.Weight.DemiBold)
    for month in places.axis.months():
        box = QRectF(month.x + 4, 2, 90, line)
        ink.write(painter, box, month.year, (bold, quiet), ink.ONE_LINE)
        ink.write(painter, box.translated(0, line), month.name, (ink.small(), quiet), ink.ONE_LINE)
    painter.setPen(ink.pen("line"))
    painter.drawLine(QPointF(0, places.head), QPointF(width, places.head))
    badge = _badge(places, today)
    for x, number in places.axis.ticks():
        box = QRectF(x + 3, 2 + 2 * line, 40, line)
        if not badge.intersects(box.adjusted(0, 0, -20, 0)):
            ink.write(painter, box, number, (ink.small(), theme.colour("faint")), ink.ONE_LINE)
    if not badge.isNull():
        _paint_today(painter, badge)


def _badge(places: TimelineLayout, today: date) -> QRectF:
    """Where the word of today stands; nowhere while today is not in view."""
    if not places.axis.first <= today <= places.axis.last:
        return QRectF()
    x, line = places.axis.x(today), ink.line_height(ink.small())
    wide = ink.width(ink.small(QFont.Weight.DemiBold), _TODAY) + 8
    left = min(max(0.0, x - wide / 2), places.axis.right - wide)
    return QRectF(left, places.head - line - 6, wide, line + 2)


def _paint_today(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(ink.small(QFont.Weight.DemiBold))
    painter.setPen(theme.colour("surface"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _TODAY)


def paint_today(painter: QPainter, places: TimelineLayout, today: date) -> None:
    """The line of today."""
    if places.axis.first <= today <= places.axis.last:
        x = places.axis.x(today)
        painter.setPen(ink.pen("text", 1.4))
        painter.drawLine(QPointF(x, places.head - 4), QPointF(x, places.height))


def paint_title(painter: QPainter, line: Line, places: TimelineLayout) -> None:
    """The title of a release over the whole width, or the name of a lane at the left."""
    heads = line.track.heads
    font = ink.body(QFont.Weight.Medium) if heads else ink.small()
    over = heads or places.inside
    room = line.box.width() if over else places.axis.left
    box = QRectF(theme.px(_PAD), line.box.top(), room - theme.px(_PAD), line.box.height())
    if not heads:
        box.setHeight(ink.line_height(font) + (0 if places.inside else theme.px(10)))
    title = ink.elided(font, line.track.title, box.width())
    if heads:
        painter.setPen(ink.pen("line"))
        painter.drawLine(line.box.topLeft(), line.box.topRight())
    if over:
        ground = QRectF(0, box.top() + 1, ink.width(font, title) + 2 * theme.px(_PAD), box.height())
        painter.fillRect(ground.adjusted(0, 0, 0, -1), theme.colour("surface"))
    hand = (font, theme.colour("text" if heads else "quiet"))
    ink.write(painter, box, title, hand, ink.ONE_LINE)


def paint_placed(painter: QPainter, placed: Placed, *, chosen: bool) -> None:
    """One milestone with its label."""
    if placed.planned.open_ended:
        _paint_fading(painter, placed.box, chosen=chosen)
    elif placed.single:
        _paint_mark(painter, placed, chosen=chosen)
    else:
        _paint_bar(painter, placed, chosen=chosen)
    if placed.label:
        high = ink.line_height(ink.small())
        box = QRectF(placed.label_left, placed.box.center().y() - high / 2, 600, high)
        wide = ink.width(ink.small(), placed.label)
        painter.fillRect(box.adjusted(-1, 1, wide - 599, -1), ink.tinted("surface", _HALO))
        late = placed.planned.milestone.late
        hand = (ink.small(), theme.colour("amber" if late else "text"))
        ink.write(painter, box, placed.label, hand, ink.ONE_LINE)


def _hue(milestone: Milestone) -> str:
    return "amber" if milestone.late else "link"


def _paint_bar(painter: QPainter, placed: Placed, *, chosen: bool) -> None:
    """A span: filled more where nothing has less room, hatched where it has happened."""
    milestone = placed.planned.milestone
    hue, heavy = _hue(milestone), milestone.critical
    share = 0.45 if chosen else 0.3 if heavy else 0.15
    painter.setPen(ink.pen(hue, 2 if chosen or heavy else 1))
    painter.setBrush(ink.tinted(hue, share))
    if milestone.standing is Standing.HAPPENED:
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
    painter.drawRoundedRect(placed.box, 4, 4)


def _paint_mark(painter: QPainter, placed: Placed, *, chosen: bool) -> None:
    """A single day: hollow while it is planned, full once it is fixed or has happened."""
    milestone = placed.planned.milestone
    if milestone.met is not None:
        _paint_met(painter, placed.box, chosen=chosen)
        return
    middle, reach = placed.box.center(), placed.box.width() / 2 + (2 if chosen else 0)
    name = "text" if chosen else _hue(milestone)
    hollow = milestone.movable and milestone.standing is Standing.PLANNED
    painter.setPen(ink.pen(name if hollow else "surface", 1.8 if hollow else 1.5))
    painter.setBrush(theme.colour("surface" if hollow else name))
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _paint_met(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
    """A duty that was met: a ring with a tick in it, told from every diamond by its shape."""
    name = "text" if chosen else "link"
    painter.setPen(ink.pen(name, 1.6))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    middle, unit = box.center(), box.width() / 8
    corners = ((-1.8, 0.1), (-0.5, 1.5), (1.9, -1.5))
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) * unit for x, y in corners]))


def _paint_fading(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
    fade = QLinearGradient(box.topLeft(), box.topRight())
    fade.setColorAt(0, ink.tinted("quiet", 0.6 if chosen else 0.35))
    fade.setColorAt(1, ink.tinted("quiet", 0.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fade)
    painter.drawRoundedRect(box, 4, 4)
