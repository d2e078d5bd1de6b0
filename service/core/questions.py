"""The questions put to a model, built from loaded prompts and the material they are about."""

import json
from collections.abc import Mapping, Sequence

from schemas.article import Article
from schemas.brief import Draft, Rewrite
from schemas.extraction import Extraction
from schemas.merge import Adjudication
from service.core.carried import Carried
from service.core.grounding import Locator
from service.core.passage import Passage
from service.core.reading.furniture import sent_text
from service.ports import Question, ShapeT
from service.prompts import Prompt, fence


def extraction_question(prompt: Prompt, article: Article) -> Question[Extraction]:
    """What does this article report? The validators of the answer look quotes up in the whole stored text."""
    material = sent_text(article.text, article.furniture)
    context = {"locate": Locator(article)}
    return _question(prompt, Extraction, material, subject=article.source, context=context, part=None)


def part_question(prompt: Prompt, passage: Passage, carried: Carried) -> Question[Extraction]:
    """What does this part of a long article report? A note in front of it says what the parts before gave; quotes are
    looked up in the part."""
    part = passage.part
    return _question(
        prompt,
        Extraction,
        f"{carried.note(passage)}\n\n{part.text}",
        subject=part_name(passage),
        context={"locate": passage},
        part=part.number,
        parts=part.of,
    )


def part_name(passage: Passage) -> str:
    """What a part is called in messages: `a.txt, part 2 of 5`."""
    return f"{passage.article.source}, part {passage.part.number} of {passage.part.of}"


def adjudication_question(prompt: Prompt, pairs: Sequence[Mapping[str, object]]) -> Question[Adjudication]:
    """Do these pairs of records tell of the same thing?"""
    return _question(prompt, Adjudication, _lines(pairs), subject=f"{len(pairs)} undecided pairs", context={})


def draft_question(
    prompt: Prompt, items: Sequence[Mapping[str, object]], *, as_of: str, points: int
) -> Question[Draft]:
    """How would a one-page brief put these facts, with so many points on why it matters?"""
    return _question(
        prompt, Draft, _lines(items), subject="the brief", context={}, as_of=as_of, points=points, failures=False
    )


def rewrite_question(prompt: Prompt, items: Sequence[Mapping[str, object]], *, as_of: str) -> Question[Rewrite]:
    """How else can the sentences that failed verification be put? `items` holds the facts, then the failed sentences."""
    return _question(
        prompt, Rewrite, _lines(items), subject="the brief", context={}, as_of=as_of, points=0, failures=True
    )


def _lines(items: Sequence[Mapping[str, object]]) -> str:
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in items)


def _question(
    prompt: Prompt,
    shape: type[ShapeT],
    material: str,
    *,
    subject: str,
    context: Mapping[str, Locator | Passage],
    **variables: object,
) -> Question[ShapeT]:
    rendered = prompt.render(fence=fence(material, prompt.slot), **variables)
    return Question(
        prompt=prompt.id,
        version=prompt.version,
        fingerprint=prompt.fingerprint(shape),
        system=rendered.system,
        user=rendered.user,
        slot=prompt.slot,
        material=material,
        shape=shape,
        subject=subject,
        context=context,
    )
