"""The timeline picture: one drawing, as SVG, for every format that shows it.

Labels are flags on poles above and below the axis, each flying to the right of its pole. Placed from right to left, a new
pole can never run through a flag that already hangs, so any number of marks at any dates can be labelled without overlap.
Ink is `currentColor` unless told otherwise: on a dark page the picture is light.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from html import escape

from schemas.brief import Brief, TimelinePoint
from service.ports import Rendered
from service.render.edtf import extent
from service.render.plain import plain
from service.render.timeline.axis import Axis, Place, lay_out
from service.render.timeline.label import RAISED, SIZE, Line, Lines, label

WIDTH = 720.0
_LINE = 12.6
_GAP = 7.0
_POLE = 11.0
_TICKS = 15.0
_FLAGS = (290.0, 250.0, 210.0, 172.0, 140.0, 112.0, 98.0)
_LAST_FLAG = 190.0  # room that is kept for the flag of the last mark
_TRIES = 24


@dataclass(frozen=True, slots=True)
class _Flag:
    """A label hung up: `side` is -1 above the axis and 1 below; `near` and `far` are distances from the axis."""

    at: float
    right: float
    side: int
    near: float
    far: float
    lines: Lines


def render(brief: Brief) -> Rendered:
    """The timeline alone, as a UTF-8 SVG file."""
    return Rendered(draw(brief.timeline).encode(), None)


def draw(points: Sequence[TimelinePoint], *, ink: str = "currentColor", breadth: float = 1.2) -> str:
    """An SVG element, `WIDTH` units wide. `breadth` is how much wider the letters of the reader's font may be than
    those of Libertinus Serif, for which 1.0 is right."""
    extents = [extent(point.date) for point in points]
    axis = lay_out(extents, width=WIDTH - _LAST_FLAG)
    flags = _hang(points, axis.places, breadth)
    above = max((flag.far for flag in flags if flag.side < 0), default=_POLE) + 2
    below = max((flag.far for flag in flags if flag.side > 0), default=_TICKS) + 2
    height = above + below
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.1f}" width="{WIDTH:.0f}"'
        f' height="{height:.1f}" role="img" aria-labelledby="timeline-title timeline-desc" fill="{ink}"'
        f' font-family="Libertinus Serif, Charter, Georgia, serif" font-size="{SIZE:.0f}">'
    )
    lines = (
        opening,
        '<title id="timeline-title">Timeline</title>',
        f'<desc id="timeline-desc">{_safe(describe(points))}</desc>',
        f'<g transform="translate(0 {above:.1f})">',
        *_axis(axis, flags, ink),
        *(line for flag in flags for line in _flag(flag, ink)),
        *(_mark(point, place, ink) for point, place in zip(points, axis.places, strict=True)),
        "</g>",
        "</svg>",
    )
    return "\n".join(line for line in lines if line)


def describe(points: Sequence[TimelinePoint]) -> str:
    """The picture in words, for those who cannot see it: every mark whole, in the order told."""
    if not points:
        return "No step is told."
    return "; ".join(
        f"{plain(point.when) or 'no date given'}: {plain(point.label)}{' (planned)' if point.planned else ''}"
        for point in points
    )


def legend(points: Sequence[TimelinePoint]) -> str:
    """How to read the marks that are on this picture; empty when there is only the plain kind."""
    extents = [extent(point.date) for point in points]
    keys = (
        ("hollow: planned", any(point.planned for point in points)),
        ("bar: day not given", any(span and not span.exact for span in extents)),
        ("dashed: no date given", any(span is None for span in extents)),
    )
    return "; ".join(key for key, used in keys if used)


def _hang(points: Sequence[TimelinePoint], places: Sequence[Place], breadth: float) -> tuple[_Flag, ...]:
    """Flags hung from right to left, the lowest picture of those tried: a beam search over sides and widths."""
    tries: list[tuple[_Flag, ...]] = [()]
    for index in sorted(range(len(points)), key=lambda index: (places[index].anchor, index), reverse=True):
        at = places[index].anchor
        words = label(points[index], breadth=breadth)
        widths = [width for width in _FLAGS if at + width <= WIDTH]
        wrapped = dict.fromkeys(words.wrapped(width - 2 * _GAP) for width in widths)
        grown = [(*flags, _hung(lines, at, side, flags)) for flags in tries for lines in wrapped for side in (-1, 1)]
        tries = nsmallest(_TRIES, grown, key=_badness)
    return tries[0]


def _badness(flags: Sequence[_Flag]) -> tuple[int, float, float]:
    """First what is cut short, then the height of the picture, then how far its flags are from the axis."""
    return (
        sum(flag.lines[-1:] != () and flag.lines[-1].cut for flag in flags),
        _reach(flags, -1) + _reach(flags, 1),
        sum(flag.far for flag in flags),
    )


def _reach(flags: Sequence[_Flag], side: int) -> float:
    return max((flag.far for flag in flags if flag.side == side), default=0.0)


def _hung(lines: Lines, at: float, side: int, flags: Sequence[_Flag]) -> _Flag:
    right = at + 2 * _GAP + max((line.width for line in lines), default=0.0)
    start = _POLE if side < 0 else _POLE + _TICKS - 4
    near = max((flag.far + _GAP for flag in flags if flag.side == side and flag.at < right), default=start)
    return _Flag(at, right, side, near, near + _LINE * len(lines), lines)


def _axis(axis: Axis, flags: Sequence[_Flag], ink: str) -> Iterator[str]:
    for left, right in axis.solid:
        yield f'<path d="M{left:.1f} 0H{right:.1f}" stroke="{ink}" stroke-width="1.2" opacity=".7"/>'
    for left, right in axis.dashed:
        yield (
            f'<path d="M{left:.1f} 0H{right:.1f}" stroke="{ink}" stroke-width="1.2" stroke-dasharray="2 4" opacity=".7"/>'
        )
    for at in axis.breaks:
        yield f'<path d="M{at - 5:.1f} 5L{at - 1:.1f} -5M{at + 1:.1f} 5L{at + 5:.1f} -5" stroke="{ink}" stroke-width="1.2"/>'
    for tick in axis.ticks:
        yield f'<path d="M{tick.at:.1f} 0V4" stroke="{ink}" stroke-width=".8" opacity=".6"/>'
        yield _note(tick.at + 2, tick.label, flags)


def _note(left: float, text: str, flags: Sequence[_Flag]) -> str:
    """Small words right under the axis; left out where a pole would run through them."""
    right = left + len(text) * 5
    if not text or any(flag.side > 0 and left - 2 < flag.at < right for flag in flags):
        return ""
    return f'<text x="{left:.1f}" y="12" font-size="9" opacity=".75">{text}</text>'


def _flag(flag: _Flag, ink: str) -> Iterator[str]:
    edge = flag.side * flag.far
    yield f'<path d="M{flag.at:.1f} 0V{edge:.1f}" stroke="{ink}" stroke-width=".6" opacity=".55"/>'
    top = min(edge, flag.side * flag.near)
    for number, line in enumerate(flag.lines, start=1):
        yield f'<text x="{flag.at + _GAP - 2:.1f}" y="{top + number * _LINE - 3.2:.1f}">{_spans(line)}</text>'


def _spans(line: Line) -> str:
    bold = " ".join(word.text for word in line.words if word.bold)
    rest = " ".join(word.text for word in line.words if not word.bold and not word.raised)
    raised = "".join(word.text for word in line.words if word.raised)
    strong = f'<tspan font-weight="bold">{_safe(bold)}</tspan>' if bold else ""
    small = (
        f'<tspan dx="1.5" dy="-3.2" font-size="{SIZE * RAISED:.1f}" opacity=".75">{_safe(raised)}</tspan>'
        if raised
        else ""
    )
    return strong + (" " if bold and rest else "") + _safe(rest) + small


def _mark(point: TimelinePoint, place: Place, ink: str) -> str:
    """A disc for a day or an undated step, a bar for a span; hollow and dashed when it is planned."""
    if place.right > place.left:
        width = max(8.0, place.right - place.left)
        look = f'fill="none" stroke="{ink}" stroke-dasharray="3 2"' if point.planned else 'opacity=".38"'
        return f'<rect x="{place.anchor - width / 2:.1f}" y="-4" width="{width:.1f}" height="8" rx="4" {look}/>'
    if point.planned:
        return f'<circle cx="{place.anchor:.1f}" r="4" fill="none" stroke="{ink}" stroke-width="1.6"/>'
    return f'<circle cx="{place.anchor:.1f}" r="4"/>'


def _safe(text: str) -> str:
    return escape(text, quote=True)
