"""Asking about one article: one question where its text fits, else one for each part, in order, for each carries the names
that those before it gave. What fails stays alone: a part costs no other part, an article no other article."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.article import Article
from schemas.run import Usage
from service.asking.course import Course
from service.core import extraction
from service.core.extraction import Extracted
from service.core.passage import Passage
from service.core.questions import extraction_question, part_name, part_question
from service.core.reading.chunking import Part, parts_of
from service.errors import AccessError, EntenteError, StoreError
from service.ports import Model
from service.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Asking:
    """How articles are asked about: whom, with which prompt, and from how many estimated tokens on in parts."""

    model: Model
    prompt: Prompt
    chunk_tokens: int
    progress: Callable[[str], None]

    async def about(self, article: Article) -> Extracted:
        """What the article tells, or why it cannot be told. Raises AccessError and StoreError alone, which end a run."""
        try:
            parts = parts_of(article, budget=self.chunk_tokens)
            if len(parts) > 1:
                return await self._in_parts(article, parts)
            answer = await self.model.ask(extraction_question(self.prompt, article))
            return extraction.grounded(article, answer)
        except (AccessError, StoreError):
            raise
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
            self.progress(f"{part_name(passage)}: asking")
            await self._about_part(passage, course)
        return extraction.gathered(course.article, course.told, course.gaps, usage=course.usage)

    async def _about_part(self, passage: Passage, course: Course) -> None:
        try:
            answer = await self.model.ask(part_question(self.prompt, passage, course.carried))
            course.usage += answer.usage
            course.goes_on(extraction.part_told(passage, answer))
        except (AccessError, StoreError):
            raise
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
