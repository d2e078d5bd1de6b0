"""Port `Model` over rules: which part answers which question. Every answer goes the way of a large model's: as text, through
the same validation and salvage, so that nothing stands that the article does not hold."""

import json
from collections.abc import Mapping
from typing import Any

from schemas.brief import Draft, Rewrite
from schemas.extraction import Extraction
from schemas.merge import Adjudication
from schemas.run import Usage
from schemas.shape import Shape
from service.core.grounding import Locator
from service.core.passage import Passage
from service.embedded.composition import draft
from service.embedded.extraction import extract
from service.embedded.likeness import adjudication
from service.errors import ModelError
from service.llm.salvage import salvage
from service.ports import EMBEDDED, Answer, Identity, Question, ShapeT

VERSION = 1
NAME = f"{EMBEDDED}-{VERSION}"


class EmbeddedModel:
    """The model that comes with Entente: in process, without a key, a network or weights. It costs nothing, so its answers are
    made anew each time: `text` stays empty, and nothing is kept of them."""

    identity = Identity(base_url=f"{EMBEDDED}:", model=NAME)

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        """Answer by rules; raise ModelError for a question of a shape that no rule fills in."""
        told = answered(question)
        made = salvage(question.shape, told.model_dump_json(), question.context)
        return Answer(value=made.value, proposed=made.proposed, rejected=made.rejected, usage=Usage(), model=NAME)

    async def close(self) -> None:
        """Nothing is held open."""


def answered(question: Question[Any]) -> Shape:
    """The answer before it is held against the article."""
    if question.shape is Extraction:
        return _extraction(question)
    if question.shape is Adjudication:
        return adjudication(_lines(question))
    if question.shape is Draft:
        return draft(_lines(question))
    if question.shape is Rewrite:
        return Rewrite(sentences=[])  # the same rules would write the same sentence
    raise ModelError(f"{question.subject}: the embedded model has no answer to prompt {question.prompt}")


def _extraction(question: Question[Any]) -> Extraction:
    """What the words asked about tell; without the note that goes with a part, and with the date that the article has."""
    where = question.context.get("locate")
    if isinstance(where, Passage):
        return extract(where.part.text, published=where.article.published)
    published = where.article.published if isinstance(where, Locator) else None
    return extract(question.material, published=published)


def _lines(question: Question[Any]) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in question.material.split("\n") if line]
