"""The axis of the timeline: where each mark stands.

Dated marks stand to scale; an empty stretch that would squeeze the rest is cut out and shown as a break. Marks without a
date, or without a year, stand in the order told on a stretch of their own, which is drawn dashed: order is all that is
known of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from service.render.edtf import Extent, month_name

_BREAK = 26.0
_SHORTEST_DAYS = 92
_CUT_MARGIN_DAYS = 10
_EMPTY_SHARE = 0.25
_MONTHS_NAMED = 16
_TICK_ROOM = 52.0
_UNDATED_ROOM = 76.0
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
class _Run:
    """Neighbouring marks, by their index, that are all dated or all undated."""

    dated: bool
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to units, without the `cuts` (first and last day of each)."""

    first: int
    last: int
    cuts: tuple[tuple[int, int], ...]
    left: float = 0.0
    width: float = 0.0

    @property
    def days(self) -> int:
        """The days that are drawn."""
        return self.last - self.first - sum(end - start for start, end in self.cuts)

    def at(self, day: int) -> float:
        """Where `day` stands; no day inside a cut is asked for."""
        passed = [(start, end) for start, end in self.cuts if day >= end]
        drawn = day - self.first - sum(end - start for start, end in passed)
        room = self.width - _BREAK * len(self.cuts)
        return self.left + room * drawn / self.days + _BREAK * len(passed)


def lay_out(extents: Sequence[Extent | None], *, width: float) -> Axis:
    """Places for marks with these extents, None for an undated one, on an axis from 0 to `width` units."""
    dated = {index: extent for index, extent in enumerate(extents) if extent}
    undated = len(extents) - len(dated)
    step = min(_UNDATED_ROOM, width * (_UNDATED_SHARE if dated else 1) / max(1, undated))
    runs = _runs(len(extents), dated)
    scales = _shared(
        [_scale([dated[index] for index in run.members]) for run in runs if run.dated], width - step * undated
    )
    places: dict[int, Place] = {}
    solid: list[_Scale] = []
    dashed: list[tuple[float, float]] = []
    left = 0.0
    for run in runs:
        if run.dated:
            scale = replace(scales[len(solid)], left=left)
            places |= {index: _dated_place(dated[index], scale) for index in run.members}
            solid.append(scale)
            left += scale.width
        else:
            places |= {index: _undated_place(left + step * (order + 0.5)) for order, index in enumerate(run.members)}
            dashed.append((left, left + step * len(run.members)))
            left += step * len(run.members)
    return Axis(
        places=tuple(places[index] for index in range(len(extents))),
        solid=tuple((scale.left, scale.left + scale.width) for scale in solid),
        dashed=tuple(dashed),
        breaks=tuple(scale.at(end) - _BREAK / 2 for scale in solid for _, end in scale.cuts),
        ticks=tuple(tick for scale in solid for tick in _ticks(scale)),
    )


def _runs(count: int, dated: Mapping[int, Extent]) -> list[_Run]:
    """Runs of dated and undated marks in the order told. An undated run stays between two dated ones only where every date
    before it precedes every date after it; otherwise its place is not known, and it goes to the end."""
    told = [(is_dated, list(run)) for is_dated, run in groupby(range(count), dated.__contains__)]
    placed: list[int] = []
    unplaced: list[int] = []
    for is_dated, members in told:
        before = [extent.last for index, extent in dated.items() if index < members[0]]
        after = [extent.first for index, extent in dated.items() if index > members[-1]]
        between = bool(before and after)
        (unplaced if not is_dated and between and max(before) > min(after) else placed).extend(members)
    order = placed + unplaced
    return [_Run(is_dated, tuple(sorted(run))) for is_dated, run in groupby(order, dated.__contains__)]


def _scale(extents: Sequence[Extent]) -> _Scale:
    """The scale of one dated run, not yet placed; a short run is widened so that a month never fills the page."""
    first, last = min(extent.first for extent in extents), max(extent.last for extent in extents)
    missing = max(0, _SHORTEST_DAYS - (last - first))
    first, last = max(1, first - missing // 2), last + missing - missing // 2
    return _Scale(first, last, _cuts(extents, last - first))


def _cuts(extents: Iterable[Extent], span: int) -> tuple[tuple[int, int], ...]:
    """Stretches without a mark that take more than their share of the axis, less a margin at both ends."""
    cuts: list[tuple[int, int]] = []
    reached: int | None = None
    for extent in sorted(extents, key=lambda extent: extent.first):
        if reached is not None and extent.first - reached > max(_SHORTEST_DAYS, span * _EMPTY_SHARE):
            cuts.append((reached + _CUT_MARGIN_DAYS, extent.first - _CUT_MARGIN_DAYS))
        reached = max(reached or 0, extent.last)
    return tuple(cuts)


def _shared(scales: Sequence[_Scale], width: float) -> list[_Scale]:
    """The scales with the room shared out by the days they draw."""
    days = sum(scale.days for scale in scales)
    return [replace(scale, width=width * scale.days / days) for scale in scales]


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
        if at < free or at + _TICK_ROOM > scale.left + scale.width:
            ticks.append(Tick(at, ""))
            continue
        month = "" if day.month == 1 else month_name(day.month)[:3]
        ticks.append(Tick(at, f"{month} {day.year}".strip() if day.year != year else month or str(day.year)))
        free, year = at + _TICK_ROOM, day.year
    return ticks
