"""In-memory twins of the ports: they keep the port's promises without a network, a disk or a clock."""

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from pydantic import ValidationError

from schemas.answer import KeptAnswer
from schemas.article import Article
from schemas.brief import Brief
from schemas.entry import Entry
from schemas.fact import Fact
from schemas.run import Run, Usage
from service.errors import ModelError
from service.ports import Answer, Identity, Question, ShapeT

Scripted = Mapping[str, object] | Callable[[Question[Any]], Mapping[str, object]]


class ScriptedModel:
    """Port `Model` that answers each prompt id from a script: the answer as a mapping, an exception to raise, a list of
    either (one a question, the last one again from then on), or a callable that makes one from the question.

    The answer is validated with the question's context, as an endpoint's would be; a wrong one is a ModelError, for there
    is no salvage here. `questions` keeps what was asked, in order.
    """

    def __init__(self, script: Mapping[str, Any], *, name: str = "scripted") -> None:
        self.questions: list[Question[Any]] = []
        self._script = script
        self.identity = Identity(base_url="memory", model=name)

    def asked(self, prompt: str) -> int:
        """How many questions came with this prompt."""
        return sum(question.prompt == prompt for question in self.questions)

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        self.questions.append(question)
        proposed = self._scripted(question)
        try:
            value = question.shape.model_validate(proposed, context=dict(question.context))
        except ValidationError as error:
            raise ModelError(f"{question.subject} (prompt {question.prompt} v{question.version}): {error}") from error
        usage = Usage(calls=1, input_tokens=len(question.material), output_tokens=len(str(proposed)))
        return Answer(
            value=value,
            proposed=proposed,
            rejected=(),
            usage=usage,
            model=self.identity.model,
            text=json.dumps(proposed),
        )

    async def close(self) -> None:
        """Nothing is held open."""

    def _scripted(self, question: Question[Any]) -> dict[str, object]:
        if question.prompt not in self._script:
            raise ModelError(f"{question.subject}: the script has no answer to prompt {question.prompt}")
        step = self._script[question.prompt]
        if isinstance(step, list):
            step = step[min(self.asked(question.prompt), len(step)) - 1]
        answer = step(question) if callable(step) else step
        if isinstance(answer, Exception):
            raise answer
        return dict(copy.deepcopy(answer))


class MemoryStore:
    """Port `Store` in dictionaries and lists."""

    def __init__(self) -> None:
        self.answers: dict[str, KeptAnswer] = {}
        self._runs: dict[str, Run] = {}
        self._articles: dict[str, Article] = {}
        self._entries: list[Entry] = []
        self._briefs: dict[str, Brief] = {}

    def answer(self, key: str) -> KeptAnswer | None:
        return self.answers.get(key)

    def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
        return self.answers.setdefault(answer.key, answer)

    def forget_answer(self, key: str) -> None:
        self.answers.pop(key, None)

    def begin(self, run: Run) -> Run:
        made = run.model_copy(update={"id": f"r{len(self._runs) + 1}"})
        self._runs[made.id] = made
        return made

    def keep_articles(self, run: str, articles: Sequence[Article]) -> None:
        self._articles |= {article.id: article for article in articles}
        self._count(run, articles=self._runs[run].articles + len(articles))

    def keep_entry(self, entry: Entry, article: Article | None) -> None:
        if article is not None:
            self._articles[article.id] = article
        self._entries.append(entry)
        run, status = self._runs[entry.run], entry.outcome.status
        counted = {status: getattr(run, status) + 1, "usage": run.usage + entry.outcome.usage}
        self._count(entry.run, **counted)

    def keep_brief(self, run: str, brief: Brief) -> None:
        self._briefs[run] = brief
        self._count(run, facts=len(brief.facts), usage=brief.usage)

    def end(self, run: str, *, status: Literal["done", "failed", "interrupted"], ended: str) -> None:
        self._count(run, status=status, ended=ended)

    def runs(self) -> tuple[Run, ...]:
        return tuple(reversed(self._runs.values()))

    def entries(self, run: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._entries if entry.run == run)

    def article_ids(self, prefix: str) -> tuple[str, ...]:
        return tuple(sorted(article for article in self._articles if article.startswith(prefix)))

    def article(self, article: str) -> Article | None:
        return self._articles.get(article)

    def last_entry(self, article: str) -> Entry | None:
        mine = [entry for entry in reversed(self._entries) if entry.outcome.article.id == article]
        return max(mine, key=lambda entry: (entry.outcome.status == "done", int(entry.run[1:])), default=None)

    def facts(self, run: str) -> tuple[Fact, ...]:
        return self._briefs[run].facts if run in self._briefs else ()

    def brief(self, run: str) -> Brief | None:
        return self._briefs.get(run)

    def close(self) -> None:
        """Nothing is held open."""

    def _count(self, run: str, **values: object) -> None:
        self._runs[run] = self._runs[run].model_copy(update=values)
