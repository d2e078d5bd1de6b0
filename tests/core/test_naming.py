import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.agreement import Agreement, Party
from service.core.naming import Named, named, says
from tests.records import article

TEXT = (
    "Tokyo and Manila signed the Reciprocal Access Agreement (RAA) on Monday. Japanese troops may train on Luzon. Negotiations"
    " on a pact to protect shared secrets, GSOMIA, have begun; the U.S.-backed deal and Norway’s visiting forces come later. Bosnia and Herzegovina's and Guinea-Bissau’s envoys came."
)


def told(name: str, *parties: str, acronym: str | None = None, aliases: tuple[str, ...] = ()) -> Agreement:
    """An agreement under these names, between `Japan=JP` and such."""
    pairs = [each.partition("=") for each in parties]
    between = [Party(name=who, country=code or None) for who, _, code in pairs]
    return Agreement.model_construct(
        name=name,
        acronym=acronym,
        aliases=list(aliases),
        parties=between,
        instrument="other",
        kind="other",
        salience="main",
        events=[],
        terms=[],
    )


def held(agreement: Agreement, **known: str) -> Named:
    return named(agreement, article(TEXT, **known))


@pytest.mark.parametrize(
    "name",
    [
        "Reciprocal Access Agreement",
        "reciprocal-access agreement",
        "Agreement on the protection of shared secrets",  # the words stand, in another form and order
        "protecting shared secrets",
        "visiting forces agreement with Norway",
        "Norway agreement",  # whose agreement it is, and no more
        "unnamed agreement",
        "training of Japanese visiting forces on Luzon",
        "training Japanese troops under visiting forces rules on Luzon",  # one word of many in another form
    ],
)
def test_a_name_made_of_the_words_of_the_text_stands(name: str) -> None:
    agreement = told(name, acronym="RAA", aliases=("GSOMIA",))
    assert held(agreement) == Named(agreement)


@pytest.mark.parametrize("name", ["Treaty of Lisbon", "Nuclear Access Agreement", "Visiting Submarines Arrangement"])
def test_an_agreement_under_a_name_that_is_not_said_is_unnamed(name: str) -> None:
    found = held(told(name))
    assert found.agreement.name == "unnamed agreement"
    assert [(each.name, each.reason) for each in found.unsaid] == [
        (name, "the article does not say this name; kept as unnamed agreement")
    ]


def test_an_alias_that_is_said_stands_for_a_name_that_is_not() -> None:
    found = held(told("Treaty of Lisbon", aliases=("Maastricht Treaty", "Reciprocal Access Agreement"), acronym="VFA"))
    assert (found.agreement.name, found.agreement.acronym) == ("Reciprocal Access Agreement", None)
    assert [each.name for each in found.unsaid] == ["Maastricht Treaty", "VFA", "Treaty of Lisbon"]


def test_an_acronym_must_stand_as_a_word() -> None:
    assert held(told("unnamed agreement", acronym="SOMI")).agreement.acronym is None
    assert held(told("unnamed agreement", acronym="gsomia")).agreement.acronym == "gsomia"


@pytest.mark.parametrize(
    ("party", "stands"),
    [
        ("Japan=JP", True),
        ("Philippines=PH", True),
        ("Philippines", True),
        ("United States=US", True),
        ("Norway=NO", True),
        ("Bosnia and Herzegovina=BA", True),
        ("Guinea-Bissau=GW", True),
        ("Australia=AU", False),
        ("Australia", False),
        ("European Union=EU", False),
        ("ASEAN", True),
        ("both sides", True),
    ],
)
def test_a_state_is_a_party_where_the_text_names_it_in_any_form(party: str, stands: bool) -> None:
    found = held(told("unnamed agreement", party))
    assert bool(found.agreement.parties) == stands
    assert [each.reason for each in found.unsaid] == [] if stands else ["the article does not name this party"]


def test_a_title_names_too_and_a_text_in_another_language_is_not_judged() -> None:
    agreement = told("Treaty of Lisbon", "Australia=AU")
    assert held(agreement, title="Australia on the Treaty of Lisbon") == Named(agreement)
    assert held(told("RAA", "Australia=AU"), publisher="Australian Department of Defence").unsaid == ()
    assert held(agreement, language="fr") == Named(agreement)
    assert held(agreement, language="en") != Named(agreement)


@given(st.text(), st.text())
def test_a_name_that_a_text_holds_as_words_is_said(before: str, after: str) -> None:
    assert says(f"{before} Reciprocal Access Agreement {after}", "Reciprocal Access Agreement")
