import pytest

from schemas.fact import AgreementFact
from service.core.linking.succession import with_related
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact


def pointing(*facts: AgreementFact) -> dict[str, list[tuple[str, str]]]:
    made = with_related(facts)
    return {
        fact.id: [(each.fact, each.relation) for each in fact.related]
        for fact in made
        if isinstance(fact, AgreementFact) and fact.related
    }


@pytest.mark.parametrize(
    ("name", "first", "relation"),
    [
        ("Protocol to the Access Pact", "Access Pact", "protocol to"),
        ("Second Additional Protocol to the Access Pact", "Access Pact", "protocol to"),
        ("Access Pact Protocol", "Access Pact", "protocol to"),
        ("Amendment to the 2015 Trade Agreement", "Trade Agreement 2015", "amendment of"),
        ("Agreement amending the Trade Agreement", "Trade Agreement", "amendment of"),
        ("Extension of the Sava Treaty", "Sava Treaty", "extension of"),
        ("Sava Treaty renewal", "Sava Treaty", "extension of"),
        ("Protocol on the Accession of Sweden to the North Atlantic Treaty", "North Atlantic Treaty", "accession to"),
        ("Finland's accession to the North Atlantic Treaty", "North Atlantic Treaty", "accession to"),
        ("Implementing Arrangement for the Customs Agreement", "Customs Agreement", "implements"),
        ("successor agreement to the Customs Agreement", "Customs Agreement", "successor of"),
        ("Trade Agreement 2025", "Trade Agreement 2015", "successor of"),
        ("Security Pact 2.0", "Security Pact", "successor of"),
        ("Sava Treaty II", "Sava Treaty", "successor of"),
        ("New Fisheries Agreement", "Fisheries Agreement", "successor of"),
    ],
)
def test_what_follows_an_agreement_points_to_it_and_not_it_to_that(name: str, first: str, relation: str) -> None:
    assert pointing(agreement_fact("A1", name), agreement_fact("A2", first)) == {"A1": [("A2", relation)]}


def test_an_acronym_is_as_good_as_the_name() -> None:
    access = agreement_fact("A2", "Reciprocal Access Agreement", acronym="RAA")
    assert pointing(agreement_fact("A1", "Protocol to the RAA"), access) == {"A1": [("A2", "protocol to")]}
    unsaid = agreement_fact("A2", "Japan-Philippines Reciprocal Access Agreement")
    assert pointing(agreement_fact("A1", "Protocol to the RAA"), unsaid) == {"A1": [("A2", "protocol to")]}


def test_the_year_that_is_named_tells_which_one() -> None:
    facts = [
        agreement_fact("A1", "Protocol to the 1998 Fisheries Agreement"),
        agreement_fact("A2", "Fisheries Agreement 1998"),
        agreement_fact("A3", "Fisheries Agreement 2008"),
    ]
    assert pointing(*facts)["A1"] == [("A2", "protocol to")]
    signed = agreement_fact("A4", "Customs Agreement", fact_event("e1", "signed", "2008-01-02"))
    assert pointing(agreement_fact("A1", "Protocol to the 1998 Customs Agreement"), signed) == {}


def test_new_is_a_part_of_the_name_where_both_are_known() -> None:
    facts = [
        agreement_fact("A1", "Extension of the New START"),
        agreement_fact("A2", "New START"),
        agreement_fact("A3", "START"),
    ]
    assert pointing(*facts) == {"A1": [("A2", "extension of")], "A2": [("A3", "successor of")]}


@pytest.mark.parametrize(
    ("one", "other", "between"),
    [
        ("Protocol to the Access Pact", "Access Pact", "Australia=AU Fiji=FJ"),
        ("Trade Agreement 2025", "Trade Agreement 2015", "Australia=AU Fiji=FJ"),
        ("Trade Agreement 2025", "Trade Agreement 2015", ""),
        ("Montreal Protocol", "Access Pact", "Philippines=PH Japan=JP"),
        ("Trade Agreement", "Free Trade Agreement", "Philippines=PH Japan=JP"),
        ("Access Pact", "Access Pact", "Philippines=PH Japan=JP"),
        ("unnamed agreement", "unnamed agreement", "Philippines=PH Japan=JP"),
        ("Protocol to the Agreement", "unnamed agreement", "Philippines=PH Japan=JP"),
        ("extension of talks", "Talks Agreement on Fish", "Philippines=PH Japan=JP"),
    ],
)
def test_other_parties_and_other_names_are_not_pointed_to(one: str, other: str, between: str) -> None:
    assert pointing(agreement_fact("A1", one), agreement_fact("A2", other, between=between)) == {}


def test_other_facts_pass_through_in_order() -> None:
    facts = (
        agreement_fact("A1", "Access Pact Protocol"),
        meeting_fact("M1", "talks"),
        agreement_fact("A2", "Access Pact"),
        statement_fact("S1", "a golden age", "both sides"),
    )
    made = with_related(facts)
    assert [fact.id for fact in made] == ["A1", "M1", "A2", "S1"]
    assert made[1:] == facts[1:]


def test_nonsense_ends() -> None:
    long = "Protocol to the " * 600 + "Pact"
    facts = [agreement_fact(f"A{n}", long, aliases=tuple(f"{long} {i}" for i in range(300))) for n in range(20)]
    assert len(with_related(facts)) == 20
