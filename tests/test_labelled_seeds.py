"""The facts of the five articles from what a careful reader expects of each: linking and consolidation without a model.

What is expected of each fact is told in `tests/test_seeds.py` of the recorded answers; here the same comes of `seeds/gold`.
"""

from pathlib import Path

import pytest

from schemas.article import Article
from schemas.fact import AgreementFact, Fact, MeetingFact, StatementFact
from service.core.history.consolidation import as_of, consolidate
from service.core.linking.clustering import cluster, compare_all, undecided
from service.evaluation.gold.reading import Labels, read_labels
from service.evaluation.gold.records import gold_records
from tests.records import article

SEEDS = Path(__file__).parent.parent / "seeds"
JP_PH = {"JP", "PH"}


@pytest.fixture(scope="module")
def labels() -> Labels:
    return read_labels([SEEDS / "gold"])


@pytest.fixture(scope="module")
def articles(labels: Labels) -> dict[str, Article]:
    known = [
        article(text, source=name, published=labels.gold.articles[name].article.published)
        for name, text in labels.texts.items()
    ]
    return {each.id: each for each in known}


@pytest.fixture(scope="module")
def facts(labels: Labels, articles: dict[str, Article]) -> tuple[Fact, ...]:
    records = list(gold_records(labels.gold, labels.texts).values())
    pairs = compare_all(records)
    return consolidate(cluster(records, pairs, {}), articles, as_of=as_of(list(articles.values())))


def told(facts: tuple[Fact, ...], articles: dict[str, Article], **wanted: str) -> tuple[Fact, str]:
    """The one fact of these words, and the articles that tell of it by number."""
    found = [each for each in facts if _is(each, **wanted)]
    assert len(found) == 1, [each.name for each in found]
    return found[0], " ".join(sorted(articles[key].source[:3] for key in found[0].sources))


def _is(fact: Fact, *, agreement: str = "", meeting: str = "", people: str = "") -> bool:
    if isinstance(fact, AgreementFact):
        jp_ph = {party.country for party in fact.parties} == JP_PH
        return bool(agreement) and jp_ph and any(agreement in name for name in (fact.name, *fact.aliases))
    if isinstance(fact, MeetingFact) and not agreement:
        there = " ".join(each.name for each in fact.participants)
        return meeting.lower() in fact.name.lower() and all(each in there for each in people.split())
    return False


@pytest.mark.parametrize(
    ("name", "sources", "status"),
    [
        ("Acquisition and Cross-Servicing", "000 001 002 003 004", "signed"),
        ("Reciprocal Access", "000 001 002 003", "in_force"),
        ("Agreement on the Security of Information", "000 001 002 004", "exploratory_talks"),
        ("Official Security Assistance", "000 001 003", "announced"),
        ("Economic Partnership", "004", "not_told"),
        ("unnamed", "003", "signed"),
    ],
)
def test_each_agreement_has_its_sources_and_its_status(
    facts: tuple[Fact, ...], articles: dict[str, Article], name: str, sources: str, status: str
) -> None:
    fact, by = told(facts, articles, agreement=name)
    assert (by, fact.type == "agreement" and fact.status) == (sources, status)


@pytest.mark.parametrize(
    ("people", "name", "sources", "status", "date"),
    [
        ("Marcos Ishiba", "", "000 001 002 004", "held", "2025-04"),
        ("Manalo Iwaya", "", "000 001", "held", "2025-05-28"),
        ("Manalo Hayashi", "", "000", "held", None),
        ("Iwaya", "visit to Manila", "000", "held", "XXXX-01"),
        ("", "Infrastructure", "000", "scheduled", None),
        ("Motegi", "", "003", "held", None),
        ("", "maritime consultations", "000 001", "scheduled", "2025"),
        ("", "strategic dialogue", "000 001", "scheduled", "2025"),
    ],
)
def test_each_meeting_has_its_sources_its_status_and_its_date(  # noqa: PLR0917 - one row of the table each
    facts: tuple[Fact, ...],
    articles: dict[str, Article],
    people: str,
    name: str,
    sources: str,
    status: str,
    date: str | None,
) -> None:
    fact, by = told(facts, articles, people=people, meeting=name)
    assert isinstance(fact, MeetingFact)
    assert (by, fact.status, fact.date) == (sources, status, date)


def test_the_acquisition_and_cross_servicing_agreement_moves_from_talks_to_an_undated_signature(
    facts: tuple[Fact, ...], articles: dict[str, Article]
) -> None:
    fact, _ = told(facts, articles, agreement="Acquisition and Cross-Servicing")
    assert isinstance(fact, AgreementFact)
    steps = {each.step: each for each in fact.timeline}
    assert (steps["negotiation_agreed"].date, steps["noted"].date) == ("2025-04", "2025-05-28")
    signed = steps["signed"]
    assert (signed.date, signed.place, signed.by) == (None, "Manila", ("Toshimitsu Motegi",))
    order = [each.step for each in fact.timeline]
    assert order.index("negotiation_agreed") < order.index("noted") < order.index("signed")
    assert "in_force" not in steps


def test_the_reciprocal_access_agreement_is_a_timeline_and_not_a_conflict(
    facts: tuple[Fact, ...], articles: dict[str, Article]
) -> None:
    fact, _ = told(facts, articles, agreement="Reciprocal Access")
    assert isinstance(fact, AgreementFact)
    assert not fact.conflicts
    approved, pending = (
        next(e for e in fact.timeline if e.party == party and e.step == "legislative_approval")
        for party in ("PH", "JP")
    )
    assert (approved.modality, approved.known_by) == ("reported", "2025-05-29")
    assert (pending.modality, pending.superseded) == ("planned", True)
    in_force = next(e for e in fact.timeline if e.step == "in_force" and e.modality == "reported")
    assert in_force.date is None
    assert fact.timeline.index(pending) < fact.timeline.index(in_force)


def test_one_agreement_has_four_names(facts: tuple[Fact, ...], articles: dict[str, Article]) -> None:
    fact, _ = told(facts, articles, agreement="Agreement on the Security of Information")
    assert isinstance(fact, AgreementFact)
    names = {fact.name, fact.acronym, *fact.aliases}
    assert {"Security of Information Agreement", "Information Security Agreement", "GSOIA"} <= names


def test_the_amount_is_told_with_what_it_pays_for(facts: tuple[Fact, ...], articles: dict[str, Article]) -> None:
    fact, _ = told(facts, articles, agreement="Official Security Assistance")
    assert isinstance(fact, AgreementFact)
    said = " ".join(each.quote for term in fact.terms for each in term.evidence)
    assert "six million US dollars" in said
    assert "rigid-hulled inflatable boats previously provided by Japan" in said


@pytest.mark.parametrize(
    ("words", "holders"),
    [
        ("near-alliance", {"both sides", "Takeshi Iwaya"}),
        ("close to an alliance", {"Shigeru Ishiba"}),
        ("quasi-alliance", {"Masafumi Iida"}),
        ("golden age", {"Enrique Manalo", "Ferdinand Marcos Jr."}),
    ],
)
def test_telling_words_have_their_holders(facts: tuple[Fact, ...], words: str, holders: set[str]) -> None:
    said = [f for f in facts if isinstance(f, StatementFact) and any(words in each.quote for each in f.evidence)]
    assert {fact.holder for fact in said} == holders


def test_nothing_but_the_table_and_what_is_optional_comes_of_the_labels(
    labels: Labels, facts: tuple[Fact, ...]
) -> None:
    optional = {each.id for one in labels.gold.articles.values() for each in one.records if each.optional}
    ids = {record.id: key for key, record in gold_records(labels.gold, labels.texts).items()}
    required = [fact for fact in facts if not {ids[record] for record in fact.records} <= optional]
    assert sum(isinstance(fact, AgreementFact) for fact in required) == 6
    assert sum(isinstance(fact, MeetingFact) for fact in required) == 8


def test_no_pair_of_the_labels_needs_a_model(labels: Labels) -> None:
    records = list(gold_records(labels.gold, labels.texts).values())
    assert [pair.key for pair in undecided(records, compare_all(records))] == []
