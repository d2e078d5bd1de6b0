"""Articles handled in this process, as they come."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from schemas.article import Article

ResultT = TypeVar("ResultT")


class LocalEngine(Generic[ResultT]):
    """Port `Engine` without workers."""

    def __init__(self, work: Callable[[Article], Awaitable[ResultT]]) -> None:
        self._work = work

    async def handle(self, article: Article) -> ResultT:
        """What comes of an article, here and now."""
        return await self._work(article)
