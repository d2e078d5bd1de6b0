"""Adjudication by the linker's own score: a pair is one where nothing contradicts and the likeness is nearer to a match."""

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.merge import Adjudication, Verdict
from service.core.linking.undecided import pairs_told

SAME = 0.7  # of the undecided band from 0.5 to 0.75 the end nearest a match: a wrong merge is worse than two entries


def adjudication(lines: Iterable[Mapping[str, Any]]) -> Adjudication:
    """One verdict for every pair."""
    verdicts = []
    for pair, found in pairs_told(lines).items():
        same = found.veto is None and found.score >= SAME
        reason = found.veto or f"likeness {found.score:.2f}, {'at least' if same else 'below'} {SAME}"
        verdicts.append(Verdict(pair=pair, same=same, reason=reason))
    return Adjudication(verdicts=verdicts)
