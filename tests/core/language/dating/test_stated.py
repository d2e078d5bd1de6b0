import pytest

from service.core.language.dating import resolve

THURSDAY = "2025-05-29"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("May 28, 2025", "2025-05-28"),
        ("28 May 2025", "2025-05-28"),
        ("on the 28th of May, 2025", "2025-05-28"),
        ("the 28th day of May 2025", "2025-05-28"),
        ("May 28th 2025", "2025-05-28"),
        ("May the 28th, 2025", "2025-05-28"),
        ("Wednesday, 28 May 2025", "2025-05-28"),
        ("Wednesday, May 28, 2025, in Tokyo", "2025-05-28"),
        ("Wednesday the 28th of May 2025", "2025-05-28"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("5 Sept 2024", "2024-09-05"),
        ("Sep 5 2024", "2024-09-05"),
        ("5 September 2024", "2024-09-05"),
        ("5-September-2024", "2024-09-05"),
        ("MAY 28, 2025", "2025-05-28"),
        ("29 February 2024", "2024-02-29"),
        ("2024-09-05", "2024-09-05"),
        ("2024/9/5", "2024-09-05"),
        ("2024.09.05", "2024-09-05"),
        ("２０２４/９/５", "2024-09-05"),
        ("5.9.2024", "2024-09-05"),
        ("13/9/2024", "2024-09-13"),
        ("9/13/2024", "2024-09-13"),
        ("5/5/2024", "2024-05-05"),
        ("令和7年5月28日", "2025-05-28"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成30年4月27日", "2018-04-27"),
        ("2025年5月28日", "2025-05-28"),
        ("２０２５年５月", "2025-05"),
        ("2025年", "2025"),
        ("民國114年5月28日", "2025-05-28"),
        ("2025년 5월 28일", "2025-05-28"),
        ("April 2025", "2025-04"),
        ("April, 2025", "2025-04"),
        ("April of 2025", "2025-04"),
        ("2024-09", "2024-09"),
        ("2026", "2026"),
        ("the 70th anniversary in 2026", "2026"),
        ("in force since May 1, 2024", "2024-05-01"),
        ("from 1 May 2024", "2024-05-01"),
        ("on 28 May 2025, a Wednesday", "2025-05-28"),
        ("May 28 to 30, 2025", "2025-05-28/2025-05-30"),
        ("28-30 May 2025", "2025-05-28/2025-05-30"),
        ("28–30 May 2025", "2025-05-28/2025-05-30"),
        ("May 28 through 30, 2025", "2025-05-28/2025-05-30"),
        ("from 3 to 5 June 2025", "2025-06-03/2025-06-05"),
        ("between 3 and 15 June 2025", "2025-06-03/2025-06-15"),
        ("29 and 30 May 2025", "2025-05-29/2025-05-30"),
        ("30 May – 2 June 2025", "2025-05-30/2025-06-02"),
        ("December 30 to January 2, 2025", "2024-12-30/2025-01-02"),
        ("December 30, 2024 to January 2, 2025", "2024-12-30/2025-01-02"),
        ("June to August 2025", "2025-06/2025-08"),
        ("from May 28, 2025 until June 3, 2025", "2025-05-28/2025-06-03"),
        ("between April 2019 and June 2021", "2019-04/2021-06"),
        ("2019-2021", "2019/2021"),
        ("from 2019 to 2021", "2019/2021"),
    ],
)
@pytest.mark.parametrize("published", [THURSDAY, None, "2001-01-01"])
def test_words_that_give_the_year_mean_the_same_in_every_article(words: str, date: str, published: str | None) -> None:
    found = resolve(words, published=published)
    assert (found.date, found.basis, found.candidates) == (date, "stated", ())


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("Wednesday, May 28", THURSDAY, "2025-05-28"),
        ("Wed., May 28", THURSDAY, "2025-05-28"),
        ("Tuesday, July 4", "2024-02-29", "2023-07-04"),  # that weekday, though 4 July 2024 is nearer
        ("May 28", THURSDAY, "2025-05-28"),
        ("29-30 May", "2025-06-02", "2025-05-29/2025-05-30"),
        ("Sept. 5", THURSDAY, "2024-09-05"),
        ("5月28日", THURSDAY, "2025-05-28"),
        ("5月", THURSDAY, "2025-05"),
        ("December 7", "2025-01-02", "2024-12-07"),
        ("Tuesday (May 27)", THURSDAY, "2025-05-27"),
        ("May 28, 29 and 30", THURSDAY, "2025-05"),
        ("28, 29 May", THURSDAY, "2025-05"),
        ("May 28, 10:30", THURSDAY, "2025-05-28"),
        ("May 28, 3 p.m.", THURSDAY, "2025-05-28"),
        ("1 January", "2025-01-01", "2025-01-01"),
        ("February 29", THURSDAY, "2024-02-29"),
        ("28 May last year", THURSDAY, "2024-05-28"),
        ("May 28 of this year", THURSDAY, "2025-05-28"),
        ("in April", THURSDAY, "2025-04"),
        ("in May", THURSDAY, "2025-05"),
        ("in December", "2025-01-02", "2024-12"),
        ("in December", "2024-12-31", "2024-12"),
        ("April this year", THURSDAY, "2025-04"),
        ("April of last year", THURSDAY, "2024-04"),
        ("June next year", THURSDAY, "2026-06"),
        ("last November", THURSDAY, "2024-11"),
        ("this past March", THURSDAY, "2025-03"),
        ("next January", THURSDAY, "2026-01"),
        ("this June", THURSDAY, "2025-06"),
        ("this coming June", THURSDAY, "2025-06"),
    ],
)
def test_what_the_words_leave_out_comes_from_the_articles_own_date(words: str, published: str, date: str) -> None:
    found = resolve(words, published=published)
    assert (found.date, found.basis) == (date, "resolved")


@pytest.mark.parametrize(
    ("words", "date"),
    [("on 5 June", "2025-06-05"), ("in June", "2025-06"), ("in May", "2025-05"), ("in January", "2026-01")],
)
def test_what_is_still_to_come_is_the_next_one(words: str, date: str) -> None:
    assert resolve(words, published=THURSDAY, tense="future").date == date


@pytest.mark.parametrize(
    ("words", "published", "kept", "candidates"),
    [
        ("in June", THURSDAY, "XXXX-06", ("2024-06", "2025-06")),  # eleven months ago, or in two days
        ("June 1", THURSDAY, "XXXX-06-01", ("2024-06-01", "2025-06-01")),
        ("last April", THURSDAY, "XXXX-04", ("2024-04", "2025-04")),
        ("next July", THURSDAY, "XXXX-07", ("2025-07", "2026-07")),
        ("Monday, May 28", THURSDAY, "XXXX-05-28", ("2025-05-28", "2026-05-28")),  # on no such weekday in either year
        ("5月30日", THURSDAY, "XXXX-05-30", ("2024-05-30", "2025-05-30")),
        ("5/9/2024", THURSDAY, None, ("2024-05-09", "2024-09-05")),
        ("May 28, 2025 and June 3, 2025", None, None, ("2025-05-28", "2025-06-03")),
    ],
)
def test_what_can_be_read_in_two_ways_stays_open_with_both(
    words: str, published: str | None, kept: str | None, candidates: tuple[str, ...]
) -> None:
    found = resolve(words, published=published)
    assert (found.date, found.candidates) == (kept, candidates)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("in April", "XXXX-04"),
        ("April this year", "XXXX-04"),
        ("last April", "XXXX-04"),
        ("May 28", "XXXX-05-28"),
        ("Wednesday, May 28", "XXXX-05-28"),
        ("Feb. 29", "XXXX-02-29"),
        ("5月28日", "XXXX-05-28"),
        ("May 28-30", "XXXX-05"),
    ],
)
def test_an_undated_article_leaves_the_year_open(words: str, date: str) -> None:
    found = resolve(words, published=None)
    assert (found.date, found.basis) == (date, "stated")


@pytest.mark.parametrize(
    "words",
    [
        *("2025-02-30", "30 February 2025", "February 30", "31 June 2025", "29 February 2025", "2025-13-01"),
        *("32 May 2025", "30.2.2025", "令和7年2月30日", "2025年13月", "13月40日", "00-00-2025", "0年5月1日"),
        *("30 to 28 May 2025", "29 and 31 May 2025", "2024/25"),
    ],
)
def test_a_day_on_no_calendar_is_no_date_and_lends_no_year(words: str) -> None:
    assert resolve(words, published=THURSDAY).date is None


@pytest.mark.parametrize(
    "words",
    ["it may sign", "to march", "the two sides", "1,500 troops", "$2024", "2+2", "70th", "and we", "sat down", ""],
)
def test_words_that_are_no_date_give_none(words: str) -> None:
    assert resolve(words, published=THURSDAY).date is None
