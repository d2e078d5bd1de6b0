"""The course of asking about a long article: what its parts told so far, and what the next one carries along."""

from dataclasses import dataclass, field

from schemas.article import Article
from schemas.outcome import Unanswered
from schemas.run import Usage
from service.core.carried import Carried
from service.core.extraction import PartTold


@dataclass(slots=True)
class Course:
    """How far the asking about one article has come: the article with what it says of itself, and what its parts told."""

    article: Article
    carried: Carried = field(default_factory=Carried)
    told: list[PartTold] = field(default_factory=list)
    gaps: list[Unanswered] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)

    def goes_on(self, one: PartTold) -> None:
        self.article = one.article
        self.carried = self.carried.after((*one.made.agreements, *one.made.meetings, *one.made.statements))
        self.told.append(one)
