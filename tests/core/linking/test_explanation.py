from schemas.fact import Fact
from schemas.merge import Merge
from schemas.record import Record
from service.core.history.consolidation import consolidate
from service.core.linking.clustering import cluster, compare_all
from service.core.linking.explanation import explain, explain_pair, explain_record
from service.core.linking.overrides.ruling import ruling
from tests.records import agreement, agreement_fact, library, outcome_of

RAA = "Reciprocal Access Agreement"


def merge(left: str, right: str, score: float, *, merged: bool = True, **more: str) -> Merge:
    told = {"by": "rule", "reasons": (f"{left} {right}",), **more}
    return Merge.model_validate({"left": left, "right": right, "merged": merged, "score": score, **told})


def fact(*records: str, merges: tuple[Merge, ...] = (), key: str = "A1") -> Fact:
    return agreement_fact(key, RAA, records=records, merges=merges)


def test_each_record_is_told_once_with_the_best_pair_that_joined_it() -> None:
    merges = (merge("a", "b", 0.9), merge("a", "c", 0.8), merge("b", "c", 0.95), merge("c", "d", 0.76))
    members = explain("r1", fact("a", "b", "c", "d", merges=merges)).members
    assert [(each.record, each.joined and each.joined.score, each.agreeing) for each in members] == [
        ("c", None, 3),
        ("b", 0.95, 1),
        ("a", 0.9, 1),
        ("d", 0.76, 0),
    ]


def test_a_person_s_word_is_told_before_any_likeness() -> None:
    merges = (merge("a", "b", 1.0), merge("a", "c", 1.0), merge("b", "c", 0.0, by="person", person="An Officer"))
    members = explain("r1", fact("a", "b", "c", merges=merges)).members
    assert [each.joined and each.joined.by for each in members] == [None, "rule", "person"]


def test_of_what_was_kept_apart_the_nearest_pair_of_each_other_fact_is_told() -> None:
    merges = (
        merge("a", "b", 0.6, merged=False),
        merge("a", "c", 0.7, merged=False),
        merge("a", "z", 0.0, merged=False),
    )
    mine = fact("a", merges=merges)
    near = explain("r1", mine, [mine, fact("b", "c", key="A2")]).near
    assert [(each.fact, each.merge.right, each.others) for each in near] == [("A2", "c", 1), (None, "z", 0)]


def test_merges_that_tell_of_other_records_or_of_none_leave_each_record_told() -> None:
    members = explain("r1", fact("a", "b", merges=(merge("a", "q", 0.9),))).members
    assert [(each.record, each.joined) for each in members] == [("a", None), ("b", None)]


# --- with the records of a run

TOLD: list[Record] = [
    agreement("x/a1", RAA),
    agreement("y/a1", RAA),
    agreement("z/a1", RAA, between="Japan=JP Australia=AU"),
]
WORD = ruling("x/a1", "y/a1", same=True, by="An Officer", reason="one pact", at="o.yaml, entry 1")
FACTS = consolidate(cluster(TOLD, compare_all(TOLD), {}, [WORD]), library(x=None, y=None, z=None), as_of=None)
OURS = next(fact for fact in FACTS if "x/a1" in fact.records)


def test_records_are_told_with_their_names_and_articles() -> None:
    whole = explain("r1", OURS, FACTS, [outcome_of("x", TOLD[0]), outcome_of("y", TOLD[1])])
    assert [(each.record, each.name, each.article) for each in whole.members] == [
        ("x/a1", RAA, "x.txt"),
        ("y/a1", RAA, "y.txt"),
    ]
    assert (whole.subject, whole.fact, whole.run, whole.near[0].name) == (OURS.id, OURS.id, "r1", RAA)


def test_of_one_record_only_what_is_about_it_is_told() -> None:
    whole = explain("r1", OURS, FACTS)
    told = explain_record("y/a1", whole, OURS, FACTS)
    assert (told.subject, [each.record for each in told.members], told.conflicts) == ("y/a1", ["y/a1"], ())
    first = explain_record("x/a1", whole, OURS, FACTS)
    assert [each.record for each in first.members] == ["x/a1", "y/a1"]
    assert [near.merge.reasons[-1] for near in first.near] == ["other parties: JP, PH and AU, JP"]


def test_two_records_are_held_against_each_other_as_they_stand() -> None:
    whole = explain("r1", OURS, FACTS)
    one = explain_pair(TOLD[0], TOLD[1], whole, OURS, FACTS).compared
    assert one is not None
    assert (one.same, one.score, one.veto) == (True, 0.95, None)
    apart = explain_pair(TOLD[0], TOLD[2], whole, OURS, FACTS)
    assert apart.compared is not None
    assert (apart.compared.same, apart.compared.veto) == (False, "other parties: JP, PH and AU, JP")
    assert (apart.members, len(apart.near)) == ((), 1)
