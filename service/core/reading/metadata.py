"""What an article says of itself, as a model reported it, kept only where the text bears it out."""

from schemas.article import Article
from schemas.extraction import Header
from service.core.grounding import Locator
from service.core.language.dates import bounds, years_of
from service.core.passage import Passage
from service.core.reading.imprint import weighed_genre
from service.core.reading.page.speaker import speaker_in


def with_header(article: Article, header: Header, locate: Locator | Passage) -> Article:
    """The article with the header's title, publisher, author, date and genre where its own text holds them. What was
    known before (from a sidecar, a byline, a rights line) stays."""
    published = article.published or _published(header, locate)
    title = article.title or _stated(header.title, locate)
    return weighed_genre(article, header.genre).model_copy(
        update={
            "title": title,
            "publisher": article.publisher or _stated(header.publisher, locate),
            "author": article.author or _stated(header.author, locate) or speaker_in(title),
            "published": published,
            "published_basis": article.published_basis or ("text" if published else None),
        }
    )


def _stated(words: str | None, locate: Locator | Passage) -> str | None:
    found = locate.evidence(words) if words else None
    return " ".join(found.quote.split()) if found else None


def _published(header: Header, locate: Locator | Passage) -> str | None:
    """The date only where the words that state it stand in the text and name its year."""
    span = bounds(header.published)
    if span is None or not header.published_text or locate(header.published_text) is None:
        return None
    return header.published if span.first[:4] in years_of(header.published_text) else None
