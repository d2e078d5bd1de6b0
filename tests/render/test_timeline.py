"""The timeline picture: to scale where it can be, honest where it cannot, and never a label over another."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.brief import TimelinePoint
from service.render import timeline
from service.render.edtf import Extent, extent
from service.render.timeline.axis import lay_out
from tests.briefs import HOSTILE, hostile_brief, realistic_brief

_SVG = "{http://www.w3.org/2000/svg}"
_DATES = [
    None,
    "2025",
    "2025-05",
    "2025-05-28",
    "XXXX-04",
    "2023-01-05",
    "2025-05-28/2025-12-31",
    "2025-21",
    "1951-09-08",
]


class Box(NamedTuple):
    """A line of text as the widest usual serif would set it."""

    left: float
    right: float
    top: float
    bottom: float
    text: str


def point(
    label: str = "A step", date: str | None = None, *, when: str = "undated", planned: bool = False
) -> TimelinePoint:
    return TimelinePoint(facts=("A1",), label=label, date=date, when=when, planned=planned)


def _root(points: Sequence[TimelinePoint]) -> ET.Element:
    return ET.fromstring(timeline.draw(points))  # noqa: S314 - our own drawing


def _boxes(points: Sequence[TimelinePoint]) -> list[Box]:
    """The label lines; an average letter of a wide serif takes 0.5 of the size."""
    boxes = []
    for text in _root(points).iter(f"{_SVG}text"):
        said, left, base = "".join(text.itertext()), float(text.attrib["x"]), float(text.attrib["y"])
        size = float(text.attrib.get("font-size", "11"))
        boxes.append(Box(left, left + len(said) * size * 0.45, base - size * 0.7, base + size * 0.2, said))
    return boxes


def _overlapping(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for one, other in combinations(boxes, 2)
        if one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
    ]


def _at(dates: Sequence[str | None]) -> list[float]:
    return [place.anchor for place in lay_out([extent(date) for date in dates], width=600).places]


@pytest.mark.parametrize("count", [0, 1, 2, 12, 30])
@pytest.mark.parametrize("date", _DATES)
def test_any_number_of_marks_is_drawn_within_the_picture(count: int, date: str | None) -> None:
    root = _root([point("word " * 16, date, when="on a day of which the year is not given")] * count)
    height = float(root.attrib["height"])
    assert root.attrib["viewBox"] == f"0 0 720 {root.attrib['height']}"
    assert len(list(root.iter(f"{_SVG}circle"))) + len(list(root.iter(f"{_SVG}rect"))) == count
    shift = float(re.findall(r"[\d.]+", root[2].attrib["transform"])[1])
    for text in root.iter(f"{_SVG}text"):
        assert 0 <= float(text.attrib["x"]) <= timeline.WIDTH
        assert 0 < shift + float(text.attrib["y"]) < height


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_DATES), st.text("abcdef ", max_size=80), st.booleans()), max_size=12))
def test_no_label_lies_over_another(marks: list[tuple[str | None, str, bool]]) -> None:
    points = [point(label, date, when=date or "undated", planned=planned) for date, label, planned in marks]
    assert _overlapping(_boxes(points)) == []


def test_the_realistic_timeline_shows_every_label_whole() -> None:
    points = realistic_brief().timeline
    boxes = _boxes(points)
    shown = "".join(box.text for box in sorted(boxes, key=lambda box: (round(box.left), box.top))).replace(" ", "")
    assert _overlapping(boxes) == []
    assert [one.label for one in points if one.label.replace(" ", "") not in shown] == []
    assert "…" not in shown


def test_days_stand_to_scale() -> None:
    first, second, third = _at(["2025-04-01", "2025-05-01", "2025-07-01"])
    assert (third - second) / (second - first) == pytest.approx(61 / 30, rel=0.01)


def test_a_month_is_a_band_as_wide_as_the_month() -> None:
    month, day, next_day = lay_out([extent(date) for date in ("2025-04", "2025-04-01", "2025-05-01")], width=600).places
    assert month.left == day.left
    assert month.right == pytest.approx(next_day.left, abs=(next_day.left - day.left) / 30 + 0.01)


def test_a_long_empty_stretch_is_cut_out_and_marked() -> None:
    dates = ["1951-09-08", "2025-04-01", "2025-05-28", "2025-07-01"]
    axis = lay_out([extent(date) for date in dates], width=600)
    assert len(axis.breaks) == 1
    assert axis.places[0].anchor < axis.breaks[0] < axis.places[1].anchor
    assert axis.places[3].anchor - axis.places[1].anchor > 300


def test_undated_marks_follow_the_dated_ones_on_a_dashed_stretch() -> None:
    axis = lay_out([extent("2025-04-01"), None, extent("XXXX-04")], width=600)
    assert len(axis.dashed) == len(axis.solid) == 1
    assert axis.solid[0][1] == axis.dashed[0][0]
    assert axis.places[0].anchor < axis.places[1].anchor < axis.places[2].anchor
    assert [place.dated for place in axis.places] == [True, False, False]


def test_an_undated_mark_never_stands_between_dates() -> None:
    before, undated, planned, last = _at(["2024-04-01", None, "2025-04-01", None])
    assert before < planned < undated < last


def test_only_undated_marks_fill_the_axis_evenly() -> None:
    places = _at([None] * 4)
    assert places == sorted(places)
    assert len({round(right - left, 6) for left, right in pairwise(places)}) == 1
    assert _at([None] * 40)[-1] < 600


def test_ticks_are_months_where_they_have_room_and_years_where_not() -> None:
    months = lay_out([Extent(*(_day(2025, month) for month in (1, 6)))], width=600).ticks
    years = lay_out([Extent(_day(2015, 1), _day(2025, 1))], width=600).ticks
    assert [tick.label for tick in months][:2] == ["2025", "Feb"]
    assert {tick.label for tick in years} <= {"", *map(str, range(2015, 2026))}


def _day(year: int, month: int) -> int:
    found = extent(f"{year}-{month:02}-01")
    assert found is not None
    return found.first


def test_planned_marks_are_hollow() -> None:
    planned, done = (timeline.draw([point(date="2025-05-28", planned=planned)]) for planned in (True, False))
    assert 'r="4" fill="none"' in planned
    assert 'fill="none"' not in done
    assert 'rx="4" fill="none"' in timeline.draw([point(date="2025-05", planned=True)])


def test_the_legend_explains_only_what_is_drawn() -> None:
    assert timeline.legend([point(date="2025-05-28")]) == ""
    assert timeline.legend([point(date="2025-05", planned=True)]) == "hollow: planned; bar: day not given"
    assert timeline.legend([point()]) == "dashed: no date given"


def test_the_picture_has_a_title_and_every_mark_in_words() -> None:
    root = _root(realistic_brief().timeline)
    title, description = root.find(f"{_SVG}title"), root.find(f"{_SVG}desc")
    assert title is not None
    assert title.text == "Timeline"
    assert description is not None
    assert description.text == timeline.describe(realistic_brief().timeline)
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
    assert timeline.describe([]) == "No step is told."


def test_ink_is_that_of_the_page_unless_told() -> None:
    assert 'fill="currentColor"' in timeline.draw([point()])
    assert "currentColor" not in timeline.draw([point(date="2025-05", planned=True)], ink="#14233b")


def test_hostile_labels_are_only_words() -> None:
    root = _root(hostile_brief().timeline)
    assert {node.tag.removeprefix(_SVG) for node in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "text",
        "tspan",
        "circle",
    }
    assert HOSTILE[0] in "".join(root.itertext())


def test_the_numbers_of_sources_are_small_and_raised_and_never_begin_a_line() -> None:
    drawn = _root([point("A step that is told at some length [1, 2, 12]", "2025-05-28")])
    (raised,) = [span for span in drawn.iter(f"{_SVG}tspan") if "dy" in span.attrib]
    assert raised.text == "1,2,12"
    assert float(raised.attrib["font-size"]) < 8
    lines = ["".join(text.itertext()) for text in drawn.iter(f"{_SVG}text")]
    assert not any(line.strip() == "1,2,12" for line in lines)


def test_a_label_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert [box.text for box in _boxes([point("name " * 90)])][-1].endswith("…")


def test_the_file_is_the_drawing() -> None:
    rendered = timeline.render(realistic_brief())
    assert rendered.pages is None
    assert rendered.content.decode() == timeline.draw(realistic_brief().timeline)


@pytest.mark.parametrize("points", [(), hostile_brief().timeline, realistic_brief().timeline])
def test_typst_sets_the_picture_with_its_own_font(points: Sequence[TimelinePoint]) -> None:
    source = b'#set page(width: 520pt, height: auto)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    svg = timeline.draw(points)
    _, warnings = typst.compile_with_warnings(source, format="pdf", ignore_system_fonts=True, sys_inputs={"svg": svg})
    assert warnings == []
