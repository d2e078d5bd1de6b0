"""Parts of a month or a year: a day must lie in them, or a source must say so."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.periods import period_failures
from service.core.briefing.verification.support import support_of
from tests.records import agreement_fact, fact_event
from tests.treaties import quoted


def failures(said: str, date: str | None, quote: str = "signed") -> list[str]:
    fact = agreement_fact("A1", "Pact", fact_event("e1", "signed", date, evidence=quoted(quote)))
    return period_failures(said, support_of([items_of([fact])["A1.e1"]]))


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("It was signed in late April 2025.", "2025-04-30"),
        ("It was signed in early April.", "2025-04-03"),
        ("It was signed in mid-April 2025.", "2025-04-15"),
        ("It was signed at the end of July 2024.", "2024-07-30"),
        ("It was signed in early 2025.", "2025-02"),
        ("It was signed in April 2025.", "2025-04-30"),
        ("It was signed late on 3 April 2025.", "2025-04-03"),
    ],
)
def test_a_part_in_which_the_day_lies_stands(said: str, date: str) -> None:
    assert failures(said, date) == []


@pytest.mark.parametrize(
    ("said", "date", "named"),
    [
        ("It was signed in late April 2025.", "2025-04-03", "late April 2025"),
        ("It was signed in early 2025.", "2025-11-03", "early 2025"),
        ("It was signed in late April 2025.", "2025-04", "late April 2025"),
        ("It was signed in late April 2025.", None, "late April 2025"),
    ],
)
def test_any_other_part_is_stopped(said: str, date: str | None, named: str) -> None:
    assert failures(said, date) == [f"no cited item tells {named}"]


def test_a_part_that_a_source_tells_stands() -> None:
    assert failures("It was signed in early April 2025.", "2025-04", "signed in early April 2025") == []
