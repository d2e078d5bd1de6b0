"""Dates and places of a sentence, against those of what it cites."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.sentences import failures
from tests.records import meeting_fact
from tests.treaties import person


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ("30–31 July 2022:", True),
        ("30 to 31 July 2022:", True),
        ("Between 30 July and 31 July 2022,", True),
        ("29–31 July 2022:", False),
        ("30–31 August 2022:", False),
    ],
)
def test_days_in_a_range_are_both_ends_of_what_is_told(told: str, stands: bool) -> None:
    who = person("Ana Costa", "Foreign Minister", "PT")
    met = meeting_fact("M1", "talks of Foreign Minister Ana Costa", who, date="2022-07-30/2022-07-31")
    reasons = failures(f"{told} Foreign Minister Ana Costa held talks.", (met.id,), items_of([met]))
    assert (not reasons) is stands, reasons
