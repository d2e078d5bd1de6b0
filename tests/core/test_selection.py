import pytest

from schemas.fact import Fact, FactParticipant
from service.core.selection import Wanted, selected
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact

PACT = agreement_fact(
    "A1", "Access Pact", fact_event("e1", "signed", "2024-07"), fact_event("e2", "ratified", "2025-06-06"),
    kind="visiting_forces", status="ratified", sources=("x", "y"),
)  # fmt: skip
TRUCE = agreement_fact("A2", "Truce", between="Houthis Oman=OM", kind="peace_ceasefire", instrument="joint_statement")
TALKS = meeting_fact(
    "M1", "talks", FactParticipant(name="Iwaya", roles=(), country="JP"), date="2025-04-29", formats=("two_plus_two",)
)
SAID = statement_fact("S1", "close partners", "Iwaya", about="ties with the United Kingdom", role="minister of Japan")
FACTS: tuple[Fact, ...] = (PACT, TRUCE, TALKS, SAID)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), FACTS),
        (Wanted(parties=("Japan",)), (PACT, TALKS, SAID)),
        (Wanted(parties=("gb",)), ()),
        (Wanted(parties=("United Kingdom",)), (SAID,)),
        (Wanted(parties=("the Houthis", "OM")), (TRUCE,)),
        (Wanted(parties=("houthis",)), (TRUCE,)),
        (Wanted(kinds=("agreement",)), (PACT, TRUCE)),
        (Wanted(kinds=("Visiting Forces", "two-plus-two")), (PACT, TALKS)),
        (Wanted(kinds=("joint statement", "characterisation")), (TRUCE, SAID)),
        (Wanted(statuses=("ratified", "held")), (PACT, TALKS)),
        (Wanted(since="2025-05"), (PACT, TRUCE, SAID)),
        (Wanted(since="2025-04", kinds=("meeting",)), (TALKS,)),
        (Wanted(statuses=("held",), always=frozenset({"y"})), (PACT, TALKS)),
    ],
)
def test_facts_are_selected_by_what_they_have(wanted: Wanted, found: tuple[Fact, ...]) -> None:
    assert selected(FACTS, wanted) == found


def test_only_what_leaves_out_is_a_filter() -> None:
    assert not Wanted(always=frozenset({"x"})).filters
    assert Wanted(since="2025").filters
