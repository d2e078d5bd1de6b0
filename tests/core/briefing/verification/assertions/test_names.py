"""Names: what opens a sentence is a name where it reads as one; an agreement without a name is given none."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.names import called_failures, name_failures
from service.core.briefing.verification.support import Support, support_of
from tests.records import agreement_fact
from tests.treaties import term

QUOTE = "Foreign Minister Ama Mensah said in Accra that the World Trade Organization and Ghana opened the port"


def support(quote: str = QUOTE, name: str = "Pact") -> Support:
    fact = agreement_fact("A1", name, terms=(term("t1", quote),))
    return support_of(list(items_of([fact]).values()))


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Petrov said that the port is open.", "Petrov"),
        ("Petrov met the minister.", "Petrov"),
        ("Petrov and Mensah spoke.", "Petrov"),
        ("Petrov also spoke.", "Petrov"),
        ("Petrov calls the port open.", "Petrov"),
        ("Petrov, a minister, spoke.", "Petrov"),
        ("Petrov's port is open.", "Petrov"),
        ("Ivan Mensah spoke.", "Ivan"),
        ("Lawrence said the port is open.", "Lawrence"),
        ("The port of Tema is open.", "Tema"),
        ("She spoke in New Delhi.", "New Delhi"),
        ("She spoke in Downing Street.", "Downing Street"),
        ("The IMF opened the port.", "IMF"),
    ],
)
def test_a_name_of_nobody_cited_is_stopped(said: str, named: str) -> None:
    assert f"{named} is not named in the cited items" in name_failures(said, support())


@pytest.mark.parametrize(
    "said",
    [
        "Disbursement runs over three years.",
        "Brokered by Ghana, the deal holds.",
        "Undeterred, the minister spoke.",
        "Fresh talks are due.",
        "Estimates of the cost differ.",
        "Access for ships is free.",
        "Outgoing Foreign Minister Ama Mensah spoke.",
        "The WTO's port is open.",
        "Accra says the port is open.",
        "A Ghana-led port is open.",
    ],
)
def test_a_common_word_that_opens_a_sentence_is_no_name(said: str) -> None:
    assert name_failures(said, support()) == []


def test_an_agreement_without_a_name_is_given_none() -> None:
    unnamed = support("A second agreement was signed", name="second agreement (unnamed)")
    (reason,) = called_failures("It is called the Accra Accord.", unnamed)
    assert reason == "no cited item names this agreement: leave “Accra Accord” out"
    assert called_failures("It was called off.", unnamed) == []
    assert called_failures("It is called the Accra Accord.", support()) == []
    assert called_failures("It is called the Accra Accord.", support("the Accra Accord", "unnamed agreement")) == []
