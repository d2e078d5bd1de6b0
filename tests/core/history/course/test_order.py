from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.fact import FactEvent
from service.core.history.course.order import in_order
from tests.records import fact_event as event
from tests.strategies import events

FOUR = st.lists(events(["JP", "PH"]), max_size=4, unique_by=lambda each: each.id)


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([event("1", "signed", "2025"), event("2", "negotiating", "2025-04")], ["negotiating", "signed"]),
        ([event("1", "in_force", "2025"), event("2", "signed", "2025-03-01"), event("3", "ratified", "2025-02/2025-09")],
         ["signed", "ratified", "in_force"]),
        ([event("1", "signed", "2025"), event("2", "negotiating", "2026-04")], ["signed", "negotiating"]),
        ([event("1", "stalled", "2025"), event("2", "signed", "2025-03")], ["stalled", "signed"]),
        ([event("1", "extended", "2022"), event("2", "in_force", "2022-04-02")], ["in_force", "extended"]),
    ],
)  # fmt: skip
def test_a_span_gives_way_to_the_steps_that_must_come_before_within_it(
    told: list[FactEvent], stands: list[str]
) -> None:
    for some in permutations(told):
        assert [each.step for each in in_order(some)] == stands


@given(FOUR)
def test_the_order_in_which_events_come_changes_nothing_and_none_is_lost(told: list[FactEvent]) -> None:
    ordered = in_order(told)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in told)
    assert all(in_order(some) == ordered for some in permutations(told))


@given(FOUR)
def test_putting_them_in_order_twice_changes_nothing(told: list[FactEvent]) -> None:
    assert in_order(in_order(told)) == in_order(told)
