from itertools import permutations

from service.core.history.statements import consolidate_statement
from service.core.linking.clustering import Cluster
from tests.records import library, statement

ARTICLES = library(x=None, y=None)
RECORDS = (
    statement("x/s1", "The partnership is now a near-alliance", "Iwaya", quote="near-alliance status"),
    statement(
        "y/s1", "A near-alliance", "Takeshi Iwaya", role="Foreign Minister", sort="position", quote="a near-alliance"
    ),
    statement("y/s2", "Near-alliance now", "Iwaya", role="Minister", quote="now"),
)


def test_the_shortest_wording_is_shown_under_the_fullest_name_and_every_quote_kept() -> None:
    for records in permutations(RECORDS):
        made = consolidate_statement(Cluster(records=records, merges=()), records, ARTICLES)
        assert (made.name, made.holder, made.role, made.sort) == (
            "A near-alliance",
            "Takeshi Iwaya",
            "Foreign Minister",
            "position",
        )
        assert sorted(item.quote for item in made.evidence) == ["a near-alliance", "near-alliance status", "now"]
        assert (sorted(made.sources), made.independent, len(made.records)) == (["x", "y"], 2, 3)
