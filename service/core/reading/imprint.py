"""The imprint: what a text's own page says of it, read from its lines before any model is asked."""

from schemas.article import Article
from schemas.extraction import Genre
from service.core.reading.furniture import furniture, publisher_of, sent_text
from service.core.reading.genre import Marked, genre_of
from service.core.reading.page.lines import Line, lines_of
from service.core.reading.page.masthead import Masthead, masthead
from service.core.reading.tongue import language_of


def with_imprint(article: Article) -> Article:
    """The article with its furniture marked, and title, author, publisher, date, language and genre where its own lines
    state them. What came with the text (front matter, a page's head, a sidecar, a flag) stays."""
    spans = furniture(article.text)
    marked = article.model_copy(update={"furniture": spans})
    lines, numbers, head = _read(marked)
    published = article.published or head.published
    title = article.title or head.title
    mark = genre_of(lines, head, numbers, title=title)
    genre = article.genre or (mark.genre if mark and mark.decisive else None)
    return marked.model_copy(
        update={
            "title": title,
            "author": article.author or head.author,
            "author_note": article.author_note or head.author_note,
            "publisher": article.publisher or head.publisher or publisher_of(article.text, spans) or head.agency,
            "published": published,
            "published_basis": article.published_basis or ("text" if published and not article.published else None),
            "language": article.language or language_of(sent_text(article.text, spans)),
            "genre": genre,
            "genre_basis": article.genre_basis or (("metadata" if article.genre else "text") if genre else None),
        }
    )


def weighed_genre(article: Article, told: Genre) -> Article:
    """The article with the genre a model told, weighed against the text's own marks: what came with the text stands, then a
    decisive mark, then the model. Where they differ, that is recorded."""
    if article.genre == told:
        return article
    lines, numbers, head = _read(article)
    mark = genre_of(lines, head, numbers, title=article.title)
    if article.genre is None:
        fills = mark is not None and told == "other"
        return article.model_copy(
            update={
                "genre": mark.genre if mark and fills else told,
                "genre_basis": "text" if fills else "model",
            }
        )
    return article.model_copy(update={"remarks": (*article.remarks, _difference(article, mark, told))})


def _read(article: Article) -> tuple[tuple[Line, ...], frozenset[int], Masthead]:
    """The lines of an article, the numbers of those that are furniture, and its masthead."""
    lines = lines_of(article.text)
    starts = {span.start for span in article.furniture}
    numbers = frozenset(number for number, line in enumerate(lines) if line.start in starts)
    return lines, numbers, masthead(lines, numbers)


def _difference(article: Article, mark: Marked | None, told: Genre) -> str:
    why = mark.mark if mark and article.genre_basis == "text" else "as it came with the text"
    return f"genre: {article.genre} ({why}); the model took it for {told}"
