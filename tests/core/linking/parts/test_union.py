from typing import Any

from schemas.merge import Merge
from schemas.record import AgreementRecord, EventRecord, MeetingRecord, TermRecord
from service.core.linking.parts.union import merged, united_agreements, united_meetings
from tests.records import agreement, event, evidence, meeting


def agreements(*records: AgreementRecord) -> tuple[AgreementRecord, list[tuple[str, str]]]:
    merges: list[Merge] = []
    made = united_agreements(records, merges)
    return made, [(merge.left, merge.right) for merge in merges]


def meetings(*records: MeetingRecord) -> tuple[MeetingRecord, list[tuple[str, str]]]:
    merges: list[Merge] = []
    made = united_meetings(records, merges)
    return made, [(merge.left, merge.right) for merge in merges]


def steps(*told: EventRecord, then: tuple[EventRecord, ...] = ()) -> tuple[list[str], list[tuple[str, str]]]:
    """Ids of the events of a pact of which two parts tell these."""
    made, merges = agreements(agreement("x/c1/a1", "Pact", *told), agreement("x/c2/a1", "Pact", *then))
    return [step.id for step in made.events], merges


def signed(quote: str = "They signed it", **told: Any) -> EventRecord:
    return event("signed", **{"evidence": evidence(quote), **told})


# --- agreements


def test_the_record_of_one_part_stays_as_it_is() -> None:
    pact = agreement("x/c1/a1", "Pact", signed(), signed())
    assert agreements(pact) == (pact, [])


def test_the_first_part_names_it_and_the_others_add_what_it_did_not_tell() -> None:
    first = agreement(
        "x/c1/a1", "Access Pact", signed(), instrument="other", salience="background", aliases=("the Pact",)
    )
    second = agreement("x/c2/a4", "access pact", event("in_force", "2025"), acronym="AP", kind="visiting_forces",
                       instrument="treaty", between="Japan=JP Australia=AU", terms=["a port"], aliases=("The Pact", "port pact"))  # fmt: skip
    made, merges = agreements(first, second)
    assert (made.id, made.name, made.acronym, made.aliases) == (
        "x/c1/a1",
        "Access Pact",
        "AP",
        ("the Pact", "port pact"),
    )
    assert (made.instrument, made.kind, made.salience) == ("treaty", "visiting_forces", "main")
    assert [party.name for party in made.parties] == ["Philippines", "Japan", "Australia"]
    items: list[EventRecord | TermRecord] = [*made.events, *made.terms]
    assert [item.id for item in items] == ["x/c1/a1/e1", "x/c2/a4/e1", "x/c2/a4/t1"]
    assert merges == []


def test_a_second_acronym_is_an_alias() -> None:
    made, _ = agreements(agreement("x/c1/a1", "Pact", acronym="P"), agreement("x/c2/a1", "Pact", acronym="PP"))
    assert (made.acronym, made.aliases) == ("P", ("PP",))


def test_a_step_told_in_the_same_words_stands_once() -> None:
    assert steps(signed(), then=(signed("they signed it."),)) == (["x/c1/a1/e1"], [("x/c1/a1/e1", "x/c2/a1/e1")])


def test_a_step_told_in_other_words_or_otherwise_stands_beside_it() -> None:
    others = (
        signed("It was signed"),
        signed(date="2025"),
        signed(party="JP"),
        signed(place="Manila"),
        signed(by=("Marcos",)),
    )
    kept, merges = steps(signed(), then=others)
    assert (len(kept), merges) == (6, [])


def test_what_moves_nothing_is_the_same_in_any_words() -> None:
    hailed = event("noted", evidence=evidence("They hailed it"))
    assert steps(hailed, then=(event("noted", evidence=evidence("It was praised")),))[0] == ["x/c1/a1/e1"]
    assert len(steps(hailed, then=(event("noted", by=("Marcos",)),))[0]) == 2


def test_what_one_part_told_apart_stays_apart() -> None:
    assert steps(signed(), signed(), then=(signed(), signed()))[0] == ["x/c1/a1/e1", "x/c1/a1/e2"]


def test_a_provision_told_twice_stands_once() -> None:
    one = agreement("x/c1/a1", "Pact", terms=["€40 million of loans", "a port"])
    other = agreement("x/c2/a1", "Pact", terms=["€40 million of loans.", "two ports"])
    made, merges = agreements(one, other)
    assert [term.id for term in made.terms] == ["x/c1/a1/t1", "x/c1/a1/t2", "x/c2/a1/t2"]
    assert merges == [("x/c1/a1/t1", "x/c2/a1/t1")]


# --- meetings


def test_a_meeting_takes_the_finest_date_and_everybody_once() -> None:
    first = meeting(
        "x/c1/m1", "Summit", "Biden,, US", "Russia,, RU", date="2021-06", formats=("summit",), topics=("arms",)
    )
    second = meeting("x/c2/m1", "Talks", "Biden, President, US", "Russia", "Guy Parmelin, host, CH", date="2021-06-16", place="Geneva",
                     date_text="today", formats=("summit", "press_conference"), topics=("Arms", "cyber"), outcomes=["a dialogue"])  # fmt: skip
    made, merges = meetings(first, second)
    assert (made.id, made.name, made.date, made.date_text, made.place) == (
        "x/c1/m1",
        "Summit",
        "2021-06-16",
        "today",
        "Geneva",
    )
    assert (made.formats, made.topics) == (("summit", "press_conference"), ("arms", "cyber"))
    people = [(person.id, person.name, person.role, person.country) for person in made.participants]
    assert people == [
        ("x/c1/m1/p1", "Biden", "President", "US"),
        ("x/c1/m1/p2", "Russia", None, "RU"),
        ("x/c2/m1/p2", "Russia", None, None),
        ("x/c2/m1/p3", "Guy Parmelin", "host", "CH"),
    ]
    assert [outcome.id for outcome in made.outcomes] == ["x/c2/m1/o1"]
    assert merges == [("x/c1/m1/p1", "x/c2/m1/p1")]


def test_the_record_of_a_meeting_in_one_part_stays_as_it_is() -> None:
    alone = meeting("x/c1/m1", "Summit", "Biden, President, US")
    assert meetings(alone) == (alone, [])


def test_a_merge_says_what_stands_under_which_id() -> None:
    merge = merged(agreement("x/c1/a1", "Pact"), agreement("x/c2/a1", "Pact"), "same")
    assert (merge.left, merge.right, merge.merged, merge.by, merge.reasons) == (
        "x/c1/a1",
        "x/c2/a1",
        True,
        "rule",
        ("same",),
    )
