"""What is known of articles before anybody is asked about them, looked up some at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from schemas.article import Article
from service.asking.halt import Halt
from service.core.extraction import Known
from service.errors import StoreError

Recalls = Callable[[Sequence[Article]], Iterable[Known]]
LOT: Final = 64
"""Articles looked up at a time."""


def looked_up(articles: Iterable[Article], *, recall: Recalls | None, halt: Halt) -> Iterator[Known]:
    """Each article with what was made of it before. Articles are taken as they are needed, a lot ahead where they are looked up;
    what cannot be looked up halts all, as what cannot be kept does."""
    if recall is None:
        yield from map(Known, articles)
        return
    left = iter(articles)
    while lot := tuple(islice(left, LOT)):
        try:
            known = tuple(recall(lot))
        except StoreError as error:
            halt.for_reason(error)
            known = tuple(map(Known, lot))
        yield from known
