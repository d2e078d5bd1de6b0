"""EDTF: days for the axis, words for the reader."""

from datetime import date

import pytest

from service.render.edtf import extent, words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-05-28", "2025-05-28", "2025-05-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-04~", "2025-04-01", "2025-04-30"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025-05-28/2025-12-31", "2025-05-28", "2025-12-31"),
        ("2025-04/2025", "2025-04-01", "2025-12-31"),
        ("2025-12/2025-04", "2025-04-30", "2025-12-01"),
        ("/2025-05-29", "2025-05-29", "2025-05-29"),
        ("2025-05/", "2025-05-01", "2025-05-31"),
    ],
)
def test_a_date_covers_its_days(text: str, first: str, last: str) -> None:
    found = extent(text)
    assert found is not None
    assert (date.fromordinal(found.first).isoformat(), date.fromordinal(found.last).isoformat()) == (first, last)
    assert found.exact == (first == last)


@pytest.mark.parametrize("text", [None, "", "XXXX-04", "2025-02-30", "soon", "2025-04/XXXX-05", "0000-01"])
def test_what_has_no_days_has_no_extent(text: str | None) -> None:
    assert extent(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-05-28", "28 May 2025"),
        ("2025-04", "April 2025"),
        ("2025", "2025"),
        ("2025-04~", "about April 2025"),
        ("2025?", "possibly 2025"),
        ("2025-23", "autumn 2025"),
        ("XXXX-04", "April, year not given"),
        ("XXXX-04-12", "12 April, year not given"),
        ("2025-05-28/2025-12-31", "28 May 2025 to 31 December 2025"),
        ("later", "later"),
    ],
)
def test_a_date_has_words(text: str, said: str) -> None:
    assert words(text) == said
