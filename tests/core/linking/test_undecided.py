import json

import pytest

from schemas.merge import Adjudication, Verdict
from schemas.record import Record
from service.core.linking.clustering import Pair
from service.core.linking.comparison import compare
from service.core.linking.undecided import pair_lines, pairs_told, verdicts
from tests.records import agreement, event, meeting, statement


def pairs(one: Record, other: Record) -> tuple[Pair, ...]:
    return (Pair(left=one, right=other, comparison=compare(one, other)),)


def said(**same: bool) -> Adjudication:
    return Adjudication(verdicts=[Verdict(pair=pair, same=told, reason="so") for pair, told in same.items()])


AGREEMENTS = pairs(
    agreement("x/a1", "Trade Pact", event("signed", "2025", place="Manila"), kind="trade"),
    agreement("y/a1", "Free Trade Pact", kind="trade"),
)
MEETINGS = pairs(
    meeting("x/m1", "talks", "Takeshi Iwaya, Foreign Minister, JP", date="2025-05-28"),
    meeting("y/m1", "lunch", "Iwaya"),
)
STATEMENTS = pairs(statement("x/s1", "close", "Iwaya", quote="We are close"), statement("y/s1", "near", "Iwaya"))


def test_a_pair_shows_both_agreements_by_what_tells_them_apart() -> None:
    (line,) = pair_lines(AGREEMENTS)
    assert line["pair"] == "P1"
    left = line["left"]
    assert isinstance(left, dict)
    assert (left["name"], left["parties"]) == ("Trade Pact", ["Philippines", "Japan"])
    assert left["events"] == [{"step": "signed", "date": "2025", "place": "Manila", "quote": "signed"}]


def test_a_pair_shows_both_meetings_and_both_statements() -> None:
    (met,), (held,) = pair_lines(MEETINGS), pair_lines(STATEMENTS)
    assert isinstance(met["left"], dict)
    assert (met["left"]["participants"], met["left"]["date"]) == (["Takeshi Iwaya"], "2025-05-28")
    assert held["left"] == {"text": "close", "holder": "Iwaya", "about": "relations", "quote": "We are close"}


def test_a_model_sees_neither_ids_nor_offsets() -> None:
    lines = json.dumps(pair_lines([*AGREEMENTS, *MEETINGS, *STATEMENTS]))
    assert all(word not in lines for word in ("x/", "y/", '"start"', '"article"', '"id"'))


def test_verdicts_find_their_pairs_by_number() -> None:
    found = verdicts([*AGREEMENTS, *MEETINGS], said(P2=True, P1=False))
    assert {key: verdict.same for key, verdict in found.items()} == {"x/a1 + y/a1": False, "x/m1 + y/m1": True}


def test_a_verdict_on_no_pair_is_ignored_and_a_pair_without_one_stays_open() -> None:
    assert verdicts([*AGREEMENTS, *MEETINGS], said(P3=True, P0=True, P2=True)).keys() == {"x/m1 + y/m1"}


@pytest.mark.parametrize("pair", [*AGREEMENTS, *MEETINGS, *STATEMENTS], ids=["agreements", "meetings", "statements"])
def test_one_who_knows_only_the_lines_finds_much_the_same_likeness(pair: Pair) -> None:
    lines = json.loads(json.dumps(pair_lines([pair])))
    (found,) = pairs_told(lines).values()
    assert found.score == pytest.approx(pair.comparison.score, abs=0.15)
    assert found.veto == pair.comparison.veto
