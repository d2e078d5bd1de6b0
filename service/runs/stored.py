"""The facts of all that was kept, consolidated from the clusters that linking came to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.fact import Fact
from schemas.outcome import Outcome
from schemas.run import Usage
from service.core.extraction import NOTHING, Extracted
from service.core.history.consolidation import as_of, consolidate
from service.core.history.ranking import ranked
from service.core.linking.clustering import Cluster
from service.core.selection import Wanted, selected
from service.errors import UsageError
from service.ports import Store


@dataclass(frozen=True, slots=True)
class Stored:
    """Facts of stored articles, and those articles."""

    facts: tuple[Fact, ...]
    articles: Mapping[str, Article]


def stored_facts(store: Store, wanted: Wanted, *, on: str | None = None) -> Stored:
    """The wanted facts of everything that is linked, in order of rank. `on` is the as-of date, by default the latest that any
    linked article states. Raises UsageError when nothing is kept, or nothing of it is wanted."""
    kept = store.links.clusters()
    records = store.links.records({record for cluster in kept for record in cluster.records})
    clusters = [Cluster(records=tuple(records[key] for key in each.records), merges=each.merges) for each in kept]
    articles = _articles(store, {record.article for record in records.values()})
    facts = consolidate(clusters, articles, as_of=on or as_of(list(articles.values())))
    if not facts:
        raise UsageError("no records are kept yet; `entente extract PATH...` makes them")
    found = selected(facts, wanted)
    if not found:
        raise UsageError(f"none of the {len(facts)} stored facts has what was asked for; ask for less")
    return Stored(ranked(found), articles)


def extracted_of(store: Store, stored: Stored, *, beside: Sequence[Extracted]) -> tuple[Extracted, ...]:
    """What was made of the articles behind these facts, as far as it stands in them, after what is `beside`: the articles of
    this run. Nothing was paid for them now."""
    now = {each.article.id: each for each in beside}
    behind = {source for fact in stored.facts for source in fact.sources} | _of_records(stored.facts)
    members = frozenset(record for fact in stored.facts for record in fact.records)
    older = []
    for key in sorted(behind - now.keys()):
        entry = store.last_entry(key)
        if entry is not None:
            outcome = _only(entry.outcome, members).model_copy(update={"usage": Usage(), "rejected": ()})
            older.append(Extracted(article=stored.articles[key], outcome=outcome, account=NOTHING))
    return (*beside, *older)


def _of_records(facts: Sequence[Fact]) -> set[str]:
    return {record.partition("/")[0] for fact in facts for record in fact.records}


def _only(outcome: Outcome, members: Collection[str]) -> Outcome:
    return outcome.model_copy(
        update={
            noun: tuple(record for record in getattr(outcome, noun) if record.id in members)
            for noun in ("agreements", "meetings", "statements")
        }
    )


def _articles(store: Store, ids: Collection[str]) -> dict[str, Article]:
    found = {key: store.article(key) for key in sorted(ids)}
    return {key: article for key, article in found.items() if article is not None}
