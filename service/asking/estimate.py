"""What a run would take, before anything is asked: estimated from the words that would be sent and what was measured before.

Tokens are estimated as in chunking. An answer about an article has, measured on the recorded seeds, about 2,000 tokens and two
for each token of the article. At the most every question is asked three times, once and two re-asks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from schemas.article import Article
from schemas.extraction import Extraction
from service.core.carried import Carried
from service.core.passage import Passage
from service.core.questions import extraction_question, part_question
from service.core.reading.chunking import estimated_tokens, parts_of
from service.ports import Question
from service.prompts import Prompt, schema_text

ANSWERS = 3
"""At most so many for a question: the first and two re-asks."""
_LEAST_ANSWER, _ANSWER_A_TOKEN = 2_000, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Articles; those whose answer is kept, for which nothing is paid; questions; and about how many tokens of input and output
    they take when every first answer stands."""

    articles: int = 0
    kept: int = 0
    questions: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(
            articles=self.articles + other.articles,
            kept=self.kept + other.kept,
            questions=self.questions + other.questions,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
        )


def estimated(
    articles: Iterable[Article],
    *,
    prompt: Prompt,
    chunk_tokens: int,
    max_tokens: int,
    is_kept: Callable[[Question[Any]], bool],
) -> Estimate:
    """What asking about these articles would take; `is_kept` tells whether a question was answered before. Of a long text only
    the first part can be told to be: the others carry what those before them said."""
    total = Estimate()
    for article in articles:
        questions = _questions(article, prompt, chunk_tokens)
        asked = [each for each in questions if not is_kept(each)]
        total += Estimate(articles=1, kept=not asked)
        for question in asked:
            material = estimated_tokens(question.material)
            around = estimated_tokens(question.system + question.user) + estimated_tokens(schema_text(Extraction))
            answer = min(max_tokens, _LEAST_ANSWER + _ANSWER_A_TOKEN * material)
            total += Estimate(questions=1, input_tokens=material + around, output_tokens=answer)
    return total


def _questions(article: Article, prompt: Prompt, chunk_tokens: int) -> list[Question[Extraction]]:
    parts = parts_of(article, budget=chunk_tokens)
    if len(parts) == 1:
        return [extraction_question(prompt, article)]
    told = [part for part in parts if not part.is_blank]
    return [part_question(prompt, Passage(article, part), Carried()) for part in told]
