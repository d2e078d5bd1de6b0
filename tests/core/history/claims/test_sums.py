import pytest

from schemas.fact import Conflict, FactTerm
from schemas.record import TermRecord
from service.core.history.agreements import merge_terms
from service.core.history.claims.sums import amount_conflicts
from service.core.history.claims.weighing import Sources
from tests.records import PH_JP, evidence, library, parties

SOURCES = Sources(articles=library(x=None, y=None, z=None))


def terms(*told: str, of: str = "xyz") -> tuple[FactTerm, ...]:
    """Each text as an article's own term, those worded alike as one."""
    return merge_terms(
        [TermRecord(id=f"{key}/t{n}", text=text, evidence=evidence(text, of=key))
         for n, (key, text) in enumerate(zip(of, told, strict=False), 1)], "t")  # fmt: skip


def conflicts(*told: str, of: str = "xyz") -> list[Conflict]:
    return amount_conflicts(terms(*told, of=of), parties(PH_JP), SOURCES)


def test_other_sums_for_one_thing_are_a_conflict() -> None:
    (conflict,) = conflicts(
        "US$6 million in Official Security Assistance", "Japan gives $5 million of Official Security Assistance",
    )  # fmt: skip
    assert (conflict.kind, conflict.about) == ("amount", "the amount")
    assert [claim.value for claim in conflict.claims] == ["US$6 million", "$5 million"]
    assert conflict.chosen == "$5 million"
    assert conflict.rule == "as many independent sources; the smaller sum"


@pytest.mark.parametrize(
    "other",
    [
        "$6M of Official Security Assistance",
        "six million dollars in Official Security Assistance",
        "more than $5.5 million in Official Security Assistance",
        "a first tranche of $2 million in Official Security Assistance",
        "$2 million a year in Official Security Assistance",
        "€5.2 million in Official Security Assistance",
        "$9 million for a new coast guard station",
        "Official Security Assistance",
    ],
)
def test_one_sum_otherwise_told_or_of_another_thing_is_none(other: str) -> None:
    assert conflicts("US$6 million in Official Security Assistance", other) == []


def test_the_same_figure_in_another_currency_is_a_conflict() -> None:
    assert len(conflicts("€500 million in loans for ports", "$500 million in loans for ports")) == 1


def test_sums_of_other_years_or_of_one_source_are_two_things() -> None:
    assert conflicts("$6 million in aid for 2023", "$9 million in aid for 2024") == []
    assert conflicts("$6 million in aid for boats", "$9 million in aid for boats", of="xx") == []


def test_a_sum_for_a_year_and_one_for_which_none_is_told_may_be_a_part_and_the_whole() -> None:
    assert conflicts("$6 million in aid for 2023", "$9 million in aid") == []
    assert conflicts("$6 million in aid in the 2023 budget", "$9 million in aid signed in 2023") == []
    assert len(conflicts("$6 million in aid for 2023", "$9 million in aid in fiscal 2023")) == 1
    assert len(conflicts("$6 million in aid signed in 2023", "$9 million in aid")) == 1


def test_a_range_that_holds_a_sum_is_a_coarser_wording_of_it() -> None:
    assert conflicts("$5-6 million in aid", "$5.5 million in aid") == []
    assert len(conflicts("$5-6 million in aid", "$8 million in aid")) == 1


def test_one_sum_in_other_writing_is_one_provision() -> None:
    (one,) = terms(
        "US$6 million in security assistance",
        "$6M in security assistance",
        "six million dollars in security assistance",
    )
    assert len(one.members) == 3
    assert len(terms("$2 million in aid", "a first tranche of $2 million in aid", "€2 million in aid")) == 3
