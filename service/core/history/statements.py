"""Consolidate the records of one statement."""

from collections.abc import Mapping, Sequence

from schemas.article import Article
from schemas.fact import StatementFact
from schemas.record import StatementRecord
from service.core.history.agreements import commonest
from service.core.history.claims.outlets import independent, voices
from service.core.linking.clustering import Cluster


def consolidate_statement(
    cluster: Cluster, records: Sequence[StatementRecord], articles: Mapping[str, Article]
) -> StatementFact:
    """One fact from the records of one cluster; the shortest wording is shown, every quote kept."""
    shown = min(records, key=lambda record: (len(record.text), record.id))
    holder = max(records, key=lambda record: (len(record.holder), record.holder)).holder
    sources = tuple(dict.fromkeys(record.article for record in records))
    return StatementFact(
        id="",
        name=shown.text,
        salience="main",
        holder=holder,
        role=commonest([record.role for record in records]),
        about=shown.about,
        sort=shown.sort,
        sources=sources,
        independent=independent(sources, voices([articles[key] for key in sources])),
        records=tuple(record.id for record in records),
        merges=cluster.merges,
        conflicts=(),
        silences=(),
        evidence=tuple(record.evidence for record in records),
    )
