import pytest

from service.embedded.extraction.text.dates import date_near, dates_in, read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on May 28, 2025 in Rome.", ["on May 28, 2025"]),
        ("They met on Wednesday, May 28.", ["on Wednesday, May 28"]),
        ("They met on 3 May 2024 and last month.", ["on 3 May 2024", "last month"]),
        ("They met in London on June 9 and 10, 2025.", ["on June 9 and 10, 2025"]),
        ("It was signed in 2015 and again two weeks ago.", ["in 2015", "two weeks ago"]),
        ("Under Law No. 46 of September 5, 2025 and No46 of May 1, 2024.", ["September 5, 2025", "May 1, 2024"]),
        ("The body, which sat in Rome, met on 3 June.", ["on 3 June"]),
        ("Jan Berg may meet April Jones.", []),
        ("Nothing here.", []),
    ],
)
def test_the_words_of_dates_are_found_and_names_are_none(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in dates_in(text)] == expected


def test_the_nearest_date_counts_and_one_before_only_behind_a_place() -> None:
    text = "On Monday they met, and talks follow in June 2026."
    talks = text.index("talks")
    assert date_near(text, talks, talks + 5) == "June 2026"
    assert date_near(text[:30], 25, 30, since=24) is None
    assert date_near(text, talks, talks + 5, within=2) is None


def test_what_words_mean_is_told_by_the_core() -> None:
    assert read_date("Wednesday", published="2025-05-29", tense="past") == "2025-05-28"
    assert read_date(None, published="2025-05-29", tense="past") is None
