"""An EDTF date as days and as words: the subset that `schemas.edtf` lets through.

Source: Library of Congress, Extended Date/Time Format, levels 0 to 2. A date is as wide as it is imprecise: `2025-04`
runs from its first day to its last. A date without a year (`XXXX-04`) has words but no place on an axis.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>0[1-9]|1[0-2]|2[1-4]))?(?:-(?P<day>\d\d))?(?P<doubt>[~?%])?", re.ASCII
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (10, 12)}
_DOUBTS = {"~": "about ", "?": "possibly ", "%": "possibly about "}


@dataclass(frozen=True, slots=True)
class Extent:
    """First and last day that a date may mean, as proleptic Gregorian ordinals (`datetime.date.toordinal`)."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def extent(text: str | None) -> Extent | None:
    """The days `text` covers; of an open interval its known end; None when it is null, has no year, or is no date of the
    subset."""
    sides = [_point_extent(side) for side in text.split("/") if side] if text else []
    if not sides or sides[0] is None or sides[-1] is None:
        return None
    first, last = sides[0].first, sides[-1].last
    return Extent(min(first, last), max(first, last))


def words(text: str) -> str:
    """`text` in English words: `29 May 2025`, `April, year not given`, `28 May to 31 December 2025`."""
    return " to ".join(_point_words(side) for side in text.split("/"))


def month_name(month: int) -> str:
    """The English name of month 1 to 12."""
    return _MONTHS[month - 1]


def _point_extent(text: str) -> Extent | None:
    match = _POINT.fullmatch(text)
    if match is None or match["year"] == "XXXX":
        return None
    year, month = int(match["year"]), int(match["month"] or 0)
    opening, closing = _SEASON_MONTHS.get(month, (month or 1, month or 12))
    try:
        if match["day"]:
            day = date(year, opening, int(match["day"])).toordinal()
            return Extent(day, day)
        return Extent(date(year, opening, 1).toordinal(), date(year, closing, monthrange(year, closing)[1]).toordinal())
    except ValueError:
        return None


def _point_words(text: str) -> str:
    match = _POINT.fullmatch(text)
    if match is None:
        return text
    month = int(match["month"] or 0)
    name = _SEASONS.get(month) or (month_name(month) if month else "")
    day = str(int(match["day"])) if match["day"] else ""
    said = " ".join(part for part in (day, name) if part)
    doubt = _DOUBTS.get(match["doubt"] or "", "")
    if match["year"] == "XXXX":
        return f"{doubt}{said}, year not given"
    return doubt + (f"{said} {match['year']}" if said else match["year"])
