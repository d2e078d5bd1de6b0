"""Asking about one article: one question where its text fits, else one for each part, in order, for each carries the names
that those before it gave. What fails stays alone: a part costs no other part, an article no other article."""

from collections.abc import Callable
from dataclasses import dataclass, field

from schemas.article import Article
from schemas.run import Usage
from service.asking.course import Course
from service.asking.halt import ENDING, Halt
from service.core import extraction
from service.core.extraction import Extracted
from service.core.passage import Passage
from service.core.questions import extraction_question, part_name, part_question
from service.core.reading.chunking import Part, parts_of
from service.errors import EntenteError
from service.ports import Model
from service.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Asking:
    """How articles are asked about: whom, with which prompt, and from how many estimated tokens on in parts; until `halt`."""

    model: Model
    prompt: Prompt
    chunk_tokens: int
    progress: Callable[[str], None]
    halt: Halt = field(default_factory=Halt)

    async def about(self, article: Article) -> Extracted:
        """What the article tells, or why it cannot be told. An error that no other question could escape halts all: an article
        of which nothing was told by then is not asked about."""
        if self.halt.error is not None:
            return extraction.unasked(article, str(self.halt.error))
        try:
            parts = parts_of(article, budget=self.chunk_tokens)
            if len(parts) > 1:
                return await self._in_parts(article, parts)
            answer = await self.model.ask(extraction_question(self.prompt, article))
            return extraction.grounded(article, answer)
        except ENDING as error:
            self.halt.for_reason(error)
            return extraction.unasked(article, str(error), usage=error.usage)
        except EntenteError as error:
            return extraction.failed(article, str(error), usage=error.usage)
        except Exception as error:  # noqa: BLE001 - the batch boundary: one article's surprise must not end the others
            return extraction.failed(article, _surprise(error))

    async def _in_parts(self, article: Article, parts: tuple[Part, ...]) -> Extracted:
        asked = [part for part in parts if not part.is_blank]
        self.progress(f"{article.source}: {len(article.text):,} characters, asked about in {len(asked)} parts")
        course = Course(article=article)
        for part in asked:
            passage = Passage(course.article, part)
            if self.halt.error is not None:
                course.gaps.append(extraction.unanswered(passage, f"not asked about: {self.halt.error}"))
                continue
            self.progress(f"{part_name(passage)}: asking")
            await self._about_part(passage, course)
        if self.halt.error is not None and not course.told:
            return extraction.unasked(article, str(self.halt.error), usage=course.usage)
        return extraction.gathered(course.article, course.told, course.gaps, usage=course.usage)

    async def _about_part(self, passage: Passage, course: Course) -> None:
        try:
            answer = await self.model.ask(part_question(self.prompt, passage, course.carried))
            course.usage += answer.usage
            course.goes_on(extraction.part_told(passage, answer))
        except ENDING as error:
            self.halt.for_reason(error)
            course.usage += error.usage or Usage()
            course.gaps.append(extraction.unanswered(passage, f"not asked about: {error}"))
        except EntenteError as error:
            course.usage += error.usage or Usage()
            course.gaps.append(extraction.unanswered(passage, _reason(error, passage)))
        except Exception as error:  # noqa: BLE001 - the same for one part: the records of the others are paid for
            course.gaps.append(extraction.unanswered(passage, _surprise(error)))


def _reason(error: EntenteError, passage: Passage) -> str:
    """The error without the name of the part, which the outcome tells already."""
    return str(error).removeprefix(part_name(passage)).lstrip(": ")


def _surprise(error: Exception) -> str:
    return f"unexpected {type(error).__name__}: {error}"
