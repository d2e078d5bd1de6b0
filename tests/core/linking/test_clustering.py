from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from schemas.merge import Verdict
from schemas.record import AgreementRecord, Record
from service.core.linking.clustering import Cluster, cluster, compare_all, undecided
from service.core.linking.comparison import ASK, JOIN, compare
from service.core.linking.overrides.ruling import Ruling, contradiction, ruling
from tests.records import agreement, event, meeting, statement

RAA, ACSA = "Reciprocal Access Agreement", "Acquisition and Cross-Servicing Agreement"
NAMES = (RAA, ACSA, "RAA", "ACSA", "Trade Agreement", "Free Trade Agreement", "unnamed agreement", "Access Pact 2019")
PEOPLE = ("Enrique Manalo,,PH", "Takeshi Iwaya,,JP", "Iwaya", "Japan,,JP", "Philippines,,PH", "Marcos")
MADE = st.lists(
    st.one_of(
        st.builds(
            lambda of, name, between: agreement(
                f"{of}/a1", name, event("signed", "2025", place="Manila"), between=between
            ),
            st.sampled_from("uvwxyz"),
            st.sampled_from(NAMES),
            st.sampled_from(["Philippines=PH Japan=JP", "Japan=JP Australia=AU", ""]),
        ),
        st.builds(
            lambda of, people, date: meeting(f"{of}/m1", "talks", *people, date=date),
            st.sampled_from("uvwxyz"),
            st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True),
            st.sampled_from([None, "2025-05", "2025-05-28", "2025-04"]),
        ),
        st.builds(
            lambda of, text, holder: statement(f"{of}/s1", text, holder),
            st.sampled_from("uvwxyz"),
            st.sampled_from(["a near-alliance", "a “near-alliance”", "close partners", "close partners now"]),
            st.sampled_from(["Iwaya", "Takeshi Iwaya", "both sides"]),
        ),
    ),
    unique_by=lambda record: record.id,
    max_size=12,
)


def linked(*records: Record, said: dict[str, bool] | None = None) -> tuple[Cluster, ...]:
    verdicts = {pair: Verdict(pair=pair, same=same, reason="so told") for pair, same in (said or {}).items()}
    return cluster(records, compare_all(records), verdicts)


def ruled(*told: tuple[str, bool]) -> list[Ruling]:
    """A person's word on each pair, such as `x/a1 + y/a1`."""
    return [
        ruling(*pair.split(" + "), same=same, by="An Officer", reason="seen", at=f"entry {number}")
        for number, (pair, same) in enumerate(told, 1)
    ]


def parted(records: Sequence[Record], *told: tuple[str, bool]) -> tuple[Cluster, ...]:
    return cluster(records, compare_all(records), {}, ruled(*told))


def homes(clusters: tuple[Cluster, ...]) -> list[list[str]]:
    return [[record.id for record in each.records] for each in clusters]


def half_alike(of: str, *between: str) -> AgreementRecord:
    name = {"x": "Trade Agreement", "y": "Free Trade Agreement", "z": "Trade Zone Agreement"}[of]
    return agreement(f"{of}/a1", name, between=between[0] if between else "Philippines=PH Japan=JP", kind="trade")


def test_what_is_alike_is_joined_and_what_is_not_stands_alone() -> None:
    records = [agreement("x/a1", RAA), agreement("y/a1", f"{RAA} (RAA)"), agreement("z/a1", ACSA)]
    assert homes(linked(*records)) == [["x/a1", "y/a1"], ["z/a1"]]


def test_each_merge_has_its_reason() -> None:
    (joined,) = linked(agreement("x/a1", RAA), agreement("y/a1", RAA))
    (merge,) = joined.merges
    assert (merge.left, merge.right, merge.merged, merge.by) == ("x/a1", "y/a1", True, "rule")
    assert merge.reasons[0].startswith("names 1.00 alike")


def test_a_veto_between_any_two_members_keeps_clusters_apart() -> None:
    records = [
        agreement("x/a1", RAA, between="Philippines=PH Japan=JP"),
        agreement("y/a1", RAA, between="Japan=JP"),
        agreement("z/a1", RAA, between="Japan=JP Australia=AU"),
    ]
    assert len(linked(*records)) == 2
    assert all(len({"x/a1", "z/a1"} & set(home)) < 2 for home in homes(linked(*records)))


def test_one_likeness_does_not_chain_what_is_unlike_on_the_whole() -> None:
    access, fund = agreement("w/a1", RAA, between=""), agreement("x/a1", "Fund Boom", between="")
    both = agreement("y/a1", RAA, aliases=("Fund Boom",), between="")
    assert compare(access, both).score >= JOIN
    assert compare(fund, both).score >= JOIN
    assert homes(linked(access, fund, both)) == [["w/a1", "y/a1"], ["x/a1"]]


# --- the undecided band


def test_only_what_is_alike_but_not_enough_is_asked() -> None:
    records = [
        half_alike("x"),
        half_alike("y"),
        agreement("u/a1", RAA),
        agreement("v/a1", RAA),
        agreement("w/a1", ACSA),
    ]
    asked = undecided(records, compare_all(records))
    assert [pair.key for pair in asked] == ["x/a1 + y/a1"]
    assert ASK <= asked[0].comparison.score < JOIN


def test_two_clusters_are_asked_about_once() -> None:
    one, other = half_alike("x"), half_alike("y")
    records = [one, other, *(r.model_copy(update={"id": r.id.replace("/a1", "/a2")}) for r in (one, other))]
    assert len(compare_all(records)) == 6
    assert len(undecided(records, compare_all(records))) == 1


def test_what_holds_a_veto_is_not_asked() -> None:
    records = [half_alike("x"), half_alike("y", "Japan=JP Australia=AU")]
    assert undecided(records, compare_all(records)) == ()


def test_a_verdict_joins() -> None:
    (joined,) = linked(half_alike("x"), half_alike("y"), said={"x/a1 + y/a1": True})
    assert (joined.merges[0].by, joined.merges[0].merged, joined.merges[0].reasons[-1]) == ("model", True, "so told")


def test_a_verdict_keeps_apart() -> None:
    clusters = linked(half_alike("x"), half_alike("y"), said={"x/a1 + y/a1": False})
    assert homes(clusters) == [["x/a1"], ["y/a1"]]
    assert [merge.merged for each in clusters for merge in each.merges] == [False, False]


def test_a_verdict_joins_nothing_over_a_veto() -> None:
    clusters = linked(half_alike("x"), half_alike("y", "Japan=JP Australia=AU"), said={"x/a1 + y/a1": True})
    assert homes(clusters) == [["x/a1"], ["y/a1"]]
    assert clusters[0].merges[0].reasons == ("other parties: JP, PH and AU, JP", "so told")


def test_what_a_model_kept_apart_is_not_joined_through_a_third() -> None:
    said = {"x/a1 + y/a1": True, "y/a1 + z/a1": True, "x/a1 + z/a1": False}
    assert homes(linked(half_alike("x"), half_alike("y"), half_alike("z"), said=said)) == [["x/a1", "y/a1"], ["z/a1"]]


def test_one_refusal_outweighs_any_number_of_likenesses() -> None:
    twins = [agreement(f"{of}/a1", "Trade Agreement", kind="trade") for of in "uvwx"]
    said = {"u/a1 + z/a1": True, "v/a1 + z/a1": True, "w/a1 + z/a1": True, "x/a1 + z/a1": False}
    assert homes(linked(*twins, half_alike("z"), said=said))[-1] == ["z/a1"]


# --- a person's word


def test_what_a_person_splits_stays_split_whatever_links_it() -> None:
    records = [agreement(f"{of}/a1", RAA) for of in "wxyz"]
    clusters = parted(records, ("w/a1 + z/a1", False))
    assert homes(clusters) == [["w/a1", "x/a1", "y/a1"], ["z/a1"]]
    merge = clusters[0].merges[0]
    assert (merge.by, merge.person, merge.merged, merge.reasons[-1]) == ("person", "An Officer", False, "seen")
    held_back = [merge.reasons[-1] for merge in clusters[1].merges if merge.left == "x/a1"]
    assert held_back == ["An Officer keeps w/a1 and z/a1 apart: seen"]


def test_what_a_person_joins_is_one_against_a_veto_and_brings_its_own_along() -> None:
    ours = [agreement(f"{of}/a1", RAA) for of in "uv"]
    theirs = [agreement(f"{of}/a1", ACSA, between="Japan=JP Australia=AU") for of in "yz"]
    (one,) = parted([*ours, *theirs], ("v/a1 + y/a1", True))
    assert [record.id for record in one.records] == ["u/a1", "v/a1", "y/a1", "z/a1"]
    (merge,) = [merge for merge in one.merges if merge.by == "person"]
    assert (merge.merged, merge.reasons) == (True, ("other parties: JP, PH and AU, JP", "seen"))


def test_a_pair_is_told_once_with_the_word_that_decided() -> None:
    records = [agreement("x/a1", RAA), agreement("y/a1", RAA)]
    (joined,) = cluster(records, compare_all(records), {}, ruled(("x/a1 + y/a1", True), ("x/a1 + y/a1", True)))
    assert [merge.by for merge in joined.merges] == ["person"]


def test_a_word_on_records_that_are_not_there_changes_nothing() -> None:
    records = [agreement("x/a1", RAA), agreement("y/a1", RAA)]
    assert parted(records, ("x/a1 + z/a1", False), ("v/a1 + z/a1", True)) == parted(records)


def test_what_a_person_decided_is_not_asked() -> None:
    records = [half_alike("x"), half_alike("y")]
    for same in (True, False):
        assert undecided(records, compare_all(records), ruled(("x/a1 + y/a1", same))) == ()


# --- refusals


def test_likely_names_that_something_contradicts_are_told_once_between_two_clusters() -> None:
    ours = [agreement(f"{of}/a1", RAA) for of in "uv"]
    theirs = [agreement(f"{of}/a1", RAA, between="Japan=JP Australia=AU") for of in "yz"]
    first, _ = linked(*ours, *theirs)
    (refused,) = [merge for merge in first.merges if not merge.merged]
    assert (refused.by, refused.score, refused.reasons) == ("rule", 0.0, ("other parties: JP, PH and AU, JP",))


def test_a_pair_that_its_clusters_kept_apart_says_so() -> None:
    access, fund = agreement("w/a1", RAA, between=""), agreement("x/a1", "Fund Boom", between="")
    both = agreement("y/a1", RAA, aliases=("Fund Boom",), between="")
    (refused,) = [merge for merge in linked(access, fund, both)[1].merges if not merge.merged]
    assert refused.reasons[-1].startswith("on the whole the records are too unlike: 0.4")
    told_apart = {"x/a1 + y/a1": True, "y/a1 + z/a1": True, "x/a1 + z/a1": False}
    last = linked(half_alike("x"), half_alike("y"), half_alike("z"), said=told_apart)[-1]
    assert "a model told x/a1 and z/a1 apart: so told" in {reason for merge in last.merges for reason in merge.reasons}


# --- properties


@given(MADE, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(records: list[Record], random: Random) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert linked(*shuffled) == linked(*records)
    assert undecided(shuffled, compare_all(shuffled)) == undecided(records, compare_all(records))


@given(MADE)
def test_each_record_is_in_exactly_one_cluster_and_no_cluster_holds_a_veto(records: list[Record]) -> None:
    clusters = linked(*records)
    assert sorted(key for home in homes(clusters) for key in home) == sorted(record.id for record in records)
    assert [
        compare(a, b).veto
        for each in clusters
        for a in each.records
        for b in each.records
        if a is not b and compare(a, b).veto
    ] == []


@given(MADE, st.booleans())
def test_a_model_that_always_answers_alike_joins_or_parts_what_it_was_asked(records: list[Record], same: bool) -> None:
    asked = [pair.key for pair in undecided(records, compare_all(records))]
    decided = homes(linked(*records, said=dict.fromkeys(asked, same)))
    by_rules = homes(linked(*records))
    assert (len(decided) <= len(by_rules)) if same else decided == by_rules


WORDS = st.lists(
    st.tuples(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), st.booleans()),
    max_size=5,
)


def words_on(records: list[Record], told: list[tuple[tuple[int, int], bool]]) -> list[Ruling]:
    """The words that are about two of these records, as far as they do not contradict each other."""
    keys = sorted(record.id for record in records)
    made: list[Ruling] = []
    for (i, j), same in told:
        more = [*made, *ruled((f"{keys[i]} + {keys[j]}", same))] if j < len(keys) else made
        made = made if contradiction(more) else more
    return made


@given(MADE, MADE, WORDS, st.booleans())
def test_what_an_override_split_stays_split_and_what_it_joined_stays_joined(
    records: list[Record], later: list[Record], told: list[tuple[tuple[int, int], bool]], same: bool
) -> None:
    words = words_on(records, told)
    known = {record.id for record in records}
    for some in (records, [*records, *(record for record in later if record.id not in known)]):
        pairs = compare_all(some)
        verdicts = {p.key: Verdict(pair=p.key, same=same, reason="so told") for p in undecided(some, pairs, words)}
        clusters = cluster(some, pairs, verdicts, words)
        home = {record.id: n for n, each in enumerate(clusters) for record in each.records}
        assert [home[each.left] == home[each.right] for each in words] == [each.same for each in words]
        assert sorted(home) == sorted(record.id for record in some)


@given(MADE, WORDS, st.randoms(use_true_random=False))
def test_the_order_of_records_and_of_words_changes_no_cluster(
    records: list[Record], told: list[tuple[tuple[int, int], bool]], random: Random
) -> None:
    words = words_on(records, told)
    shuffled, reworded = list(records), list(words)
    random.shuffle(shuffled)
    random.shuffle(reworded)
    linked_so = cluster(shuffled, compare_all(shuffled), {}, reworded)
    assert homes(linked_so) == homes(cluster(records, compare_all(records), {}, words))
