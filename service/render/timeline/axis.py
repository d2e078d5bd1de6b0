"""The axis of the timeline: where each mark stands.

Dated marks stand to scale; an empty stretch that would squeeze the rest is cut out and shown as a break. Marks without a
date, or without a year, stand in the order told on a stretch of their own at the end, which is drawn dashed: order is all
that is known of them, and no place between two dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from service.render.edtf import Extent, month_name

_BREAK = 26.0
_SHORTEST_DAYS = 75
_CUT_MARGIN_DAYS = 10
_EMPTY_SHARE = 0.25
_MONTHS_NAMED = 16
_TICK_ROOM = 52.0
_UNDATED_ROOM = 64.0
_UNDATED_SHARE = 0.55


@dataclass(frozen=True, slots=True)
class Place:
    """Where one mark stands; `left` and `right` differ where the date is a span of days."""

    left: float
    right: float
    dated: bool

    @property
    def anchor(self) -> float:
        """Where its label is tied."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month or year; the label is empty where there is no room for it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Places in the order of the marks; solid and dashed stretches as (left, right); breaks where time is cut out."""

    places: tuple[Place, ...]
    solid: tuple[tuple[float, float], ...]
    dashed: tuple[tuple[float, float], ...]
    breaks: tuple[float, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to units from the left end of the axis, without the `cuts` (first and last day of each)."""

    first: int
    last: int
    cuts: tuple[tuple[int, int], ...]
    width: float

    @property
    def days(self) -> int:
        """The days that are drawn."""
        return self.last - self.first - sum(end - start for start, end in self.cuts)

    def at(self, day: int) -> float:
        """Where `day` stands; no day inside a cut is asked for."""
        passed = [(start, end) for start, end in self.cuts if day >= end]
        drawn = day - self.first - sum(end - start for start, end in passed)
        room = self.width - _BREAK * len(self.cuts)
        return room * drawn / self.days + _BREAK * len(passed)


def lay_out(extents: Sequence[Extent | None], *, width: float) -> Axis:
    """Places for marks with these extents, None for an undated one, on an axis from 0 to `width` units."""
    dated = [extent for extent in extents if extent]
    undated = len(extents) - len(dated)
    step = min(_UNDATED_ROOM, width * (_UNDATED_SHARE if dated else 1) / max(1, undated))
    reach = width - step * undated if dated else 0.0
    scale = _scale(dated, reach) if dated else None
    order = count()
    places = tuple(
        _dated_place(extent, scale) if extent and scale else _undated_place(reach + step * (next(order) + 0.5))
        for extent in extents
    )
    return Axis(
        places=places,
        solid=((0.0, reach),) if scale else (),
        dashed=((reach, reach + step * undated),) if undated else (),
        breaks=tuple(scale.at(end) - _BREAK / 2 for _, end in scale.cuts) if scale else (),
        ticks=tuple(_ticks(scale)) if scale else (),
    )


def _scale(extents: Sequence[Extent], width: float) -> _Scale:
    """The scale of the dated marks; a short stretch is widened so that a month never fills the page."""
    first, last = min(extent.first for extent in extents), max(extent.last for extent in extents)
    missing = max(0, _SHORTEST_DAYS - (last - first))
    first, last = max(1, first - missing // 2), last + missing - missing // 2
    return _Scale(first, last, _cuts(extents, last - first), width)


def _cuts(extents: Iterable[Extent], span: int) -> tuple[tuple[int, int], ...]:
    """Stretches without a mark that take more than their share of the axis, less a margin at both ends."""
    cuts: list[tuple[int, int]] = []
    reached: int | None = None
    for extent in sorted(extents, key=lambda extent: extent.first):
        if reached is not None and extent.first - reached > max(_SHORTEST_DAYS, span * _EMPTY_SHARE):
            cuts.append((reached + _CUT_MARGIN_DAYS, extent.first - _CUT_MARGIN_DAYS))
        reached = max(reached or 0, extent.last)
    return tuple(cuts)


def _dated_place(extent: Extent, scale: _Scale) -> Place:
    return Place(scale.at(extent.first), scale.at(extent.last), True)


def _undated_place(at: float) -> Place:
    return Place(at, at, False)


def _ticks(scale: _Scale) -> list[Tick]:
    """Month ticks when the months have room, else years; none inside a cut."""
    years = range(date.fromordinal(scale.first).year, date.fromordinal(scale.last).year + 1)
    months = [date(year, month, 1) for year in years for month in range(1, 13)]
    drawn = [
        day
        for day in months
        if scale.first <= day.toordinal() <= scale.last
        and not any(start < day.toordinal() < end for start, end in scale.cuts)
    ]
    if len(drawn) > _MONTHS_NAMED:
        drawn = [day for day in drawn if day.month == 1]
    return _labelled(drawn, scale)


def _labelled(days: Sequence[date], scale: _Scale) -> list[Tick]:
    """Ticks with the labels that have room: the year on the first and on each January, the month on the others."""
    ticks: list[Tick] = []
    free, year = float("-inf"), 0
    for day in days:
        at = scale.at(day.toordinal())
        if at < free or at + _TICK_ROOM > scale.width:
            ticks.append(Tick(at, ""))
            continue
        month = "" if day.month == 1 else month_name(day.month)[:3]
        ticks.append(Tick(at, f"{month} {day.year}".strip() if day.year != year else month or str(day.year)))
        free, year = at + _TICK_ROOM, day.year
    return ticks
