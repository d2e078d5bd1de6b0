from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.articles.dates import edtf


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-05-29", "2025-05-29"),
        ("2025-05", "2025-05"),
        ("2025", "2025"),
        (2025, "2025"),
        ("2025-04~", "2025-04~"),
        ("2025-05-29T23:30:00-04:00", "2025-05-29"),
        ("2022-08-02 17:22:06-04:00", "2022-08-02"),
        ("2025-05-29T10:00:00.123Z", "2025-05-29"),
        ("20250529", "2025-05-29"),
        (20250529, "2025-05-29"),
        ("20250529T101500Z", "2025-05-29"),
        ("2025/05/29", "2025-05-29"),
        ("2025.05.29", "2025-05-29"),
        ("Thu, 29 May 2025 23:30:00 -0400", "2025-05-29"),
        ("29 May 2025", "2025-05-29"),
        ("29. Mai 2025", "2025-05-29"),
        ("29 mai 2025", "2025-05-29"),
        ("29 de mayo de 2025", "2025-05-29"),
        ("Thursday, May 29, 2025", "2025-05-29"),
        ("May 29th, 2025 at 10:15 AM", "2025-05-29"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("May 2025", "2025-05"),
        (date(2025, 5, 29), "2025-05-29"),
        (datetime(2025, 5, 29, 23, tzinfo=UTC), "2025-05-29"),
    ],
)
def test_a_date_is_what_its_publisher_wrote_to_the_day_month_or_year(written: object, meant: str) -> None:
    assert edtf(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "05/06/2025",  # May or June
        "2025-13-01",
        "2025-02-30",
        "0000-01-01",
        "0999",
        "29 Mayor 2025",
        "yesterday",
        "1716900000",
        "last updated 2025-05-29",
        "12",
        True,
        2025.5,
        "2025-05-29" + "0" * 200,
        [2025],
        "٢٠٢٥-٠٥-٢٩٩",
    ],
)
def test_what_is_no_date_or_could_be_two_is_none(written: object) -> None:
    assert edtf(written) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_comes_back_as_it_was_written(day: date) -> None:
    assert edtf(day.isoformat()) == edtf(day) == edtf(day.strftime("%Y%m%d")) == day.isoformat()


@given(st.text() | st.integers() | st.none())
def test_whatever_is_written_is_a_date_or_none(written: object) -> None:
    found = edtf(written)
    assert found is None or date.fromisoformat((found.rstrip("~?%") + "-01-01")[:10]).year >= 1000
