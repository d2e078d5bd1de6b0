import pytest

from service.core.linking.fields.traits import (
    MOST_NAMES,
    AgreementTraits,
    MeetingTraits,
    days_between,
    like_names,
    party_keys,
    span_of,
    traits,
)
from tests.records import agreement, event, meeting, statement


def test_parties_to_a_conflict_are_no_party() -> None:
    told = agreement("x/a1", "truce").model_copy(
        update={"parties": agreement("x/a1", "a", between="Yemen=YE Houthis").parties}
    )
    assert party_keys(told) == {"YE", "houthis"}
    unsaid = told.parties[0].model_copy(update={"name": "parties to the conflict", "country": None})
    assert party_keys(told.model_copy(update={"parties": (unsaid,)})) == frozenset()


def test_names_are_counted_off_and_cut() -> None:
    told = traits(agreement("x/a1", "a" * 10_000, aliases=tuple(f"alias {n}" for n in range(300))))
    assert isinstance(told, AgreementTraits)
    assert len(told.names) == MOST_NAMES + 1
    assert max(len(name.text) for name in told.names) == 300


def test_the_states_in_a_name_stand_in_for_parties_that_are_not_told() -> None:
    told = traits(agreement("x/a1", "Japan-Philippines Trade Pact", between=""))
    assert isinstance(told, AgreementTraits)
    assert told.parties == frozenset()
    assert told.sides == {"JP", "PH"}


def test_a_region_in_a_partys_own_name_is_none() -> None:
    told = traits(agreement("x/a1", "South Africa Trade Pact", between="Africa"))
    assert isinstance(told, AgreementTraits)
    assert told.regions == frozenset()


def test_an_office_and_a_group_are_no_persons() -> None:
    told = traits(meeting("x/m1", "talks", "Secretary of State,,US", "African leaders", "Takeshi Iwaya,,JP"))
    assert isinstance(told, MeetingTraits)
    assert [person.name for person in told.people] == ["Takeshi Iwaya"]
    assert told.sides == {"US", "JP"}


def test_only_a_reported_signature_has_a_day() -> None:
    planned = event("signed", "2030", modality="planned")
    told = traits(agreement("x/a1", "Pact", planned, event("signed", "2025-05-28"), event("in_force", "2026")))
    assert isinstance(told, AgreementTraits)
    assert told.signed == (span_of("2025-05-28"),)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2025-05", "2025-05-28", 0),
        ("2025-05-28", "2025-05-20", 8),
        ("2025-06-30", "2025-07-01", 1),
        ("2024-02-28", "2024-03-01", 2),
        ("2023-12-31", "2024-01-01", 1),
        ("-4712-01-01", "-4712-01-03", 2),
        ("9999-12-30", "9999-12-31", 1),
    ],
)
def test_days_between_spans(one: str, other: str, days: int) -> None:
    here, there = span_of(one), span_of(other)
    assert here is not None
    assert there is not None
    assert days_between(here, there) == days_between(there, here) == days


def test_no_date_has_no_span() -> None:
    assert [span_of(date) for date in (None, "XXXX-04", "2025-02-30")] == [None, None, None]


def test_names_are_alike_where_one_holds_the_other() -> None:
    pact = traits(agreement("x/a1", "Free Trade Pact"))
    assert like_names(pact, traits(agreement("y/a1", "Trade Pact")))
    assert not like_names(pact, traits(agreement("y/a1", "Access Pact")))
    assert not like_names(traits(statement("x/s1", "a", "b")), traits(statement("y/s1", "a", "b")))


def test_meetings_are_alike_where_both_name_the_same_two_people() -> None:
    talks = traits(meeting("x/m1", "talks", "Enrique Manalo,,PH", "Takeshi Iwaya,,JP"))
    assert like_names(talks, traits(meeting("y/m1", "lunch", "Takeshi Iwaya,,JP", "Enrique Manalo,,PH")))
    assert not like_names(talks, traits(meeting("z/m1", "talks", "Toshimitsu Motegi,,JP", "Maria Lazaro,,PH")))
