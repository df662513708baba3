"""All that dates are counted by: clocks, ways of counting, holidays, dates of the world, steps.

Nothing of what ships is read before somebody looks at a calendar.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from limen.domain.clocks import (
    Almanac,
    Clock,
    DaysOff,
    HolidayList,
    Remark,
    Step,
    TimeRule,
    WorldDate,
)
from limen.library.lazily import Lazily
from limen.library.reading import tables, value
from limen.library.resources import FORMS, text
from limen.library.shapes import Clocks, Preparation, World

T = TypeVar("T")

CLOCKS, WORLD, PREPARATION = "clocks.toml", "world.toml", "preparation.toml"
_FOLDER = "rulebook"


class _Files:
    """The three files, those in *own* as tables by their names.

    What a file does not have is what ships: clocks without ways of counting use the shipped ones.
    """

    def __init__(self, own: Mapping[str, object]) -> None:
        self._own = own

    @cached_property
    def _clocks(self) -> Clocks:
        return self._read(Clocks, CLOCKS)

    @cached_property
    def _world(self) -> World:
        return self._read(World, WORLD)

    def _read(self, kind: type[T], name: str) -> T:
        own = self._own.get(name)
        return value(kind, tables(name, text(FORMS, _FOLDER, name)) if own is None else own, name)

    def rules(self) -> Mapping[str, TimeRule]:
        return {one.id: one for one in self._clocks.rule} or ALMANAC.rule

    def holidays(self) -> Mapping[str, HolidayList]:
        return {one.id: one for one in self._clocks.holidays} or ALMANAC.holidays

    def off(self) -> Mapping[str, DaysOff]:
        from limen.library.days_off import days_off  # noqa: PLC0415 - it takes the holidays library

        return {key: days_off(one) for key, one in self.holidays().items()}

    def clocks(self) -> Mapping[str, Clock]:
        return {one.id: one for one in self._clocks.clock} or ALMANAC.clock

    def world(self) -> Mapping[str, WorldDate]:
        return {one.id: one for one in self._world.date} or ALMANAC.world

    def remarks(self) -> Mapping[str, Remark]:
        return {one.id: one for one in self._world.remark} or ALMANAC.remark

    def steps(self) -> Mapping[str, Step]:
        return {one.id: one for one in self._read(Preparation, PREPARATION).step} or ALMANAC.step


def almanac(own: Mapping[str, object]) -> Almanac:
    """What ships, but for the files that *own* has, each part read when it is first looked at."""
    files = _Files(own)
    return Almanac(
        rule=Lazily(files.rules),
        holidays=Lazily(files.holidays),
        off=Lazily(files.off),
        clock=Lazily(files.clocks),
        world=Lazily(files.world),
        remark=Lazily(files.remarks),
        step=Lazily(files.steps),
    )


ALMANAC = almanac({})
"""What ships."""
