"""Deeds: what is promised is not told as done, what is done is not told as open, an announced sum is not given."""

import pytest

from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.deeds import base_of, deed_failures
from service.core.briefing.verification.support import Support, support_of
from tests.records import agreement_fact, statement_fact
from tests.treaties import term


def support(*quotes: str) -> Support:
    terms = tuple(term(f"t{n}", quote) for n, quote in enumerate(quotes))
    return support_of(list(items_of([agreement_fact("A1", "Pact", terms=terms)]).values()))


@pytest.mark.parametrize(
    "forms", ["release releases released", "pay pays paid paying", "name named", "carry carries carried"]
)
def test_forms_of_a_verb_have_one_base(forms: str) -> None:
    assert len({base_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Oman is to release 18 sailors", "Oman has released 18 sailors."),
        ("The sides agreed to name a panel", "The sides named a panel."),
        ("Peru will become the ninth member", "Peru became the ninth member."),
        ("Chad pledged to build a road", "Chad built a road."),
    ],
)
def test_what_is_to_come_is_not_told_as_done(quote: str, said: str) -> None:
    (reason,) = deed_failures(said, support(quote))
    assert reason.endswith("tells as done what the cited items say is to come")


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Oman is to release 18 sailors", "Eighteen sailors are to be released."),
        ("Oman released 18 sailors and will release more", "Oman released 18 sailors."),
        (
            "It applies when both have completed their procedures",
            "It will apply when both have completed their procedures.",
        ),
        ("Chad has not yet paid", "Chad has yet to pay."),
    ],
)
def test_the_same_tense_in_other_words_stands(quote: str, said: str) -> None:
    assert deed_failures(said, support(quote)) == []


def test_an_announced_sum_is_not_given_but_approval_is() -> None:
    announced = support("Malta announced 5 million euros in aid")
    assert deed_failures("Malta gave 5 million euros in aid.", announced) == [
        "“gave” tells as done what is only announced or promised"
    ]
    assert deed_failures("Malta gave its approval.", announced) == []
    assert deed_failures("Malta gave 5 million euros.", support("Malta sent 5 million euros in aid")) == []


def test_what_is_done_is_not_told_as_open() -> None:
    assert deed_failures("Togo has yet to deposit its instrument.", support("Togo deposited its instrument")) == [
        "tells “deposit” as open, which the cited items report as done"
    ]


def test_a_proposal_is_no_accord() -> None:
    assert deed_failures("They agreed on a text.", support("She proposed a text")) == [
        "no cited item tells that they agreed on"
    ]
    assert deed_failures("They agreed on a text.", support("They reached a deal on a text")) == []


def test_a_holder_may_be_said_to_have_described_what_can_be_described() -> None:
    """The word of who reports a statement is no deed, though the statement puts it ahead."""
    told = statement_fact("S1", "The relation can be described as a quasi-alliance.", "Iida")
    said = support_of(list(items_of([told]).values()))
    assert deed_failures("Iida described the relation as a quasi-alliance.", said) == []
    assert deed_failures("Iida described it.", support("Ties will be described in a report"))
