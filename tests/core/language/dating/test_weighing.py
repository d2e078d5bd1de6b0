import pytest

from service.core.language.dating import weigh

THURSDAY = "2025-05-29"


@pytest.mark.parametrize(
    ("date", "words", "kept"),
    [
        ("2025-05-21", "last Tuesday", "2025-05-27"),
        ("2025-05-29", "yesterday", "2025-05-28"),
        ("2024-04", "last month", "2025-04"),
        ("2025-06-28", "May 28, 2025", "2025-05-28"),
        ("2025", "May 28, 2025", "2025-05-28"),
        ("XXXX-04", "in April", "2025-04"),
        (None, "Tuesday", "2025-05-27"),
        (None, "later this year", "2025-05-29/2025-12-31"),
        ("2025-05-14", "in May", "2025-05"),  # a day that the article does not name
        ("2025-05-24", "this week", "2025-05-26/2025-05-29"),
    ],
)
def test_words_that_tell_outrank_the_model(date: str | None, words: str, kept: str) -> None:
    weighed = weigh(date, words, text=f"They met {words}.", published=THURSDAY, tense="past")
    assert weighed.date == kept
    assert weighed.reason is not None
    assert weighed.is_borne


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-05-27", "Tuesday"),
        ("2025-04", "in April"),
        ("2025", "later this year"),
        ("2025-06", "in June"),  # one of the two Junes it can be
        ("2025-05-28", "this week"),
        ("2025-05-28", "in May"),  # the 28th stands in the article
        ("2025-05-20", "recently"),
        (None, "recently"),
        ("2025-05-20", "Tuesday"),  # the article names 20 May, a Tuesday
        ("2024-03", "in March"),  # the article tells of 2024
        ("2025-06-06", "next Friday"),
    ],
)
def test_the_model_stands_where_the_words_agree_or_cannot_tell(date: str | None, words: str) -> None:
    text = f"In 2024 and on May 20 and the 28th: they met {words}."
    weighed = weigh(date, words, text=text, published=THURSDAY, tense="past")
    assert (weighed.date, weighed.reason) == (date, None)


@pytest.mark.parametrize(
    ("date", "words", "kept"),
    [("2019-06", "in June", "XXXX-06"), ("2025-05-31", "next Friday", None), ("2023", "FY2025", None)],
)
def test_a_date_that_is_none_of_those_the_words_can_mean_goes(date: str, words: str, kept: str | None) -> None:
    weighed = weigh(date, words, text="", published=THURSDAY, tense="past")
    assert weighed.date == kept
    assert weighed.reason is not None
    assert f"kept {kept or 'no date'}" in weighed.reason


@pytest.mark.parametrize(
    ("date", "words", "kept"),
    [("2025-04", "in April", "2025-04"), ("2025-05", "in April", "XXXX-04"), ("2025-05-27", "Tuesday", "2025-05-27")],
)
def test_an_undated_article_leaves_the_model_its_year(date: str, words: str, kept: str) -> None:
    assert weigh(date, words, text="", published=None, tense="past").date == kept


@pytest.mark.parametrize(
    ("date", "words", "reason"),
    [
        (
            "2025-05-21",
            "last Tuesday",
            "date: model said 2025-05-21, the article's words 'last Tuesday' against its date 2025-05-29 give 2025-05-27",
        ),
        ("2025-05-21", "28 May 2025", "date: model said 2025-05-21, the article's words '28 May 2025' give 2025-05-28"),
        (
            None,
            "yesterday",
            "date: model gave none, the article's words 'yesterday' against its date 2025-05-29 give 2025-05-28",
        ),
        (
            "2019-06",
            "in June",
            "date: model said 2019-06, the article's words 'in June' against its date 2025-05-29 can be 2024-06 or 2025-06; kept XXXX-06",
        ),
    ],
)
def test_the_reason_names_both_and_what_the_words_were_counted_from(date: str | None, words: str, reason: str) -> None:
    assert weigh(date, words, text="", published=THURSDAY, tense="past").reason == reason


@pytest.mark.parametrize("date", ["2025-05-20/2025-05-21", "2025-04", "XXXX-05-20"])
def test_only_a_whole_day_is_found_elsewhere_in_the_article(date: str) -> None:
    text = "They met on Tuesday; on May 20 they had not."
    assert weigh(date, "Tuesday", text=text, published=THURSDAY, tense="past").date == "2025-05-27"


def test_a_day_far_off_that_neither_the_words_nor_the_article_date_keeps_no_year() -> None:
    weighed = weigh("2023-10-07", "October 7", text="the October 7 attacks", published=THURSDAY, tense="past")
    assert weighed.date == "XXXX-10-07"
    assert (
        weighed.reason == "date: model said 2023-10-07, the article's words 'October 7' tell no year; kept XXXX-10-07"
    )
    told = weigh("2023-10-07", "October 7", text="the October 7 attacks of 2023", published=THURSDAY, tense="past")
    assert (told.date, told.reason) == ("2023-10-07", None)


@pytest.mark.parametrize(
    ("date", "words"), [("2023-10-07", "last October"), ("2023-05-27", "Tuesday"), ("2024-04", "in April")]
)
def test_words_that_count_a_date_leave_no_far_year(date: str, words: str) -> None:
    weighed = weigh(date, words, text="", published=THURSDAY, tense="past")
    assert weighed.date is not None
    assert weighed.date.startswith(("2024-10", "2025"))
