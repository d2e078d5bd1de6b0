"""What was read, each text once: the same text under two names is one article, asked about once and counted once."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.article import Article
from schemas.outcome import Outcome
from service.core import extraction
from service.ports import UnreadFile


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles with their furniture marked, an outcome for every file that gave none, and copies as (copy, original)."""

    articles: tuple[Article, ...]
    unread: tuple[Outcome, ...]
    copies: tuple[tuple[str, str], ...]


def gathered(found: Iterable[Article | UnreadFile]) -> Reading:
    """Sort what a reader found; a path given twice is not a copy of itself."""
    articles: dict[str, Article] = {}
    unread: list[Outcome] = []
    copies: list[tuple[str, str]] = []
    for item in found:
        if isinstance(item, UnreadFile):
            unread.append(extraction.unread(item.source, str(item.error)))
        elif item.id not in articles:
            articles[item.id] = extraction.with_furniture(item)
        elif articles[item.id].source != item.source:
            copies.append((item.source, articles[item.id].source))
    return Reading(articles=tuple(articles.values()), unread=tuple(unread), copies=tuple(copies))
