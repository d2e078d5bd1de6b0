"""Confidence: how sure a reader may be of a fact, by rule, from its sources; in the words of ICD 203, with the reason.

| independent sources | one of them official | confidence |
|---|---|---|
| two and more | yes | high |
| two and more | no | moderate |
| one | yes | moderate |
| one | no | low |
| opinion pieces alone | | low |

A conflict that no rule settled takes one degree away. A copy is no source of its own. An official text is one that a government
or body issued itself, by its genre. Of a statement it is the confidence that it was made, never that what it holds is so.
"""

from collections.abc import Iterable, Mapping, Sequence

from schemas.article import Article
from schemas.confidence import Confidence, ConfidenceWord
from schemas.extraction import Genre
from schemas.fact import Fact
from service.core.language.spoken import COUNTS

_DEGREES: tuple[ConfidenceWord, ...] = ("low", "moderate", "high")
_OFFICIAL: frozenset[Genre] = frozenset({"press_release", "joint_statement", "transcript"})
_SPELLED = {number: word for word, number in COUNTS.items()}


def confidence_of(fact: Fact, articles: Mapping[str, Article]) -> Confidence:
    """How sure a reader may be that the fact was as its sources tell. `articles` holds its sources by id; a source that is not
    there counts as one of unknown genre."""
    genres = [articles[source].genre if source in articles else None for source in fact.sources]
    official = min(sum(genre in _OFFICIAL for genre in genres), fact.independent)
    opinion = bool(genres) and all(genre == "opinion" for genre in genres)
    disputed = [conflict.about for conflict in fact.conflicts if conflict.chosen is None]
    degree = 0 if opinion else (fact.independent > 1) + (official > 0) - bool(disputed)
    why = [_sources(fact.independent, opinion=opinion), _officials(official, fact.independent)]
    why += [f"{_spelled(copies)} more a copy"] if (copies := len(fact.sources) - fact.independent) > 0 else []
    why += [f"sources differ on {' and '.join(disputed)}"] if disputed else []
    return Confidence(word=_DEGREES[max(0, degree)], why=", ".join(why))


def with_confidence(facts: Iterable[Fact], articles: Sequence[Article]) -> tuple[Fact, ...]:
    """The facts, each with its confidence."""
    by_id = {article.id: article for article in articles}
    return tuple(fact.model_copy(update={"confidence": confidence_of(fact, by_id)}) for fact in facts)


def _sources(independent: int, *, opinion: bool) -> str:
    noun = "opinion piece" if opinion else "report"
    return f"{_spelled(independent)} independent {noun}s" if independent > 1 else f"one {noun} alone"


def _officials(official: int, independent: int) -> str:
    if official == 0:
        return "no official text"
    return f"{_spelled(official)} of them official" if independent > 1 else "an official text"


def _spelled(number: int) -> str:
    return _SPELLED.get(number, str(number))
