"""Wording: own words for what is told, few words for what is not, no praise and no field of nobody's."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.wording import (
    bears,
    field_failures,
    praise_failures,
    wording_failures,
)
from service.core.briefing.verification.support import Support, support_of
from tests.records import agreement_fact, fact_event
from tests.treaties import term

QUOTE = "The agreement of 3 May 2024 allows the two countries to buy artillery ammunition together"


def support(kind: str = "other") -> Support:
    fact = agreement_fact("A1", "Pact", fact_event("e1", "signed"), terms=(term("t1", QUOTE),), kind=kind)
    return support_of(list(items_of([fact]).values()))


@pytest.mark.parametrize(
    "said",
    [
        "Both countries may purchase artillery ammunition jointly.",
        "Signed in May 2024, the text lets both procure ammunition.",
        "It was signed.",
    ],
)
def test_what_is_told_may_be_said_in_other_words(said: str) -> None:
    assert wording_failures(said, support()) == []


def test_what_is_not_told_is_named() -> None:
    (reason,) = wording_failures("Artillery shortages frighten generals across Scandinavia.", support())
    assert reason == "says more than the cited items; not in them: frighten, generals, scandinavia, shortages"


def test_a_word_is_borne_by_stem_or_meaning_or_because_it_claims_nothing() -> None:
    assert all(bears(word, support()) for word in ("ammunition", "procure", "said", "april", "twelve"))
    assert not bears("submarine", support())


def test_an_agreement_is_of_the_field_that_its_words_or_its_kind_tell() -> None:
    assert field_failures("They signed a trade agreement.", support()) == ["no cited item tells of trade here"]
    assert field_failures("They signed a trade agreement.", support(kind="economic_partnership")) == []


def test_praise_must_be_a_sources_own() -> None:
    assert praise_failures("A landmark, a landmark pact.", support()) == ["no cited item says landmark"]
