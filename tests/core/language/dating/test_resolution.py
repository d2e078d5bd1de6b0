import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.edtf import check_edtf
from service.core.language.dates import bounds, compatible, has_year, is_on_calendar
from service.core.language.dating import Resolved, Tense, resolve

PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(
        ["2025-05", "2025", "2025-24", "XXXX-04", "2025-05-28/2025-06-02", "2025-05-29~", "not a date", "2019/2025"]
    ),
)
PIECES = (
    "early mid- late by within later earlier the end of beginning first half second quarter about since after before until to and - from"
    " between in on at last this next past coming week weekend month year day days weeks years ago Monday Friday Tues. yesterday today"
    " tomorrow May April Sept. June, 28 28th 30 2 2025 2024 1960s FY2025 Q3 spring two fifteen a couple of 2025-02-30 5/9/2024 年 5月 7日"
    " 令和7年 \u202e \x00 ½ ٢٠٢٥ 99999999999999999999 XXXX"
).split()
WORDS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
    st.from_regex(r"\A[\d年月日/.-]{1,14}\Z"),
)
TENSES: tuple[Tense, ...] = ("past", "future", "either")


@settings(max_examples=300)
@given(WORDS, PUBLISHED, st.sampled_from(TENSES))
@example("٢٨ May ٢٠٢٥", None, "past")
@example("0 May 2025", "2025-05-29", "past")
def test_any_words_give_a_date_of_the_schema_or_none(words: str, published: str | None, tense: Tense) -> None:
    found = resolve(words, published=published, tense=tense)
    resolve.cache_clear()
    assert found == resolve(words, published=published, tense=tense)
    assert (found.date is None) is (found.basis == "none")
    for date in (found.date, *found.candidates):
        assert date is None or (check_edtf(date) and is_on_calendar(date))
    assert found.date is None or all(compatible(found.date, each) for each in found.candidates)
    assert not found.candidates or len(found.candidates) > 1
    assert found.basis != "resolved" or (bounds(published) is not None and has_year(found.date))


@given(WORDS, st.sampled_from(TENSES))
def test_what_is_stated_is_the_same_whatever_the_article(words: str, tense: Tense) -> None:
    here, there = (resolve(words, published=day, tense=tense) for day in ("2025-05-29", "2011-01-02"))
    if here.basis == "stated" and has_year(here.date):
        assert here == there


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("last month", Resolved("2025-04", "resolved")),
        ("in April", Resolved("2025-04", "resolved")),
        ("Wednesday, May 28", Resolved("2025-05-28", "resolved")),
        ("this year", Resolved("2025", "resolved")),
        ("today", Resolved("2025-05", "resolved")),
        ("later this year", Resolved("2025-05-01/2025-12-31", "resolved")),
        ("earlier this year", Resolved("2025-01-01/2025-05-31", "resolved")),
        ("yesterday", Resolved(None, "none")),
        ("Sunday", Resolved(None, "none", ("2025-04-27", "2025-05-04", "2025-05-11", "2025-05-18", "2025-05-25"))),
        ("May 28", Resolved("XXXX-05-28", "stated", ("2024-05-28", "2025-05-28"))),
    ],
)
def test_an_article_dated_by_its_month_tells_what_holds_on_each_of_its_days(words: str, found: Resolved) -> None:
    assert resolve(words, published="2025-05") == found


@pytest.mark.parametrize(
    ("words", "date"), [("this year", "2025"), ("last year", "2024"), ("last month", None), ("in April", "XXXX-04")]
)
def test_an_article_dated_by_its_year_tells_less(words: str, date: str | None) -> None:
    assert resolve(words, published="2025").date == date


@pytest.mark.parametrize("published", ["2019/2025", "XXXX-05", "nonsense", "2025-02-30"])
def test_an_articles_date_that_is_no_day_of_a_year_counts_nothing(published: str) -> None:
    assert resolve("yesterday", published=published).date is None


@pytest.mark.parametrize("words", ["will meet on Friday", "due on Friday", "the upcoming Friday talks"])
def test_words_that_look_ahead_outrank_the_tense_of_what_was_reported(words: str) -> None:
    assert resolve(words, published="2025-05-29").date == "2025-05-30"


def test_a_long_text_is_no_date() -> None:
    assert resolve("May 28, 2025 " * 40, published=None).date is None


def test_two_dates_of_which_one_holds_the_other_are_the_finer() -> None:
    assert resolve("in April 2025, on April 29", published="2025-05-29").date == "2025-04-29"
