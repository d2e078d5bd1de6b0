"""Confidence: how sure a reader may be of a fact, and why (the words of Intelligence Community Directive 203)."""

from typing import Literal

from schemas.shape import Value

ConfidenceWord = Literal["low", "moderate", "high"]


class Confidence(Value):
    """A degree of confidence and its reason: `moderate`, `two independent reports, no official text`."""

    word: ConfidenceWord
    why: str

    def __str__(self) -> str:
        return f"{self.word} confidence: {self.why}"
