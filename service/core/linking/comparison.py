"""Comparison: how alike two records are, field by field, and what forbids to join them.

The terms are those of record linkage (Fellegi and Sunter 1969): a comparison gives evidence for and against a match. A
*veto* (cannot-link) uses only what contradicts and outranks any likeness; what is missing contradicts nothing.
"""

from schemas.record import Record
from service.core.linking.fields.agreements import compare_agreements
from service.core.linking.fields.meetings import compare_meetings
from service.core.linking.fields.score import ASK, JOIN, Comparison
from service.core.linking.fields.statements import compare_statements, quoted_phrases
from service.core.linking.fields.traits import (
    AgreementTraits,
    MeetingTraits,
    StatementTraits,
    Traits,
    party_keys,
    traits,
)

__all__ = ["ASK", "JOIN", "Comparison", "compare", "compare_traits", "party_keys", "quoted_phrases"]


def compare(one: Record, other: Record) -> Comparison:
    """Compare two records of one kind; records of different kinds are never one fact."""
    return compare_traits(traits(one), traits(other))


def compare_traits(one: Traits, other: Traits, *, say: bool = True) -> Comparison:
    """The same, for records whose traits are known; where `say` is false, in fewer words, or none, and sooner."""
    if isinstance(one, AgreementTraits) and isinstance(other, AgreementTraits):
        return compare_agreements(one, other, say=say)
    if isinstance(one, MeetingTraits) and isinstance(other, MeetingTraits):
        return compare_meetings(one, other)
    if isinstance(one, StatementTraits) and isinstance(other, StatementTraits):
        return compare_statements(one.record, other.record)
    return Comparison(score=0.0, reasons=(), veto="different kinds of record")
