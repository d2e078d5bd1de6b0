"""What was read, each text once: the same text under two names is one article, asked about once and counted once."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.article import Article
from schemas.outcome import Outcome
from service.core import extraction
from service.ports import Skipped, UnreadFile

_NAMED = 5  # of the sources skipped for one reason, those named in a remark


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles with their furniture marked, an outcome for every file that gave none, copies as (copy, original), and what
    was passed over without having been asked for."""

    articles: tuple[Article, ...]
    unread: tuple[Outcome, ...]
    copies: tuple[tuple[str, str], ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to tell a person of the copies, and of what was skipped: one line for each reason."""
        reasons = dict.fromkeys(each.reason for each in self.skipped)
        return (
            *(f"{copy}: the same text as {original}, read once" for copy, original in self.copies),
            *(_told(reason, [each.source for each in self.skipped if each.reason == reason]) for reason in reasons),
        )


def gathered(found: Iterable[Article | UnreadFile | Skipped]) -> Reading:
    """Sort what a reader found; a path given twice is not a copy of itself."""
    articles: dict[str, Article] = {}
    unread: list[Outcome] = []
    copies: list[tuple[str, str]] = []
    skipped: list[Skipped] = []
    for item in found:
        if isinstance(item, UnreadFile):
            unread.append(extraction.unread(item.source, str(item.error)))
        elif isinstance(item, Skipped):
            skipped.append(item)
        elif item.id not in articles:
            articles[item.id] = extraction.with_furniture(item)
        elif articles[item.id].source != item.source:
            copies.append((item.source, articles[item.id].source))
    return Reading(
        articles=tuple(articles.values()), unread=tuple(unread), copies=tuple(copies), skipped=tuple(skipped)
    )


def _told(reason: str, sources: list[str]) -> str:
    more = f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""
    return f"{', '.join(sources[:_NAMED])}{more}: skipped, {reason}"
