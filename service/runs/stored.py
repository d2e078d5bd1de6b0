"""The facts of all that was kept, consolidated from the clusters that linking came to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.fact import Fact
from schemas.link import KeptCluster
from schemas.merge import Verdict
from schemas.outcome import Outcome
from schemas.override import Overrides
from schemas.record import Record
from schemas.run import Usage
from service.core.extraction import NOTHING, Extracted
from service.core.history.consolidation import as_of, consolidate
from service.core.history.ranking import ranked
from service.core.linking.clustering import Cluster, cluster
from service.core.linking.incremental import pair_of
from service.core.linking.overrides.corrections import corrected, with_decisions
from service.core.linking.overrides.deciding import decide
from service.core.linking.overrides.ruling import Ruling
from service.core.selection import Wanted, selected
from service.errors import UsageError
from service.ports import Store

NO_OVERRIDES = Overrides()


@dataclass(frozen=True, slots=True)
class Stored:
    """Facts of stored articles, and those articles; `remarks` tell of decisions of people that found nothing."""

    facts: tuple[Fact, ...]
    articles: Mapping[str, Article]
    remarks: tuple[str, ...] = ()


def stored_facts(store: Store, wanted: Wanted, *, on: str | None = None, overrides: Overrides = NO_OVERRIDES) -> Stored:
    """The wanted facts of everything that is linked, in order of rank, as people decided over the rules. `on` is the as-of date,
    by default the latest that any linked article states. Raises UsageError when nothing is kept, or nothing of it is wanted."""
    kept = store.links.clusters()
    records = store.links.records({record for cluster in kept for record in cluster.records})
    articles = _articles(store, {record.article for record in records.values()})
    decided = decide(overrides, list(records.values()), articles)
    made = corrected(_clusters(store, kept, records, decided.rulings), decided)
    date = on or as_of(list(articles.values()))
    facts = with_decisions(consolidate(made.clusters, articles, as_of=date), made)
    if not facts:
        raise UsageError("no records are kept yet; `entente extract PATH...` makes them")
    found = selected(facts, wanted)
    if not found:
        raise UsageError(f"none of the {len(facts)} stored facts has what was asked for; ask for less")
    return Stored(ranked(found), articles, (*decided.remarks, *made.remarks))


def _clusters(
    store: Store, kept: Sequence[KeptCluster], records: Mapping[str, Record], rulings: Sequence[Ruling]
) -> list[Cluster]:
    """The clusters as they are kept; those of the components that a ruling touches are made anew by it, and by what a model
    said of their pairs."""
    beside = (
        store.links.beside({key for each in rulings for key in (each.left, each.right)}) if rulings else frozenset()
    )
    part = [records[key] for key in sorted(beside)]
    said = {
        key: Verdict(pair=key, same=merge.merged, reason=merge.reasons[-1])
        for each in kept
        for merge in each.merges
        if merge.by == "model" and merge.left in beside
        for key in [f"{merge.left} + {merge.right}"]
    }
    pairs = [pair_of(pair, records) for pair in store.links.pairs(beside)]
    whole = [each for each in kept if beside.isdisjoint(each.records)]
    unchanged = [Cluster(records=tuple(records[key] for key in each.records), merges=each.merges) for each in whole]
    return [*unchanged, *cluster(part, pairs, said, rulings)] if part else unchanged


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
