"""Opposites, multiples and limits that the cited items do not say."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.opposites import opposite_failures
from service.core.briefing.verification.support import support_of
from tests.records import agreement_fact
from tests.treaties import term


def failures(said: str, quote: str) -> list[str]:
    fact = agreement_fact("A1", "Pact", terms=(term("t1", quote),))
    return opposite_failures(said, support_of(list(items_of([fact]).values())))


@pytest.mark.parametrize(
    ("quote", "said", "reason"),
    [
        ("They agreed to resume patrols", "They agreed to end patrols.", "the cited items say resume, not end"),
        ("It raises quotas", "It lowers quotas.", "the cited items say raise, not lowers"),
        ("Trade will double", "Trade will triple.", "no cited item says triple"),
        ("It serves both", "It serves Peru alone.", "no cited item says alone"),
    ],
)
def test_the_contrary_is_stopped(quote: str, said: str, reason: str) -> None:
    assert failures(said, quote) == [reason]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("They agreed to resume patrols", "They agreed to start patrols again."),
        ("The crossings, closed since May, reopened", "Crossings closed since May have reopened."),
        ("They will not end patrols", "They will resume patrols."),
        ("It cuts delays by 50 per cent", "It halves delays."),
    ],
)
def test_what_means_the_same_or_is_denied_stands(quote: str, said: str) -> None:
    assert failures(said, quote) == []
