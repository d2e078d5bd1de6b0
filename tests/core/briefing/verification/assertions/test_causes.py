"""Causes and objects: a reason nobody gives is stopped, and praise stays with what is praised."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.causes import cause_failures
from service.core.briefing.verification.support import Support, support_of
from tests.records import agreement_fact
from tests.treaties import term

QUOTE = (
    "Ghana suspended the pact after a mine wounded two soldiers and commended the start of talks on concluding a treaty"
)


def support() -> Support:
    return support_of(list(items_of([agreement_fact("A1", "Pact", terms=(term("t1", QUOTE),))]).values()))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Ghana suspended it because of riots.", "no cited item gives “because of riots”"),
        ("Ghana suspended it, citing floods.", "no cited item gives “citing floods”"),
        (
            "Ghana commended the concluding of a treaty.",
            "the cited items tell commended the start, not commended the concluding",
        ),
    ],
)
def test_a_cause_or_an_object_of_nobodys_is_stopped(said: str, reason: str) -> None:
    assert cause_failures(said, support()) == [reason]


@pytest.mark.parametrize(
    "said",
    [
        "Ghana suspended it because of a mine.",
        "Ghana suspended it after its signature.",
        "It lasts over a decade.",
        "It was suspended due to Ghana.",
        "Ghana commended the launch of talks.",
    ],
)
def test_a_cause_in_other_words_and_a_span_of_time_stand(said: str) -> None:
    assert cause_failures(said, support()) == []
