"""The score of a comparison: how alike, why, and what forbids."""

from typing import NamedTuple

JOIN = 0.75  # at or above: one fact
ASK = 0.5  # from here up to JOIN: undecided, a model is asked; below: two facts
BELOW = ASK - 0.01
UNIVERSAL = frozenset({"un", "united nations", "wto", "world trade organization", "world trade organisation"})


class Comparison(NamedTuple):
    """Likeness from 0 to 1 with its reasons; `veto` says what contradicts, None when nothing does."""

    score: float
    reasons: tuple[str, ...]
    veto: str | None = None
