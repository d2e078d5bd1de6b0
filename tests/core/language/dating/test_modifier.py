import pytest

from service.core.language.dating import resolve

THURSDAY = "2025-05-29"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("by the end of the year", "2025-05-29/2025-12-31"),
        ("by year-end", "2025-05-29/2025-12-31"),
        ("by year’s end", "2025-05-29/2025-12-31"),
        ("before the end of the year", "2025-05-29/2025-12-31"),
        ("before the end of next month", "2025-05-29/2025-06-30"),
        ("by the end of next year", "2025-05-29/2026-12-31"),
        ("by the end of June", "2025-05-29/2025-06-30"),
        ("by the end of the week", "2025-05-29/2025-06-01"),
        ("by the end of May", "2025-05-29/2025-05-31"),
        ("by late June 2025", "2025-05-29/2025-06-30"),
        ("by June 2026", "2025-05-29/2026-06-30"),
        ("by 2027", "2025-05-29/2027-12-31"),
        ("no later than 5 June 2025", "2025-05-29/2025-06-05"),
        ("by today", "2025-05-29"),
        ("within the year", "2025-05-29/2025-12-31"),
        ("within this year", "2025-05-29/2025-12-31"),
        ("later this year", "2025-05-29/2025-12-31"),
        ("later in the year", "2025-05-29/2025-12-31"),
        ("later in 2025", "2025-05-29/2025-12-31"),
        ("later this month", "2025-05-29/2025-05-31"),
        ("later this week", "2025-05-29/2025-06-01"),
        ("earlier this year", "2025-01-01/2025-05-29"),
        ("earlier this month", "2025-05-01/2025-05-29"),
        ("earlier this week", "2025-05-26/2025-05-29"),
        ("since the beginning of the year", "2025-01-01/2025-05-29"),
        ("later in 2026", "2026"),
        ("earlier in 2024", "2024"),
    ],
)
def test_a_modifier_counts_from_the_articles_own_date(words: str, date: str) -> None:
    tense = "past" if words.startswith(("earlier", "since")) else "future"
    found = resolve(words, published=THURSDAY, tense=tense)
    assert (found.date, found.basis) == (date, "resolved")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("around April 2025", "2025-04~"),
        ("about 2025", "2025~"),
        ("circa 1951", "1951~"),
        ("sometime in 2024", "2024~"),
        ("around April", "XXXX-04"),
        ("in early 2025", "2025-01/2025-05"),
        ("since early 2024", "2024-01/2024-05"),
        ("since May 2024", "2024-05"),
        ("later in 2025", "2025"),
        ("during the first half of 2026", "2026-01/2026-06"),
    ],
)
def test_a_modifier_of_a_date_told_outright_needs_no_article(words: str, date: str) -> None:
    found = resolve(words, published=None)
    assert (found.date, found.basis) == (date, "stated")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "after May 2025",
            "before June 2025",
            "until October 2, 2025",
            "prior to 2020",
            "ahead of the 28 May 2025 summit",
        ),
        *("by 2020", "by the end of last year", "following May 28, 2025", "ten years since", "the anniversary of 1951"),
        *("the week of May 28, 2025", "the month", "the year"),
    ],
)
def test_a_date_that_is_only_a_bound_is_not_the_date(words: str) -> None:
    assert resolve(words, published=THURSDAY).date is None


@pytest.mark.parametrize("words", ["by the end of the year", "by June 2026", "within the year", "by 2027"])
def test_an_undated_article_has_no_day_from_which_a_term_runs(words: str) -> None:
    assert resolve(words, published=None).date is None
