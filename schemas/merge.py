"""Merges and refusals: why two records were, or were not, taken for the same fact."""

from typing import Literal

from pydantic import Field

from schemas.shape import Shape, Value

Decider = Literal["rule", "model", "person"]


class Merge(Value):
    """Two records compared: merged or not, by whom, how alike (0 to 1), and why. `person` is the name of the one who decided
    over the rules."""

    left: str
    right: str
    merged: bool
    by: Decider
    score: float
    reasons: tuple[str, ...]
    person: str | None = None


class Verdict(Shape):
    """Whether the two records of one pair tell of the same agreement, meeting or statement."""

    pair: str = Field(description="The pair's id, as given.")
    same: bool = Field(description="True only when both records must be the same one; when in doubt, false.")
    reason: str = Field(description="The decisive evidence in at most 20 words.")


class Adjudication(Shape):
    """One verdict for every pair."""

    verdicts: list[Verdict]
