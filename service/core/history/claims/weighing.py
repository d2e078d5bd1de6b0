"""Weighing: how much the sources of a claim count, and which claim is shown where they cannot all be right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from schemas.article import Article
from schemas.evidence import Evidence
from schemas.extraction import Genre
from schemas.fact import Claim
from service.core.history.claims.outlets import independent
from service.core.language.dates import bounds
from service.core.language.parties import party_of

_OPINION, _PLAIN, _OWN = 0.5, 1.0, 2.0
_OFFICIAL: frozenset[Genre | None] = frozenset({"press_release", "joint_statement"})
MORE = "more independent sources, an opinion piece weighing half, a party's own text on its own acts double"
LATER = "as many independent sources; the later report"


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles by id, the voice that each belongs to, and the countries whose acts are told of."""

    articles: Mapping[str, Article]
    voice: Mapping[str, str] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()

    def weight(self, evidence: Sequence[Evidence]) -> float:
        """The sum over the voices of a claim, each counted once, at its weightiest."""
        heaviest: dict[str, float] = {}
        for key in {item.article for item in evidence}:
            voice = self.voice.get(key, key)
            heaviest[voice] = max(heaviest.get(voice, 0), self._weight(self.articles[key]))
        return sum(heaviest.values())

    def _weight(self, article: Article) -> float:
        if article.genre == "opinion":
            return _OPINION
        own = party_of(article.publisher).country if article.publisher and article.genre in _OFFICIAL else None
        return _OWN if own and own in self.parties else _PLAIN

    def last_told(self, evidence: Sequence[Evidence]) -> str:
        """The last day on which a source of the claim was published; empty where none states it."""
        days = (bounds(self.articles[item.article].published) for item in evidence)
        return max((span.last for span in days if span), default="")

    def all_before(self, evidence: Sequence[Evidence], day: str) -> bool:
        """Whether every source of the claim was published before a day."""
        days = [bounds(self.articles[item.article].published) for item in evidence]
        return all(span is not None and span.last < day for span in days)

    def claim(self, value: str, evidence: Sequence[Evidence], *events: str) -> Claim:
        """A side of a conflict, with who says it."""
        articles = {item.article for item in evidence}
        genres = {genre for key in articles if (genre := self.articles[key].genre)}
        return Claim(
            value=value,
            evidence=tuple(evidence),
            independent=independent(articles, self.voice),
            genres=tuple(sorted(genres)),
            events=events,
        )


def choose(claims: Sequence[Claim], sources: Sources, *, among_equals: str) -> tuple[Claim, str]:
    """The claim that is shown and the rule that chose it; `claims` come with the one to show among equals last, and
    `among_equals` says in words which that is."""
    keys = [(sources.weight(claim.evidence), sources.last_told(claim.evidence)) for claim in claims]
    best = max(range(len(claims)), key=lambda place: (keys[place], place))
    others = [key for place, key in enumerate(keys) if place != best]
    if all(keys[best][0] > weight for weight, _ in others):
        return claims[best], MORE
    if all(keys[best] > key for key in others):
        return claims[best], LATER
    return claims[best], f"as many independent sources; {among_equals}"
