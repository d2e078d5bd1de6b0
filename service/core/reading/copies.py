"""What was read, each text once: a text under two names, or another version of one, is asked about once and counted once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article, Copy
from schemas.outcome import Outcome
from service.core import extraction
from service.core.reading.likeness import likenesses
from service.ports import Skipped, UnreadFile

_NAMED = 5  # of the sources skipped for one reason, those named in a remark


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles with their furniture marked, an outcome for every file that gave none, and copies as (copy, original). Those
    among the copies that are not the same to the letter are `near`. `skipped` was passed over without having been asked for.
    `behind` tells of each unread file how many of the articles came before it."""

    articles: tuple[Article, ...]
    unread: tuple[Outcome, ...]
    copies: tuple[tuple[str, str], ...]
    near: frozenset[str] = frozenset()
    skipped: tuple[Skipped, ...] = ()
    behind: tuple[int, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to tell a person of the copies, and of what was skipped: one line for each reason."""
        reasons = dict.fromkeys(each.reason for each in self.skipped)
        return (
            *(f"{copy}: {self._likeness(copy)} {original}, read once" for copy, original in self.copies),
            *(_told(reason, [each.source for each in self.skipped if each.reason == reason]) for reason in reasons),
        )

    def _likeness(self, copy: str) -> str:
        return "another version of the text in" if copy in self.near else "the same text as"


def gathered(found: Iterable[Article | UnreadFile | Skipped]) -> Reading:
    """Sort what a reader found; a path given twice is not a copy of itself. Of identical texts the first by name stands for
    all, of versions the fullest, then the earliest, so that the order in which they came is nothing."""
    texts: dict[str, dict[str, Article]] = {}
    unread: list[tuple[int, Outcome]] = []
    skipped: list[Skipped] = []
    for item in found:
        if isinstance(item, UnreadFile):
            unread.append((len(texts), extraction.unread(item.source, str(item.error))))
        elif isinstance(item, Skipped):
            skipped.append(item)
        else:
            texts.setdefault(item.id, {}).setdefault(item.source, item)
    firsts = {key: extraction.with_furniture(same[min(same)]) for key, same in texts.items()}
    like = likenesses(tuple(firsts.values()))
    copies = [copy for key, same in texts.items() for copy in _copies(key, same, firsts, like)]
    stands_for: dict[str, tuple[Copy, ...]] = {}
    for of, copy in sorted(copies, key=lambda pair: pair[1].source):
        stands_for[of] = (*stands_for.get(of, ()), copy)
    kept = [key not in like for key in firsts]
    return Reading(
        articles=tuple(
            article.model_copy(update={"copies": stands_for.get(key, ())})
            for key, article in firsts.items()
            if key not in like
        ),
        unread=tuple(outcome for _, outcome in unread),
        copies=tuple((copy.source, firsts[of].source) for of, copy in copies),
        near=frozenset(copy.source for _, copy in copies if copy.near),
        skipped=tuple(skipped),
        behind=tuple(sum(kept[:texts_before]) for texts_before, _ in unread),
    )


def _copies(
    key: str, same: Mapping[str, Article], firsts: Mapping[str, Article], like: Mapping[str, str]
) -> Sequence[tuple[str, Copy]]:
    """The copies among the texts of one id, each with the id it is a copy of."""
    original = like.get(key, key)
    return [
        (original, Copy(id=key, source=source, publisher=article.publisher or firsts[key].publisher, near=key in like))
        for source, article in same.items()
        if source != firsts[original].source
    ]


def _told(reason: str, sources: list[str]) -> str:
    more = f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""
    return f"{', '.join(sources[:_NAMED])}{more}: skipped, {reason}"
