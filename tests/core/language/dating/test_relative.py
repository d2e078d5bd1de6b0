import datetime as dt

import pytest
from dateparser.date import DateDataParser
from hypothesis import given
from hypothesis import strategies as st

from service.core.language.dating import resolve
from service.core.language.dating.rule import Tense

THURSDAY, SUNDAY, NEW_YEAR = "2025-05-29", "2025-06-01", "2025-01-02"


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("today", THURSDAY, "2025-05-29"),
        ("Today’s", THURSDAY, "2025-05-29"),
        ("tonight", THURSDAY, "2025-05-29"),
        ("this morning", THURSDAY, "2025-05-29"),
        ("earlier today", THURSDAY, "2025-05-29"),
        ("yesterday", THURSDAY, "2025-05-28"),
        ("yesterday evening", THURSDAY, "2025-05-28"),
        ("last night", THURSDAY, "2025-05-28"),
        ("tomorrow", THURSDAY, "2025-05-30"),
        ("the day before yesterday", THURSDAY, "2025-05-27"),
        ("the day after tomorrow", THURSDAY, "2025-05-31"),
        ("yesterday", "2024-03-01", "2024-02-29"),
        ("yesterday", "2025-01-01", "2024-12-31"),
        ("on Tuesday", THURSDAY, "2025-05-27"),
        ("Tues.", THURSDAY, "2025-05-27"),
        ("early Tuesday", THURSDAY, "2025-05-27"),
        ("late on Tuesday", THURSDAY, "2025-05-27"),
        ("on Thursday", THURSDAY, "2025-05-29"),
        ("Friday's", THURSDAY, "2025-05-23"),
        ("last Friday", THURSDAY, "2025-05-23"),
        ("last Tuesday", THURSDAY, "2025-05-27"),
        ("last Thursday", THURSDAY, "2025-05-22"),
        ("this past Tuesday", THURSDAY, "2025-05-27"),
        ("next Monday", THURSDAY, "2025-06-02"),
        ("this coming Friday", THURSDAY, "2025-05-30"),
        ("on Tuesday", NEW_YEAR, "2024-12-31"),
        ("Monday of last week", THURSDAY, "2025-05-19"),
        ("Friday next week", THURSDAY, "2025-06-06"),
        ("last week's Tuesday", THURSDAY, "2025-05-20"),
        ("two days ago", THURSDAY, "2025-05-27"),
        ("fifteen days ago", THURSDAY, "2025-05-14"),
        ("forty-five days ago", THURSDAY, "2025-04-14"),
        ("a day ago", "2024-03-01", "2024-02-29"),
        ("two weeks ago", THURSDAY, "2025-05-12/2025-05-18"),
        ("a fortnight ago", THURSDAY, "2025-05-12/2025-05-18"),
        ("a month ago", THURSDAY, "2025-04~"),
        ("a couple of months ago", THURSDAY, "2025-03~"),
        ("three months ago", NEW_YEAR, "2024-10~"),
        ("a year ago", THURSDAY, "2024~"),
        ("two years ago", "2024-02-29", "2022~"),
        ("a decade ago", THURSDAY, "2015~"),
        ("last month", THURSDAY, "2025-04"),
        ("last month", NEW_YEAR, "2024-12"),
        ("this month", THURSDAY, "2025-05"),
        ("next month", "2024-12-31", "2025-01"),
        ("last month", "2025-03-31", "2025-02"),
        ("last year", THURSDAY, "2024"),
        ("this year", NEW_YEAR, "2025"),
        ("next year", THURSDAY, "2026"),
        ("last week", THURSDAY, "2025-05-19/2025-05-25"),
        ("last week", NEW_YEAR, "2024-12-23/2024-12-29"),
        ("next week", THURSDAY, "2025-06-02/2025-06-08"),
        ("this week", THURSDAY, "2025-05-26/2025-05-29"),
        ("over the weekend", THURSDAY, "2025-05-24/2025-05-25"),
        ("this weekend", SUNDAY, "2025-05-31/2025-06-01"),
        ("last weekend", THURSDAY, "2025-05-24/2025-05-25"),
        ("last weekend", SUNDAY, "2025-05-24/2025-05-25"),
        ("next weekend", SUNDAY, "2025-06-07/2025-06-08"),
        ("over the past two weeks", THURSDAY, "2025-05-15/2025-05-29"),
        ("in the last month", THURSDAY, "2025-04-29/2025-05-29"),
        ("in the next ten days", THURSDAY, "2025-05-29/2025-06-08"),
        ("over the next 3 months", "2024-11-30", "2024-11-30/2025-02-28"),
        ("the 28th", THURSDAY, "2025-05-28"),
        ("on the 30th", NEW_YEAR, "2024-12-30"),
        ("the 5th of last month", THURSDAY, "2025-04-05"),
        ("Monday to Wednesday", THURSDAY, "2025-05-26/2025-05-28"),
        ("today, May 29", THURSDAY, "2025-05-29"),
        ("Tuesday 27", THURSDAY, "2025-05-27"),
        ("Thursday the 29th", THURSDAY, "2025-05-29"),
        ("Wednesday 28 and Thursday 29 May", THURSDAY, "2025-05"),
        ("Tuesday, 10 a.m.", THURSDAY, "2025-05-27"),
        ("Tuesday, 10 countries", THURSDAY, "2025-05-27"),
    ],
)
def test_words_are_counted_from_the_articles_own_date(words: str, published: str, date: str) -> None:
    found = resolve(words, published=published)
    assert (found.date, found.basis) == (date, "resolved")


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("on Tuesday", THURSDAY, "2025-06-03"),
        ("Thursday", THURSDAY, "2025-05-29"),
        ("this week", THURSDAY, "2025-05-29/2025-06-01"),
        ("this week", SUNDAY, "2025-06-01/2025-06-07"),
        ("this weekend", THURSDAY, "2025-05-31/2025-06-01"),
        ("in two weeks", THURSDAY, "2025-06-09/2025-06-15"),
        ("Tuesday 27", THURSDAY, "2025-05-27"),
        ("from Monday to Wednesday next week", THURSDAY, "2025-06-02/2025-06-04"),
        ("in three days", THURSDAY, "2025-06-01"),
        ("two days from now", THURSDAY, "2025-05-31"),
        ("in two months", THURSDAY, "2025-07~"),
        ("the 5th", THURSDAY, "2025-06-05"),
        ("last Friday", THURSDAY, "2025-05-23"),
    ],
)
def test_what_is_still_to_come_lies_ahead(words: str, published: str, date: str) -> None:
    assert resolve(words, published=published, tense="future").date == date


@pytest.mark.parametrize(
    ("words", "published", "tense", "candidates"),
    [
        ("next Friday", THURSDAY, "past", ("2025-05-30", "2025-06-06")),
        ("Friday", THURSDAY, "either", ("2025-05-23", "2025-05-30")),
        ("this weekend", THURSDAY, "either", ("2025-05-24/2025-05-25", "2025-05-31/2025-06-01")),
        ("next weekend", THURSDAY, "past", ("2025-05-31/2025-06-01", "2025-06-07/2025-06-08")),
        ("last week", SUNDAY, "past", ("2025-05-19/2025-05-25", "2025-05-26/2025-06-01")),
        ("Monday of last week", SUNDAY, "past", ("2025-05-19", "2025-05-26")),
        ("Monday, then Tuesday", THURSDAY, "past", ("2025-05-26", "2025-05-27")),
    ],
)
def test_what_readers_count_differently_stays_open(
    words: str, published: str, tense: Tense, candidates: tuple[str, ...]
) -> None:
    found = resolve(words, published=published, tense=tense)
    assert (found.date, found.basis, found.candidates) == (None, "none", candidates)


@pytest.mark.parametrize(
    "words",
    [
        *("two weeks later", "three days after the vote", "the following day", "the next day", "the same day"),
        *("that week", "the previous month", "the following Monday", "more than a year ago", "over two years ago"),
        *("in the coming weeks", "in recent months", "in two weeks", "for 60 years", "recently", "soon", "the day of"),
        *(
            "sixty days after the Parties have notified each other",
            "after Tuesday",
            "until next month",
            "days from today",
        ),
        *(
            "Monday's successor, a week later",
            "as soon as possible",
            "months of talks",
            "the 28th ASEAN summit",
            "a Wednesday",
        ),
        *("from Monday to Wednesday next week", "Thursday 28", "the week ending 30 May", "first visit since last year"),
    ],
)
def test_what_counts_from_something_else_or_from_nothing_tells_no_date(words: str) -> None:
    found = resolve(words, published=THURSDAY)
    assert (found.date, found.basis) == (None, "none")


def test_a_date_told_outright_stands_beside_words_that_count_from_something_else() -> None:
    assert resolve("the following day, May 29, 2025", published=None).date == "2025-05-29"


@pytest.mark.parametrize(
    "words", ["today", "Tuesday", "last month", "two days ago", "next week", "this weekend", "the 5th"]
)
def test_an_undated_article_gives_nothing_to_count_from(words: str) -> None:
    assert resolve(words, published=None).date is None


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1001-01-01", "8999-12-31"])
@pytest.mark.parametrize("words", ["two years ago", "in 99 decades", "last month", "999 years ago", "next week"])
def test_the_ends_of_the_calendar_are_no_error(words: str, published: str) -> None:
    assert resolve(words, published=published, tense="future").basis in ("resolved", "none")


@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), count=st.integers(2, 60))
def test_days_ago_agree_with_dateparser(day: dt.date, count: int) -> None:
    base = dt.datetime.combine(day, dt.time(12))
    other = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": base}).get_date_data(f"{count} days ago")
    assert resolve(f"{count} days ago", published=day.isoformat()).date == str(other.date_obj)[:10]
