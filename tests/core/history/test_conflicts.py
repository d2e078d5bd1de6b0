from schemas.fact import Conflict, FactEvent
from service.core.history.claims.weighing import Sources
from service.core.history.conflicts import agreement_conflicts, holder_conflicts, is_collective
from tests.records import agreement_fact, article, evidence, fact_event, library, statement_fact

ARTICLES = library(x=None, y=None, z=None) | {"op": article("Op.", id="op", genre="opinion")}


def told(key: str, step: str, date: str | None = None, *, by: str = "x", **more: object) -> FactEvent:
    """A step as the articles named by the letters of `by` tell it."""
    sources = tuple(evidence(step, of=of) for of in by.split())
    return fact_event(key, step, date, evidence=sources, **more)  # type: ignore[arg-type]  # one of the steps


def conflicts(*events: FactEvent) -> tuple[Conflict, ...]:
    return agreement_conflicts(agreement_fact("A1", "Pact", *events), Sources(articles=ARTICLES))


# --- dates


def test_two_incompatible_signing_dates_are_a_conflict_with_both_claims_kept() -> None:
    (conflict,) = conflicts(told("e1", "signed", "2025-05-28", by="x"), told("e2", "signed", "2025-05-29", by="y z"))
    assert (conflict.id, conflict.about, conflict.chosen) == ("c1", "the date it was signed", "29 May 2025")
    assert [(claim.value, [item.article for item in claim.evidence]) for claim in conflict.claims] == [
        ("28 May 2025", ["x"]),
        ("29 May 2025", ["y", "z"]),
    ]


def test_an_opinion_piece_weighs_less_and_among_equals_the_later_date_is_shown() -> None:
    (one,) = conflicts(told("e1", "signed", "2025-05-28", by="x"), told("e2", "signed", "2025-05-29", by="op"))
    (other,) = conflicts(told("e1", "signed", "2025-05-28", by="x"), told("e2", "signed", "2025-05-29", by="y"))
    assert (one.chosen, other.chosen) == ("28 May 2025", "29 May 2025")


def test_precision_is_no_conflict() -> None:
    assert conflicts(told("e1", "signed", "2025-05"), told("e2", "signed", "2025-05-29", by="y")) == ()
    assert conflicts(told("e1", "signed"), told("e2", "signed", "2025-05-29", by="y")) == ()


def test_what_can_happen_again_or_by_another_party_or_is_planned_is_no_conflict() -> None:
    assert conflicts(told("e1", "extended", "2024"), told("e2", "extended", "2025")) == ()
    assert conflicts(told("e1", "signed", "2024", party="JP"), told("e2", "signed", "2025", party="PH")) == ()
    assert conflicts(told("e1", "signed", "2024", modality="planned"), told("e2", "signed", "2025")) == ()


def test_progress_over_time_is_no_conflict() -> None:
    assert (
        conflicts(told("e1", "negotiating", "2024"), told("e2", "signed", "2025"), told("e3", "in_force", by="y")) == ()
    )


def test_an_inferred_date_is_nobodys_claim() -> None:
    assert conflicts(told("e1", "signed", "2025-05-28", basis="inferred"), told("e2", "signed", "2025-05-29")) == ()


# --- steps


def test_negotiations_begun_and_only_agreed_on_at_one_occasion_are_a_conflict() -> None:
    (conflict,) = conflicts(
        told("e1", "negotiating", "2025-04", by="y"), told("e2", "negotiation_agreed", "2025-04", by="x z")
    )
    assert conflict.about == "whether negotiations had begun or had only been agreed on"
    assert [claim.value for claim in conflict.claims] == ["agreed to start negotiations", "negotiations begun"]
    assert (conflict.chosen, conflict.rule) == (
        "agreed to start negotiations",
        "more sources tell it so; among equals the weaker step is shown",
    )


def test_more_sources_outweigh_the_weaker_step() -> None:
    (conflict,) = conflicts(
        told("e1", "exploratory_talks", "2025-04", by="x"), told("e2", "negotiation_agreed", "2025-04", by="y z")
    )
    assert conflict.about == "whether the sides had agreed to start negotiations or exploratory talks"
    assert (conflict.chosen, conflict.rule) == ("agreed to start negotiations", "more sources tell it so")


def test_an_officials_words_outrank_the_outlets() -> None:
    (conflict,) = conflicts(
        told("e1", "negotiation_agreed", by="x", asserted_by=("Marcos",)), told("e2", "negotiating", by="x y z")
    )
    assert (conflict.chosen, conflict.rule) == (
        "agreed to start negotiations",
        "the officials' quoted words outrank the outlet's",
    )


def test_the_same_steps_on_two_occasions_are_progress() -> None:
    assert conflicts(told("e1", "negotiation_agreed", "2025-04"), told("e2", "negotiating", "2025-06")) == ()
    assert conflicts(told("e1", "negotiation_agreed", by="x"), told("e2", "negotiating", by="y")) == ()


def test_conflicts_are_numbered() -> None:
    dates = [
        told(f"e{n}", step, f"2025-05-0{n}") for n, step in enumerate(("signed", "signed", "adopted", "adopted"), 1)
    ]
    assert [conflict.id for conflict in conflicts(*dates)] == ["c1", "c2"]


def test_three_dates_of_one_step_are_one_conflict_with_three_sides() -> None:
    (conflict,) = conflicts(*(told(f"e{n}", "signed", f"2025-05-0{n}") for n in (3, 1, 2)))
    assert [claim.value for claim in conflict.claims] == ["1 May 2025", "2 May 2025", "3 May 2025"]


# --- holders


def test_words_given_to_one_person_and_to_both_sides_are_a_conflict_of_the_persons() -> None:
    person = statement_fact(
        "S2", "a near-alliance", "Iwaya", evidence=(evidence("other"), evidence('a "near-alliance" status'))
    )
    both = statement_fact("S1", "near-alliance", "both sides")
    phrases = {"S1": frozenset({"near alliance", "ties"}), "S2": frozenset({"near alliance", "ties"})}
    found = holder_conflicts([both, person], phrases)
    assert holder_conflicts([person, both], phrases) == found
    assert list(found) == ["S2"]
    assert found["S2"].about == "whose word “near-alliance” is"
    assert (found["S2"].chosen, [claim.value for claim in found["S2"].claims]) == ("Iwaya", ["Iwaya", "both sides"])


def test_words_are_quoted_as_the_source_writes_them() -> None:
    person = statement_fact("S1", "golden age", "Marcos", evidence=(evidence("We are in a “Golden Age” of ties"),))
    both = statement_fact("S2", "golden age", "the leaders")
    phrases = dict.fromkeys(("S1", "S2"), frozenset({"golden age"}))
    assert holder_conflicts([person, both], phrases)["S1"].about == "whose word “Golden Age” is"
    unquoted = person.model_copy(update={"evidence": (evidence("ties"),)})
    assert holder_conflicts([unquoted, both], phrases)["S1"].about == "whose word “golden age” is"


def test_two_people_or_two_groups_with_the_same_words_are_no_conflict() -> None:
    phrases = dict.fromkeys(("S1", "S2"), frozenset({"golden age"}))
    assert holder_conflicts([statement_fact("S1", "a", "Marcos"), statement_fact("S2", "b", "Manalo")], phrases) == {}
    assert (
        holder_conflicts([statement_fact("S1", "a", "both sides"), statement_fact("S2", "b", "the leaders")], phrases)
        == {}
    )


def test_other_words_are_no_conflict() -> None:
    phrases = {"S1": frozenset({"golden age"}), "S2": frozenset({"near alliance"})}
    assert (
        holder_conflicts([statement_fact("S1", "a", "Marcos"), statement_fact("S2", "b", "both sides")], phrases) == {}
    )


def test_who_speaks_for_several() -> None:
    assert [
        is_collective(holder) for holder in ("Both sides", "the two ministers", "Iwaya", "the Japanese government")
    ] == [True, True, False, False]
