"""Confidence: how sure a reader may be of a fact, by rule, from its sources; in the words of ICD 203, with the reason.

| sources without copies | one of them official | reported in passing or as opinion only | confidence |
|---|---|---|---|
| two and more | yes | no | high |
| two and more | no | no | moderate |
| one | yes | no | moderate |
| one | no | no | low |
| any | no | yes | low |

A conflict that no rule settled takes one degree away. An official text is one whose genre says that a government or body issued
it itself. Of a statement the confidence is that it was made, never that what it holds is so.
"""

from collections.abc import Mapping
from typing import Literal

from schemas.article import Article
from schemas.extraction import Genre
from schemas.fact import Fact
from schemas.shape import Value
from service.core.language.spoken import COUNTS

Word = Literal["low", "moderate", "high"]
_DEGREES: tuple[Word, ...] = ("low", "moderate", "high")
OFFICIAL: frozenset[Genre] = frozenset({"press_release", "joint_statement", "transcript"})
_OPINION: frozenset[Genre] = frozenset({"opinion"})
_SPELLED = {number: word for word, number in COUNTS.items()}


class Confidence(Value):
    """A degree of confidence and why: `two independent reports, no official text`."""

    word: Word
    why: str

    def __str__(self) -> str:
        return f"{self.word} confidence: {self.why}"


def confidence_of(fact: Fact, articles: Mapping[str, Article]) -> Confidence:
    """How sure a reader may be that the fact was as its sources tell. `articles` holds its sources by id; a source that is not
    there counts as one of unknown genre."""
    genres = [articles[source].genre if source in articles else None for source in fact.sources]
    official = sum(genre in OFFICIAL for genre in genres)
    opinion = bool(genres) and all(genre in _OPINION for genre in genres)
    degree = 0 if opinion else (fact.independent > 1) + bool(official)
    disputed = [conflict.about for conflict in fact.conflicts if conflict.chosen is None]
    degree = max(0, degree - bool(disputed))
    return Confidence(
        word=_DEGREES[degree], why=", ".join(_reasons(fact, official, opinion=opinion, disputed=disputed))
    )


def _reasons(fact: Fact, official: int, *, opinion: bool, disputed: list[str]) -> list[str]:
    count = _SPELLED.get(fact.independent, str(fact.independent))
    told = [
        f"{count} independent {'opinion piece' if opinion else 'report'}s"
        if fact.independent > 1
        else _single(opinion=opinion)
    ]
    told += (
        [f"{_SPELLED.get(official, official)} of them official" if fact.independent > 1 else "official"]
        if official
        else []
    )
    told += ["no official text"] if not official else []
    copies = len(fact.sources) - fact.independent
    told += [f"{_SPELLED.get(copies, copies)} cop{'y' if copies == 1 else 'ies'} not counted"] if copies > 0 else []
    return told + ([f"sources differ on {' and '.join(disputed)}"] if disputed else [])


def _single(*, opinion: bool) -> str:
    return "one opinion piece alone" if opinion else "one source alone"
