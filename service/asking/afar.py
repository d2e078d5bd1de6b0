"""Asking about articles where they are taken to: in this process, or at a desk on another machine, from which come back what an
article told, what was said meanwhile, and why nothing more is to be asked, where that turned out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from schemas.article import Article
from service.asking.article import Asking, Brought
from service.asking.halt import Halt
from service.core import extraction
from service.core.extraction import Extracted
from service.errors import ClusterError, EntenteError
from service.ports import Engine, Model
from service.prompts import Prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A place on another machine where articles are asked about; until it is told to halt, or learns that it must."""

    model: Model
    prompt: Prompt
    chunk_tokens: int
    halt: Halt = field(default_factory=Halt)

    async def work(self, article: Article) -> Brought:
        """What came of an article, with what was said of it."""
        said: list[str] = []
        asking = Asking(self.model, self.prompt, chunk_tokens=self.chunk_tokens, progress=said.append, halt=self.halt)
        extracted = await asking.about(article)
        return Brought(extracted, said=tuple(said), halting=self.halt.error)

    def stop(self, error: EntenteError) -> None:
        """Ask nothing more, for this reason."""
        self.halt.for_reason(error)


async def fetched(
    article: Article, *, engine: Engine[Brought], progress: Callable[[str], None], halt: Halt
) -> Extracted:
    """What the engine brings of an article. What halts a desk halts all; an article whose workers were lost fails alone."""
    if halt.error is not None:
        return extraction.unasked(article, str(halt.error))
    try:
        brought = await engine.handle(article)
    except ClusterError as error:
        halt.for_reason(error)
        return extraction.unasked(article, str(error))
    except EntenteError as error:
        return extraction.failed(article, str(error))
    for words in brought.said:
        progress(words)
    if brought.halting is not None:
        halt.for_reason(brought.halting)
    return brought.extracted
