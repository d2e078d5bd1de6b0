"""What was read, each text once: a text under two names, or another version of one, is asked about once and counted once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, overload

from schemas.article import Article, Copy
from schemas.outcome import Outcome
from service.core import extraction
from service.core.reading.likeness import likenesses
from service.ports import Skipped, UnreadFile

_NAMED = 5  # of the sources skipped for one reason, those named in a remark


class Held(Protocol):
    """Articles that were read and are not needed yet, by id."""

    def __setitem__(self, key: str, article: Article, /) -> None:
        """Set an article aside, in the place of one with its id."""
        ...

    def __getitem__(self, key: str, /) -> Article:
        """The article, as it was set aside."""
        ...


@dataclass(frozen=True, slots=True)
class Articles(Sequence[Article]):
    """Articles in order of their `keys`, each taken from where it is held when somebody comes to it, with the copies it stands
    for."""

    held: Held
    keys: tuple[str, ...]
    copies: Mapping[str, tuple[Copy, ...]] = field(default_factory=dict)

    @overload
    def __getitem__(self, index: int) -> Article: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...

    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        if isinstance(index, slice):
            return tuple(map(self._one, self.keys[index]))
        return self._one(self.keys[index])

    def __len__(self) -> int:
        return len(self.keys)

    def _one(self, key: str) -> Article:
        return self.held[key].model_copy(update={"copies": self.copies.get(key, ())})


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles with their furniture marked, an outcome for every file that gave none, and copies as (copy, original). Those
    among the copies that are not the same to the letter are `near`. `skipped` was passed over without having been asked for.
    `behind` tells of each unread file how many of the articles came before it."""

    articles: Sequence[Article]
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


def gathered(found: Iterable[Article | UnreadFile | Skipped], held: Held | None = None) -> Reading:
    """Sort what a reader found, and set the articles aside in `held`; a path given twice is not a copy of itself. Of identical
    texts the first by name stands for all, of versions the fullest, then the earliest, so that the order in which they came is
    nothing."""
    held = {} if held is None else held
    texts: dict[str, dict[str, str | None]] = {}  # of each id the publisher, by source
    unread: list[tuple[int, Outcome]] = []
    skipped: list[Skipped] = []
    for item in found:
        if isinstance(item, UnreadFile):
            unread.append((len(texts), extraction.unread(item.source, str(item.error))))
        elif isinstance(item, Skipped):
            skipped.append(item)
        elif item.source not in (same := texts.setdefault(item.id, {})):
            same[item.source] = item.publisher
            if item.source == min(same):
                held[item.id] = extraction.with_furniture(item)
    like = likenesses(Articles(held, tuple(texts)))
    copies = [copy for key in texts for copy in _copies(key, texts, held, like)]
    stands_for: dict[str, tuple[Copy, ...]] = {}
    for of, copy in sorted(copies, key=lambda pair: pair[1].source):
        stands_for[of] = (*stands_for.get(of, ()), copy)
    kept = [key not in like for key in texts]
    return Reading(
        articles=Articles(held, tuple(key for key in texts if key not in like), stands_for),
        unread=tuple(outcome for _, outcome in unread),
        copies=tuple((copy.source, min(texts[of])) for of, copy in copies),
        near=frozenset(copy.source for _, copy in copies if copy.near),
        skipped=tuple(skipped),
        behind=tuple(sum(kept[:texts_before]) for texts_before, _ in unread),
    )


def _copies(
    key: str, texts: Mapping[str, Mapping[str, str | None]], held: Held, like: Mapping[str, str]
) -> Sequence[tuple[str, Copy]]:
    """The copies among the texts of one id, each with the id it is a copy of."""
    original = like.get(key, key)
    return [
        (original, Copy(id=key, source=source, publisher=publisher or held[key].publisher, near=key in like))
        for source, publisher in texts[key].items()
        if source != min(texts[original])
    ]


def _told(reason: str, sources: list[str]) -> str:
    more = f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""
    return f"{', '.join(sources[:_NAMED])}{more}: skipped, {reason}"
