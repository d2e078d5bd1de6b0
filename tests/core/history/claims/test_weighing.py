from service.core.history.claims.weighing import LATER, MORE, Sources, choose
from tests.records import article, evidence

ARTICLES = {
    "x": article("x", id="x", published="2025-05-01"),
    "y": article("y", id="y", published="2025-06-01"),
    "z": article("z", id="z"),
    "op": article("op", id="op", genre="opinion"),
    "own": article("own", id="own", genre="press_release", publisher="Government of Japan"),
}
SOURCES = Sources(articles=ARTICLES, parties=frozenset({"JP", "PH"}))


def chosen(one: str, other: str, sources: Sources = SOURCES) -> tuple[str, str]:
    """Of `one` and `other`, each told by the articles named, the one that is shown, and why."""
    claims = [sources.claim(each, [evidence(of=key) for key in each.split()]) for each in (one, other)]
    best, rule = choose(claims, sources, among_equals="the other")
    return best.value, rule


def test_more_sources_count_more_and_opinions_half() -> None:
    assert chosen("x y", "z") == ("x y", MORE)
    assert chosen("x", "op") == ("x", MORE)


def test_a_partys_own_text_on_its_own_acts_counts_double() -> None:
    assert chosen("own", "z") == ("own", MORE)
    assert chosen("own", "z", Sources(articles=ARTICLES, parties=frozenset({"US"})))[0] == "z"


def test_of_equals_the_later_report_is_shown_then_what_the_rule_names() -> None:
    assert chosen("y", "x") == ("y", LATER)
    assert chosen("z", "z") == ("z", "as many independent sources; the other")


def test_copies_count_once() -> None:
    copies = Sources(articles=ARTICLES, voice={"x": "x", "y": "x"})
    assert chosen("x y", "z own", copies)[0] == "z own"
    assert copies.weight([evidence(of="x"), evidence(of="y")]) == 1


def test_a_claim_says_who_says_it() -> None:
    claim = SOURCES.claim("v", [evidence(of="op"), evidence(of="own"), evidence(of="own")], "e1")
    assert (claim.independent, claim.genres, claim.events) == (2, ("opinion", "press_release"), ("e1",))


def test_when_a_claim_was_last_told() -> None:
    assert SOURCES.last_told([evidence(of="x"), evidence(of="y"), evidence(of="z")]) == "2025-06-01"
    assert SOURCES.last_told([evidence(of="z")]) == ""
    assert SOURCES.all_before([evidence(of="x")], "2025-05-02")
    assert not SOURCES.all_before([evidence(of="x"), evidence(of="z")], "2025-05-02")
