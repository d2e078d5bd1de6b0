from service.core.linking.clustering import cluster, compare_all
from service.core.linking.homes import LOOKED_AT, Homes
from tests.records import agreement, event

ONE = [agreement(f"{number:05}/a1", "Reciprocal Access Agreement") for number in range(500)]


def test_a_few_speak_for_a_large_cluster() -> None:
    homes = Homes(ONE, compare_all(ONE), {})
    home = homes.of(ONE[0])
    assert (len(home.members), len(home.speakers), home.first) == (500, LOOKED_AT, "00000/a1")
    assert all(homes.of(record) is home for record in ONE)


def test_what_contradicts_is_found_between_clusters() -> None:
    other = agreement("y/a1", "Reciprocal Access Agreement", between="Japan=JP Australia=AU")
    homes = Homes([*ONE[:3], other], compare_all(ONE[:3]), {})
    assert homes.veto(homes.of(ONE[0]), homes.of(other)) == "other parties: JP, PH and AU, JP"


def test_nonsense_ends_in_clusters() -> None:
    records = [
        agreement("a/a1", "x" * 10_000, between=""),
        agreement("b/a1", "Pact", aliases=tuple(f"Alias number {n}" for n in range(300)), between=""),
        agreement("c/a1", "", event("signed", "9999-12-31"), between=""),
        agreement("d/a1", "", event("signed", "-4712-01-01"), between=""),
    ]
    found = cluster(records, compare_all(records), {})
    assert sorted(record.id for each in found for record in each.records) == ["a/a1", "b/a1", "c/a1", "d/a1"]
