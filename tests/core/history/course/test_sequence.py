import pytest

from schemas.fact import Conflict, FactEvent
from service.core.history.claims.weighing import Sources
from service.core.history.course.sequence import OLDER, order_conflicts
from tests.records import article, evidence, fact_event

ARTICLES = {
    "old": article("old", id="old", published="2025-05-02"),
    "new": article("new", id="new", published="2025-08-01"),
    "un": article("un", id="un"),
}


def told(
    key: str, step: str, date: str | None = None, *, by: str = "un", words: str = "words", **more: object
) -> FactEvent:
    """A step as the articles named in `by` tell it."""
    sources = tuple(evidence(words, of=of) for of in by.split())
    return fact_event(key, step, date, evidence=sources, **more)  # type: ignore[arg-type]  # one of the steps


def conflicts(*events: FactEvent, is_open: bool = False) -> list[Conflict]:
    return order_conflicts(events, Sources(articles=ARTICLES), is_open=is_open)


SIGNED = told("s", "signed", "2025-06-10", by="new")


@pytest.mark.parametrize(
    ("first", "then", "name"),
    [
        (SIGNED, told("t", "in_force", "2025-05-01"), "signature before entry into force (VCLT article 24)"),
        (SIGNED, told("t", "ratified", "2025-05-01", party="PH"), "signature before ratification (VCLT article 14)"),
        (SIGNED, told("t", "instruments_exchanged", "2025-05"), "signature before the exchange of instruments (VCLT articles 14 and 16)"),
        (told("a", "legislative_approval", "2025-06", party="PH"), told("t", "ratified", "2025-05-01", party="PH"),
         "a legislature's approval before ratification (UN Glossary, ratification)"),
        (told("a", "ratified", "2025-06", party="PH"), told("t", "in_force", "2025-05-01"),
         "consent of both before entry into force (VCLT article 24, 2)"),
        (told("a", "ratified", party="PH", modality="planned", by="new"), told("t", "in_force", "2025-05-01"),
         "consent of both before entry into force (VCLT article 24, 2)"),
        (told("a", "in_force", "2025-06"), told("t", "withdrawn", "2025-05-01", party="PH"),
         "entry into force before withdrawal (VCLT articles 54 and 56)"),
        (told("a", "in_force", "2025-06"), told("t", "terminated", "2025-05-01"),
         "entry into force before termination (VCLT article 54)"),
        (told("a", "extended", "2025-06"), told("t", "terminated", "2025-05-01"),
         "nothing after termination (VCLT articles 54 and 70)"),
    ],
)  # fmt: skip
def test_an_order_that_cannot_be_is_a_conflict_that_names_the_rule(
    first: FactEvent, then: FactEvent, name: str
) -> None:
    found = conflicts(first, then)
    assert conflicts(then, first) == found
    assert name in [conflict.rule for conflict in found]
    assert all(conflict.chosen is None and len(conflict.claims) == 2 for conflict in found)


def test_who_told_it_too_early_and_before_the_other_could_know_gives_way() -> None:
    (conflict,) = conflicts(SIGNED, told("t", "in_force", "2025-05-01", by="old"))
    assert conflict.rule.endswith(OLDER)
    assert conflict.chosen == "signed (10 June 2025)"
    assert [claim.value for claim in conflict.claims] == ["in force (1 May 2025)", "signed (10 June 2025)"]
    assert [claim.events for claim in conflict.claims] == [("t",), ("s",)]


def test_older_reports_that_weigh_more_do_not_give_way() -> None:
    (conflict,) = conflicts(SIGNED, told("t", "in_force", "2025-05-01", by="old"))
    more = Sources(articles=ARTICLES | {"older": article("older", id="older", published="2025-05-03")})
    (other,) = order_conflicts([SIGNED, told("t", "in_force", "2025-05-01", by="old older")], more, is_open=False)
    assert (conflict.chosen, other.chosen) == ("signed (10 June 2025)", None)


def test_an_undated_step_is_dated_by_who_knew_of_it() -> None:
    (conflict,) = conflicts(SIGNED, told("t", "in_force", known_by="2025-05-02", by="old"))
    assert conflict.claims[0].value == "in force (by 2 May 2025)"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (SIGNED, told("t", "in_force", "2025-06-10")),  # on one day
        (SIGNED, told("t", "in_force", "2025")),  # in the year
        (SIGNED, told("t", "in_force")),  # nobody knows when
        (SIGNED, told("t", "in_force", "2025-05-01", modality="planned")),
        (SIGNED, told("t", "in_force", "2025-05-01", basis="inferred")),
        (told("s", "signed", "2025-06-10", modality="forecast"), told("t", "in_force", "2025-05-01")),
        (told("s", "ratified", "2025-06", party="PH"), told("t", "ratified", "2025-05", party="JP")),
        (told("s", "signed", "2025-06-10", words="signed the protocol amending it"), told("t", "in_force", "2025-05-01")),
        (told("s", "in_force", "2025-06"), told("t", "expired", "2025-05")),  # renewed after it lapsed
        (told("s", "noted", "2025-06"), told("t", "terminated", "2025-05")),
    ],
)  # fmt: skip
def test_what_can_be_is_no_conflict(first: FactEvent, then: FactEvent) -> None:
    assert conflicts(first, then) == []


def test_a_step_told_as_taken_in_time_too_is_a_conflict_of_dates_alone() -> None:
    assert conflicts(SIGNED, told("s2", "signed", "2025-04"), told("t", "in_force", "2025-05-01")) == []


def test_an_open_agreement_is_in_force_before_some_accede() -> None:
    acceded = told("a", "ratified", "2025-06", party="PH")
    left = told("w", "withdrawn", "2024-06", party="PH")
    force = told("t", "in_force", "2025-05-01")
    assert conflicts(acceded, force, is_open=True) == []
    assert conflicts(left, force, is_open=False) != []


def test_nonsense_ends_in_a_bounded_number_of_conflicts() -> None:
    signed = [told(f"s{n}", "signed", f"20{n:02d}") for n in range(50, 80)]
    force = [told(f"t{n}", "in_force", f"19{n:02d}") for n in range(50, 80)]
    assert len(conflicts(*signed, *force)) == 20
