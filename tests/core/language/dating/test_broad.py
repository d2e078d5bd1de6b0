import pytest

from service.core.language.dates import say
from service.core.language.dating import resolve

THURSDAY = "2025-05-29"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("mid-2025", "2025-05/2025-08"),
        ("in the middle of 2025", "2025-05/2025-08"),
        ("early 2026", "2026-01/2026-05"),
        ("late 2024", "2024-08/2024-12"),
        ("at the end of 2025", "2025-10/2025-12"),
        ("the beginning of 2025", "2025-01/2025-03"),
        ("at the start of 2025", "2025-01/2025-03"),
        ("year-end 2025", "2025-10/2025-12"),
        ("early June 2025", "2025-06-01/2025-06-15"),
        ("mid-June 2025", "2025-06-08/2025-06-23"),
        ("late February 2024", "2024-02-16/2024-02-29"),
        ("the end of February 2025", "2025-02-16/2025-02-28"),
        ("the first half of 2026", "2026-01/2026-06"),
        ("the second half of 2026", "2026-07/2026-12"),
        ("the first half of June 2025", "2025-06-01/2025-06-15"),
        ("the second half of June 2025", "2025-06-16/2025-06-30"),
        ("H1 2025", "2025-01/2025-06"),
        ("Q3 2025", "2025-07/2025-09"),
        ("the third quarter of 2025", "2025-07/2025-09"),
        ("the last quarter of 2025", "2025-10/2025-12"),
        ("spring 2025", "2025-21"),
        ("the summer of 2025", "2025-22"),
        ("Fall 2024", "2024-23"),
        ("winter 2024", "2024-24"),
        ("early spring 2025", "2025-21"),
        ("the 1960s", "1960/1969"),
        ("the early 1990s", "1990/1994"),
        ("the late 1990s", "1995/1999"),
        ("early on 28 May 2025", "2025-05-28"),
    ],
)
@pytest.mark.parametrize("published", [THURSDAY, None])
def test_a_part_of_a_date_is_read_wide(words: str, date: str, published: str | None) -> None:
    found = resolve(words, published=published)
    assert (found.date, found.basis) == (date, "stated")


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("late March", THURSDAY, "2025-03-16/2025-03-31"),
        ("early this month", THURSDAY, "2025-05-01/2025-05-15"),
        ("late last year", THURSDAY, "2024-08/2024-12"),
        ("early next week", THURSDAY, "2025-06-02/2025-06-08"),
        ("this spring", THURSDAY, "2025-21"),
        ("in the spring", THURSDAY, "2025-21"),
        ("last summer", THURSDAY, "2024-22"),
        ("next winter", THURSDAY, "2025-24"),
        ("last winter", "2025-01-10", "2023-24"),
        ("this winter", "2025-01-10", "2024-24"),
        ("spring this year", THURSDAY, "2025-21"),
        ("summer of last year", THURSDAY, "2024-22"),
        ("in the first half of this year", THURSDAY, "2025-01/2025-06"),
        ("in the first quarter of next year", THURSDAY, "2026-01/2026-03"),
        ("at year-end", THURSDAY, "2025-10/2025-12"),
    ],
)
def test_a_part_of_a_time_counted_from_the_article(words: str, published: str, date: str) -> None:
    found = resolve(words, published=published)
    assert (found.date, found.basis) == (date, "resolved")


@pytest.mark.parametrize("words", ["FY2025", "fiscal year 2025", "fiscal 2025", "FY25", "FY 2025-26", "FY2025/26"])
def test_a_fiscal_year_is_another_from_country_to_country(words: str) -> None:
    found = resolve(words, published=THURSDAY)
    assert (found.date, found.candidates) == (None, ("2024-10-01/2025-09-30", "2025-04-01/2026-03-31"))


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("early June", "XXXX-06"),
        ("in the spring", "XXXX-21"),
        ("last summer", "XXXX-22"),
        ("the third half of 2025", None),
    ],
)
def test_an_undated_article_keeps_what_its_words_say_and_no_more(words: str, date: str | None) -> None:
    assert resolve(words, published=None).date in (date, "2025" if date is None else date)


@pytest.mark.parametrize(
    "words", ["to fall", "a spring in the step", "1965s", "third quarter of June 2025", "Q4 of May 2025"]
)
def test_what_only_looks_like_a_season_decade_or_quarter_is_none(words: str) -> None:
    assert resolve(words, published=None).date is None


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("early June 2025", "early June 2025"),
        ("mid-June 2025", "mid-June 2025"),
        ("late February 2024", "late February 2024"),
        ("mid-2025", "mid-2025"),
        ("the first half of 2026", "the first half of 2026"),
        ("Q3 2025", "the third quarter of 2025"),
        ("later this year", "between 29 May 2025 and the end of 2025"),
        ("earlier this year", "between the beginning of 2025 and 29 May 2025"),
        ("two days ago", "27 May 2025"),
        ("28-30 May 2025", "28–30 May 2025"),
        ("three months ago", "about February 2025"),
    ],
)
def test_a_part_reads_as_a_person_would_say_it(words: str, reads: str) -> None:
    assert say(resolve(words, published=THURSDAY).date) == reads
