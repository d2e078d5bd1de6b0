"""Time zones: whether one moment can fall on two days for those who tell of it. Offsets are those of the countryinfo package."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

from service.core.language.dates import bounds

_OFFSET = re.compile(r"UTC([+\-−])(\d{2}):?(\d{2})?")
_FAR = 5.0  # hours between two capitals, from which an evening here is the next day's working hours there


def a_day_apart(one: str | None, other: str | None) -> bool:
    """Whether two dates are single days, one right after the other."""
    here, there = bounds(one), bounds(other)
    if not here or not there or here.first != here.last or there.first != there.last:
        return False
    if here.first.startswith(("-", "0000")) or there.first.startswith(("-", "0000")):
        return False
    days = (dt.date.fromisoformat(here.first) - dt.date.fromisoformat(there.first)).days
    return abs(days) == 1


def are_far_apart(countries: Iterable[str]) -> bool:
    """Whether the clocks of some of the countries, by ISO code, stand hours apart."""
    hours = [offset for code in countries for offset in _offsets(code)]
    return bool(hours) and max(hours) - min(hours) >= _FAR


@cache
def _offsets(code: str) -> tuple[float, ...]:
    """The offset of a country from UTC in hours: the middle one of a country with several; none where it is not known."""
    try:
        told = CountryInfo(code).info().get("timezones", [])
    except CountryNotFoundError:
        return ()
    found = sorted(_hours(match) for zone in told if (match := _OFFSET.fullmatch(str(zone).strip())))
    return (found[len(found) // 2],) if found else ()


def _hours(match: re.Match[str]) -> float:
    return (1 if match[1] == "+" else -1) * (int(match[2]) + int(match[3] or 0) / 60)
