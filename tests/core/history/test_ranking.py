from itertools import pairwise, permutations

import pytest

from schemas.fact import Fact, FactTerm
from service.core.history.ranking import ranked, weight
from tests.records import agreement_fact, evidence, meeting_fact, statement_fact

TERM = FactTerm(id="t1", text="aid", evidence=(evidence(),), members=("x/t1",))


def test_facts_are_numbered_by_rank_within_their_kind_in_any_order_of_sources() -> None:
    facts: list[Fact] = [
        statement_fact("", "a “near-alliance”", "Iwaya"),
        meeting_fact("", "summit", level="leaders"),
        agreement_fact("", "B", records=("x/a1",)),
        agreement_fact("", "B", records=("x/a2",)),
        agreement_fact("", "A", salience="background"),
    ]
    for some in permutations(facts):
        assert [(fact.id, fact.name, fact.records[0]) for fact in ranked(some)] == [
            ("A1", "B", "x/a1"),
            ("A2", "B", "x/a2"),
            ("A3", "A", "x/1"),
            ("M1", "summit", "x/1"),
            ("S1", "a “near-alliance”", "x/1"),
        ]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (agreement_fact("", "A", sources=("x", "y"), independent=2), agreement_fact("", "A")),
        (agreement_fact("", "A"), agreement_fact("", "A", salience="background")),
        (agreement_fact("", "A", status="in_force"), agreement_fact("", "A", status="signed")),
        (agreement_fact("", "A", status="in_force"), agreement_fact("", "A", status="ratified")),
        (agreement_fact("", "A", status="announced"), agreement_fact("", "A", status="not_told")),
        (agreement_fact("", "A", terms=(TERM,)), agreement_fact("", "A")),
        (meeting_fact("", "M", level="leaders"), meeting_fact("", "M", level="ministers")),
        (meeting_fact("", "M"), meeting_fact("", "M", status="scheduled")),
        (meeting_fact("", "M"), meeting_fact("", "M", salience="background")),
        (meeting_fact("", "M", outcomes=(TERM,)), meeting_fact("", "M")),
        (statement_fact("", "a “near-alliance”", "Iwaya"), statement_fact("", "close", "Iwaya")),
        (statement_fact("", "close", "Iwaya"), statement_fact("", "close", "Iwaya", sort="context")),
        *(
            (statement_fact("", "close", "Iwaya", role=higher), statement_fact("", "close", "Iwaya", role=lower))
            for higher, lower in pairwise(("President", "Foreign Minister", "ambassador", None))
        ),
        (
            statement_fact("", "close", "Iwaya", independent=2, sources=("x", "y")),
            statement_fact("", "close", "Iwaya", role="ambassador"),
        ),
        (statement_fact("", "close", "Iwaya"), statement_fact("", "close", "both sides")),
        (statement_fact("", "close", "Iwaya"), statement_fact("", "close", "the article")),
    ],
)
def test_what_weighs_more_comes_first(more: Fact, less: Fact) -> None:
    assert weight(more) > weight(less)


def test_an_amended_agreement_weighs_as_one_in_force() -> None:
    assert weight(agreement_fact("", "A", status="amended")) == weight(agreement_fact("", "A", status="in_force"))
