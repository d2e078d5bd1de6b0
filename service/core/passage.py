"""A passage: one part of a long text as the place where the quotes of its answer must stand.

A quote is looked for in the part that was asked about and nowhere else. So words that a text repeats are found where the
model read them, and nothing of the note that goes with a part can be quoted.
"""

from dataclasses import dataclass, field

from schemas.article import Article
from schemas.evidence import Evidence, Excerpt, Span
from service.core.grounding import Found, Locator
from service.core.reading.chunking import Part


@dataclass(frozen=True, slots=True)
class Passage:
    """Finds quotes in one part of an article; places are those of the stored text."""

    article: Article
    part: Part
    locate: Locator = field(init=False)

    def __post_init__(self) -> None:
        start, end = self.part.span.start, self.part.span.end
        furniture = tuple(
            Span(start=max(span.start - start, 0), end=min(span.end, end) - start)
            for span in self.article.furniture
            if span.start < end and start < span.end
        )
        here = self.article.model_copy(update={"text": self.article.text[start:end], "furniture": furniture})
        object.__setattr__(self, "locate", Locator(here))

    def __call__(self, quote: str) -> Span | None:
        """Where the quote stands in the part; None when it does not stand there."""
        span = self.locate(quote)
        return span and span.model_copy(update=self._moved(span))

    def evidence(self, quote: str) -> Evidence | None:
        """The quote in its place, in the article's own characters; None when it does not stand in the part."""
        found = self.locate.evidence(quote)
        return found and found.model_copy(update=self._moved(found))

    def find(self, quote: str) -> Found | None:
        """The quote in the part, with what was repaired of it; None when it does not stand there."""
        found = self.locate.find(quote)
        return found and Found(found.span.model_copy(update=self._moved(found.span)), found.changes)

    def shown(self, span: Span) -> Evidence:
        """The article's own characters at `span`."""
        words = self.article.text[span.start : span.end]
        return Evidence(article=self.article.id, quote=words, start=span.start, end=span.end, match=span.match)

    def nearest(self, quote: str) -> Excerpt | None:
        """The passage of the part most like a quote; None when nothing is like it."""
        found = self.locate.nearest(quote)
        return found and found.model_copy(update=self._moved(found))

    def stands_in_furniture(self, quote: str) -> bool:
        """Whether a quote that is absent stands in the part after all, in what is not quotable."""
        return self.locate.stands_in_furniture(quote)

    def _moved(self, place: Span | Evidence | Excerpt) -> dict[str, int]:
        start = self.part.span.start
        return {"start": place.start + start, "end": place.end + start}
