"""A publication date as publishers write it, as EDTF (https://www.loc.gov/standards/datetime/). What is ambiguous is none."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january januar janvier enero jan",
            "february februar février febrero feb",
            "march märz mars marzo mar",
            "april avril abril apr",
            "may mai mayo",
            "june juni juin junio jun",
            "july juli juillet julio jul",
            "august août agosto aug",
            "september septembre septiembre sept sep",
            "october oktober octobre octubre oct okt",
            "november novembre noviembre nov",
            "december dezember décembre diciembre dec dez",
        ],
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?:(?:T|,?\s+(?:(?:at|um|[-–—|])\s+)?|,)[0-9]{1,2}(?::?[0-9]{2}){1,2}(?![0-9]).*)?"
_ISO = re.compile(
    rf"(?P<y>[0-9]{{4}})(?:(?P<s>[-/.])(?P<m>[0-9][0-9])(?:(?P=s)(?P<d>[0-9][0-9]))?)?(?P<q>[~?%]?){_TIME}", re.DOTALL
)
_COMPACT = re.compile(rf"(?P<y>[0-9]{{4}})(?P<m>[0-9][0-9])(?P<d>[0-9][0-9])(?P<q>){_TIME}", re.DOTALL)
_WEEKDAY = r"(?:[^\W\d]{2,10}\.?,?\s+)??"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.|er)?(?:\s+(?:of|de))?[\s-]+(?P<m>[^\W\d]+)\.?,?"
    rf"(?:\s+(?:de|del))?[\s-]+(?P<y>[0-9]{{4}})(?P<q>){_TIME}",
    re.DOTALL,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<m>[^\W\d]+)\.?\s+(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<y>[0-9]{{4}})(?P<q>){_TIME}",
    re.DOTALL,
)
_LONGEST = 100


def edtf(written: object) -> str | None:
    """A written date (ISO 8601, RFC 2822, `28 May 2025`, `May 28, 2025`, `May 2025`, a year) as EDTF to the day, month or
    year it gives; the day is the publisher's own, whatever its time zone. None for what is no date, or could be two."""
    text = written.isoformat() if isinstance(written, date) else str(written).strip() if written is not None else ""
    if len(text) > _LONGEST or isinstance(written, bool | float):
        return None
    for form in (_COMPACT, _ISO, _DAY_FIRST, _MONTH_FIRST):
        found = form.fullmatch(text)
        if found:
            return _on_calendar(found["y"], _month(found["m"]), found["d"], found["q"])
    return None


def _month(written: str | None) -> int | None:
    """The number of a month, None where none is written, 0 for a word that names none."""
    if written is None:
        return None
    return int(written) if written.isdecimal() else _MONTHS.get(written.lower(), 0)


def _on_calendar(year: str, month: int | None, day: str | None, qualifier: str) -> str | None:
    try:
        known = date(int(year), 1 if month is None else month, int(day or 1))
    except ValueError:
        return None
    if known.year < 1000:
        return None
    parts = [f"{known.year:04}", f"{known.month:02}", f"{known.day:02}"]
    return "-".join(parts[: 1 if month is None else 2 if day is None else 3]) + qualifier
