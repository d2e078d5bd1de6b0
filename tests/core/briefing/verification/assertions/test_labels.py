"""Labels: what stands before a colon is held against the cited items."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.labels import label_failures
from service.core.briefing.verification.support import Support, support_of
from tests.records import agreement_fact
from tests.treaties import term


def support() -> Support:
    fact = agreement_fact("A1", "Pact", terms=(term("t1", "Ghana suspended the fisheries pact"),))
    return support_of(list(items_of([fact]).values()))


def test_a_label_of_nobodys_words_is_stopped() -> None:
    (reason,) = label_failures("Nuclear blackmail: Ghana suspended the pact.", support())
    assert reason == "the label “Nuclear blackmail” says what no cited item does: nuclear, blackmail"


@pytest.mark.parametrize(
    "said",
    [
        "Fisheries: Ghana suspended the pact.",
        "Ghana: the pact is suspended.",
        "What to watch: the pact.",
        "Ghana suspended the pact.",
        "The people of the coast disagree on how long it lasts: a year or two.",
    ],
)
def test_a_label_of_the_page_or_of_the_items_stands(said: str) -> None:
    assert label_failures(said, support()) == []
