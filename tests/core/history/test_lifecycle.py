from itertools import permutations
from typing import get_args

import pytest

from schemas.agreement import Party, Step
from schemas.fact import FactEvent, PartyStatus, Status
from service.core.history.course.order import in_order
from service.core.history.lifecycle import is_open_agreement, is_superseded, rank, status, status_by_party
from tests.records import fact_event as event
from tests.records import parties


def order(*events: FactEvent) -> list[str]:
    """The steps in the order of the timeline, whatever order they came in."""
    found = {tuple(each.step for each in in_order(some)) for some in permutations(events)}
    assert len(found) == 1
    return list(found.pop())


def planned(key: str, step: Step, date: str | None = None, **told: object) -> FactEvent:
    return event(key, step, date, modality="planned", **told)


# --- how far a step goes


def test_steps_stand_in_the_order_of_the_un_treaty_collection() -> None:
    ladder: list[Step] = ["exploratory_talks", "negotiating", "adopted", "signed", "ratified", "in_force", "terminated"]
    assert sorted(ladder, key=rank) == ladder


def test_a_welcome_or_an_announcement_moves_nothing() -> None:
    assert {step for step in get_args(Step) if rank(step) == 0} == {"announced", "noted"}


# --- order


def test_dated_steps_stand_by_date_whatever_the_ladder_says() -> None:
    assert order(
        event("1", "negotiating", "2025-06"), event("2", "signed", "2025-04"), event("3", "noted", "2025-05")
    ) == [
        "signed",
        "noted",
        "negotiating",
    ]


def test_steps_of_one_day_stand_by_the_ladder() -> None:
    assert order(event("1", "signed", "2025-04-29"), event("2", "adopted", "2025-04-29")) == ["adopted", "signed"]


def test_an_undated_step_slots_in_behind_what_it_presupposes() -> None:
    assert order(
        event("1", "negotiating", "2024-11"),
        event("2", "signed"),
        event("3", "legislative_approval", "2025-05", party="PH"),
    ) == ["negotiating", "signed", "legislative_approval"]


def test_an_undated_entry_into_force_stands_behind_a_dated_pending_approval() -> None:
    pending = planned("1", "legislative_approval", party="JP", known_by="2025-05-29")
    assert order(event("2", "in_force"), pending, event("3", "legislative_approval", "2024-12", party="PH")) == [
        "legislative_approval",
        "legislative_approval",
        "in_force",
    ]
    assert in_order([event("2", "in_force"), pending])[-1].step == "in_force"


def test_an_undated_step_that_a_dated_source_tells_stands_before_what_happened_later() -> None:
    assert order(event("1", "exploratory_talks", known_by="2025-05-29"), event("2", "noted", "2025-06")) == [
        "exploratory_talks",
        "noted",
    ]


def test_an_undated_step_of_which_nothing_is_known_stands_last() -> None:
    assert order(event("1", "noted"), event("2", "signed", "2025-04")) == ["signed", "noted"]


def test_undated_steps_alone_stand_by_the_ladder() -> None:
    assert order(event("1", "in_force"), event("2", "signed"), event("3", "negotiating")) == [
        "negotiating",
        "signed",
        "in_force",
    ]


# --- plans overtaken


@pytest.mark.parametrize(
    ("later", "overtaken"),
    [
        (event("2", "legislative_approval", party="JP"), True),
        (event("2", "in_force"), True),
        (event("2", "rejected"), True),
        (event("2", "legislative_approval", party="PH"), False),
        (event("2", "signed"), False),
        (event("2", "noted"), False),
        (event("2", "stalled"), False),
        (event("2", "suspended"), False),
        (event("2", "in_force", modality="forecast"), False),
        (event("2", "in_force", "2025-05-28"), False),
        (event("2", "in_force", "2025-05"), True),
    ],
)
def test_a_plan_is_overtaken_by_a_report_at_least_as_far_and_not_older(later: FactEvent, overtaken: bool) -> None:
    pending = planned("1", "legislative_approval", party="JP", known_by="2025-05-29")
    assert is_superseded(pending, [pending, later]) is overtaken


def test_what_was_reported_or_moves_nothing_is_never_overtaken() -> None:
    done = event("2", "in_force")
    assert not is_superseded(event("1", "signed"), [done])
    assert not is_superseded(planned("1", "announced"), [done])


# --- where it stands


@pytest.mark.parametrize(
    ("events", "stands"),
    [
        ([], "not_told"),
        ([event("1", "noted")], "not_told"),
        ([event("1", "announced"), event("2", "noted")], "announced"),
        ([event("1", "announced"), event("2", "signed")], "signed"),
        ([event("1", "exploratory_talks"), planned("2", "negotiating")], "exploratory_talks"),
        ([event("1", "signed"), planned("2", "in_force")], "signed"),
        ([event("1", "signed"), event("2", "legislative_approval", party="PH")], "signed"),
        ([event("1", "legislative_approval")], "legislative_approval"),
        ([event("1", "ratified", party="PH")], "ratified"),
        ([event("1", "signed"), event("2", "in_force", "2025-09")], "signed"),
        ([event("1", "signed"), event("2", "in_force")], "in_force"),
        ([event("1", "in_force", "2025-05-29")], "in_force"),
        ([event("1", "suspended", "2024"), event("2", "in_force", "2025")], "in_force"),
        ([event("1", "stalled", "2025"), event("2", "signed", "2024")], "stalled"),
        ([event("1", "stalled"), event("2", "signed", "2024")], "stalled"),
        ([event("1", "stalled", "2023"), event("2", "noted", "2024")], "stalled"),
        ([event("1", "terminated", "2025"), event("2", "in_force", "2020")], "terminated"),
    ],
)
def test_status_is_the_furthest_step_reported_as_taken_by_the_date(events: list[FactEvent], stands: Status) -> None:
    assert status(events, as_of="2025-05-29") == status(events[::-1], as_of="2025-05-29") == stands


def test_without_a_date_every_reported_step_counts() -> None:
    assert status([event("1", "in_force", "2031")], as_of=None) == "in_force"


def test_each_party_stands_where_it_came_alone() -> None:
    events = [
        event("1", "legislative_approval", party="PH"),
        event("2", "ratified", party="PH"),
        planned("3", "legislative_approval", party="JP"),
        planned("4", "ratified", party="JP", superseded=True),
        event("5", "signed"),
    ]
    expected = (
        PartyStatus(party="JP", status="legislative_approval", modality="planned"),
        PartyStatus(party="PH", status="ratified", modality="reported"),
    )
    assert status_by_party(events, "signed") == status_by_party(events[::-1], "signed") == expected


@pytest.mark.parametrize("overall", ["in_force", "terminated", "expired", "not_told"])
def test_parties_do_not_differ_once_it_binds_them_all_or_no_more(overall: Status) -> None:
    assert status_by_party([event("1", "ratified", party="PH")], overall) == ()


# --- halts, ends, and what two or many parties do


def test_the_refusal_of_one_of_two_is_that_of_the_agreement() -> None:
    two, many = ("JP", "PH"), ("JP", "PH", "US")
    events = [event("1", "in_force", "2020"), event("2", "withdrawn", "2024", party="PH")]
    assert status(events, as_of=None, parties=two) == "withdrawn"
    assert status(events, as_of=None, parties=many) == "in_force"
    assert status(events, as_of=None, parties=two, is_open=True) == "in_force"


def test_what_every_party_did_alone_they_did_together() -> None:
    events = [event("1", "signed"), event("2", "ratified", party="PH"), event("3", "ratified", party="JP")]
    assert status(events, as_of=None, parties=("JP", "PH")) == "ratified"
    assert status(events, as_of=None, parties=("JP", "PH", "US")) == "signed"


@pytest.mark.parametrize(
    ("events", "stands"),
    [
        ([event("1", "suspended", "2023"), event("2", "in_force", "2025")], "in_force"),  # resumed
        ([event("1", "stalled", known_by="2020-05-01"), event("2", "signed", "2023")], "signed"),  # an older report
        ([event("1", "stalled", "2020"), event("2", "negotiating", "2021")], "negotiating"),
        ([event("1", "stalled"), event("2", "in_force")], "in_force"),
        ([event("1", "stalled", "2025"), event("2", "in_force", "2020")], "stalled"),
        ([event("1", "expired", "2022-10"), event("2", "extended", "2022-12")], "extended"),  # renewed after it lapsed
        ([event("1", "amended", "2023"), event("2", "extended", "2021")], "amended"),
        ([event("1", "extended", "2022-06"), event("2", "extended", "2022-08"), event("3", "expired", "2022-10")], "expired"),
        ([event("1", "terminated", known_by="2020-01-01"), event("2", "extended", "2021")], "extended"),
    ],
)  # fmt: skip
def test_a_halt_or_an_end_that_a_later_step_overtook_does_not_count(events: list[FactEvent], stands: Status) -> None:
    assert status(events, as_of=None) == status(events[::-1], as_of=None) == stands


def test_a_party_that_left_and_came_back_stands_where_it_came_back() -> None:
    events = [event("1", "withdrawn", "2020-11", party="US"), event("2", "ratified", "2021-02", party="US")]
    (us,) = status_by_party(events, "in_force", is_open=True)
    assert us.status == "ratified"
    (gone,) = status_by_party([*events, event("3", "withdrawn", "2026-01", party="US")], "in_force", is_open=True)
    assert gone.status == "withdrawn"


def test_in_an_open_agreement_in_force_each_party_keeps_its_own_status() -> None:
    pending = planned("1", "ratified", party="US", known_by="2021-11-16")
    force = event("2", "in_force", "2019-01-01")
    assert not is_superseded(pending, [pending, event("3", "in_force")], is_open=True)
    assert [each.status for each in status_by_party([pending, force], "in_force", is_open=True)] == ["ratified"]


def test_which_agreements_are_open() -> None:
    japan, philippines, us = parties("Japan=JP Philippines=PH States=US")
    assert not is_open_agreement([japan, philippines, us], [])
    assert is_open_agreement([us, Party(name="Parties to the Montreal Protocol", country=None)], [])
    assert is_open_agreement([us, Party(name="NATO", country=None)], [])
    assert not is_open_agreement([us, Party(name="Houthis", country=None)], [])
    late = [event("1", "in_force", "2019"), event("2", "ratified", "2022", party="US")]
    assert is_open_agreement([japan, philippines, us], late)
    assert not is_open_agreement([japan, us], late)
