"""A long statement in parts, and what a model answers about each of them."""

from collections.abc import Mapping
from typing import Any

from schemas.article import Article
from schemas.extraction import Extraction
from schemas.run import Usage
from service.core.extraction import PartTold, part_told
from service.core.passage import Passage
from service.core.reading.chunking import parts_of
from service.ports import Answer, Question
from tests.llm.questions import agreement, event, extraction, meeting, statement
from tests.records import article

BUDGET = 60
TEXT = """Joint statement of Kenya and Sweden

Nairobi, 5 March 2024. President William Ruto and Prime Minister Ulf Kristersson met in Nairobi. They signed the Framework for
Cooperation on Geothermal Energy (FCGE). Sweden will lend €40 million.

Under the Framework a joint committee is to meet in June 2024. The President thanked his guest. Both sides welcomed the
Framework for Cooperation on Geothermal Energy. Sweden will lend €40 million.

The Framework entered into force at midnight. Both sides also hope to conclude a Framework for Cooperation on Fisheries. It is
a golden age, the Prime Minister said.
"""
SIDES = [{"name": "Kenya", "country": "KE"}, {"name": "Sweden", "country": "SE"}]
RUTO = {"name": "William Ruto", "role": "President", "country": "KE"}
KRISTERSSON = {"name": "Ulf Kristersson", "role": "Prime Minister", "country": "SE"}
LOAN = {"text": "Sweden will lend €40 million", "quote": "Sweden will lend €40 million."}


def geothermal(*events: Mapping[str, Any], **told: Any) -> dict[str, Any]:
    named: dict[str, Any] = {"name": "Framework for Cooperation on Geothermal Energy", "acronym": None, "aliases": []}
    return agreement(*events, **{**named, "kind": "energy", "parties": SIDES, **told})


def step(name: str, quote: str, **told: Any) -> dict[str, Any]:
    return event(quote, **{"step": name, "place": None, **told})


FIRST = extraction(
    header={"title": "Joint statement of Kenya and Sweden", "publisher": None, "author": None, "published": "2024-03-05",
            "published_text": "5 March 2024", "genre": "joint_statement"},
    agreements=[geothermal(step("signed", "They signed the Framework", by=["William Ruto"]), acronym="FCGE", terms=[LOAN])],
    meetings=[meeting(name="Ruto-Kristersson talks", date="2024-03-05", date_text="5 March 2024", place="Nairobi",
                      participants=[RUTO, KRISTERSSON], quote="met in Nairobi")],
    statements=[],
)  # fmt: skip
SECOND = extraction(
    agreements=[geothermal(step("noted", "Both sides welcomed the\nFramework"), name="FCGE", aliases=["the Framework"], terms=[LOAN])],
    meetings=[meeting(name="joint committee", formats=["senior_officials"], status="scheduled", date="2024-06",
                      date_text="June 2024", place=None, participants=[], quote="is to meet in June 2024")],
    statements=[],
)  # fmt: skip
THIRD = extraction(
    header={"title": "The Framework", "publisher": None, "author": None, "published": "2023", "published_text": None,
            "genre": "opinion"},
    agreements=[
        geothermal(step("in_force", "The Framework entered into force at midnight.")),
        geothermal(step("proposed", "hope to conclude", modality="planned"), name="Framework for Cooperation on Fisheries"),
    ],
    meetings=[],
    statements=[statement(text="a golden age", holder="Ulf Kristersson", quote="a golden age", role="Prime Minister")],
)  # fmt: skip
ANSWERS = (FIRST, SECOND, THIRD)


def long_article() -> Article:
    return article(TEXT, id="x", source="long.txt")


def passages(of: Article | None = None) -> list[Passage]:
    told = of or long_article()
    return [Passage(told, part) for part in parts_of(told, budget=BUDGET)]


def answer_about(question: Question[Any]) -> Mapping[str, object]:
    """What a model answers about the part, or the whole, of the statement that a question holds."""
    leads = ("Joint statement", "Under the Framework", "The Framework entered")
    text = question.material.rpartition("}\n\n")[2]
    return next(answer for lead, answer in zip(leads, ANSWERS, strict=True) if text.startswith(lead))


def told(number: int, proposed: Mapping[str, Any] | None = None) -> PartTold:
    """What the answer about part `number` told."""
    given = proposed or ANSWERS[number - 1]
    passage = passages()[number - 1]
    value = Extraction.model_validate(given, context={"locate": passage})
    return part_told(passage, Answer(value=value, proposed=given, rejected=(), usage=Usage(calls=1), model="m"))
