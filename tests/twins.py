"""In-memory twins of the ports: they keep the port's promises without a network, a disk or a clock."""

import copy
import json
import pickle
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar

from pydantic import ValidationError

from schemas.answer import KeptAnswer, KeptFailure
from schemas.article import Article
from schemas.brief import Brief
from schemas.entry import Entry
from schemas.fact import Fact
from schemas.link import KeptCluster, KeptPair, Links, LinkState, Waiting
from schemas.merge import Verdict
from schemas.override import Override
from schemas.record import Record
from schemas.run import Run, Usage
from service.errors import ModelError
from service.ports import Answer, Identity, Load, Question, ShapeT, Spending, Told

ResultT = TypeVar("ResultT")
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
        self.failures: dict[str, KeptFailure] = {}
        self._runs: dict[str, Run] = {}
        self._articles: dict[str, Article] = {}
        self._entries: list[Entry] = []
        self._briefs: dict[str, Brief] = {}
        self.links = MemoryLinks()

    def answer(self, key: str) -> KeptAnswer | None:
        return self.answers.get(key)

    def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
        self.failures.pop(answer.key, None)
        return self.answers.setdefault(answer.key, answer)

    def forget_answer(self, answer: KeptAnswer) -> None:
        if self.answers.get(answer.key) == answer:
            del self.answers[answer.key]

    def failure(self, key: str) -> KeptFailure | None:
        return self.failures.get(key)

    def keep_failure(self, failure: KeptFailure) -> None:
        before = self.failures.get(failure.key)
        if before is not None:
            added = {"tries": before.tries + failure.tries, "usage": before.usage + failure.usage}
            failure = failure.model_copy(update=added)
        self.failures[failure.key] = failure

    def claim(self, key: str) -> bool:
        return key not in self.answers  # nobody else asks in this memory

    def take(self, key: str, *, again: bool) -> KeptAnswer | KeptFailure | bool:
        failure = None if again else self.failure(key)
        standing = failure if failure is not None and failure.stands else None
        return self.answer(key) or standing or self.claim(key)

    def release(self, key: str) -> None:
        """Nobody waits for it."""

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
        if status != "failed":
            outcome = entry.outcome
            told = outcome.model_dump_json(include={"agreements", "meetings", "statements", "rejected", "merges"})
            self.links.await_linking(Waiting(article=outcome.article.id, reading=told, records=outcome.records))

    def keep_brief(self, run: str, brief: Brief) -> None:
        self._briefs[run] = brief
        self._count(run, facts=len(brief.facts), usage=brief.usage)

    def end(
        self, run: str, *, status: Literal["done", "failed", "interrupted"], ended: str, cost: str | None = None
    ) -> None:
        self._count(run, status=status, ended=ended, cost=cost)

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
        return max(mine, key=lambda entry: (entry.outcome.status != "failed", int(entry.run[1:])), default=None)

    def facts(self, run: str) -> tuple[Fact, ...]:
        return self._briefs[run].facts if run in self._briefs else ()

    def decisions(self) -> tuple[Override, ...]:
        return ()

    def brief(self, run: str) -> Brief | None:
        return self._briefs.get(run)

    def close(self) -> None:
        """Nothing is held open."""

    def _count(self, run: str, **values: object) -> None:
        self._runs[run] = self._runs[run].model_copy(update=values)


class MemoryLinks:
    """Port `LinkStore` in dictionaries."""

    def __init__(self) -> None:
        self._state = LinkState()
        self._waiting: dict[str, Waiting] = {}
        self._linked: dict[str, Waiting] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._pairs: dict[tuple[str, str], KeptPair] = {}
        self._clusters: dict[str, KeptCluster] = {}
        self._verdicts: dict[str, Verdict] = {}

    def await_linking(self, each: Waiting) -> None:
        self._waiting.pop(each.article, None)
        standing = self._linked.get(each.article)
        if (standing.reading if standing else None) != each.reading:
            self._waiting[each.article] = each

    def state(self) -> LinkState:
        return self._state

    def begin_anew(self, rules: str) -> None:
        self._state = LinkState(rules=rules, generation=self._state.generation + 1)
        self._waiting = self._linked | self._waiting
        for kept in (self._linked, self._keys, self._pairs, self._clusters):
            kept.clear()

    def withdraw(self, article: str) -> None:
        self.await_linking(Waiting(article=article, reading=None))

    def waiting(self, most: int) -> tuple[Waiting, ...]:
        return tuple(self._waiting[article] for article in sorted(self._waiting)[:most])

    def of_articles(self, articles: Collection[str]) -> tuple[str, ...]:
        return tuple(sorted(key for key, record in self._records().items() if record.article in articles))

    def sharing(self, keys: Collection[str]) -> frozenset[str]:
        return frozenset(record for record, told in self._keys.items() if set(keys) & set(told))

    def beside(self, records: Collection[str]) -> frozenset[str]:
        return self._of_components(each for each in self._clusters.values() if set(records) & set(each.records))

    def undecided(self) -> frozenset[str]:
        return self._of_components(each for each in self._clusters.values() if each.undecided)

    def records(self, ids: Collection[str]) -> dict[str, Record]:
        return {key: record for key, record in self._records().items() if key in ids}

    def pairs(self, records: Collection[str]) -> tuple[KeptPair, ...]:
        return tuple(pair for pair in self._pairs.values() if {pair.left, pair.right} <= set(records))

    def keep(self, links: Links, *, generation: int) -> bool:
        if self._state.generation != generation:
            return False
        self._state = self._state.model_copy(update={"generation": generation + 1})
        gone = set(links.withdrawn)
        changed = gone.union(*(each.records for each in links.clusters))
        self._clusters = {key: each for key, each in self._clusters.items() if not changed & set(each.records)}
        self._pairs = {key: pair for key, pair in self._pairs.items() if not gone & set(key)}
        self._keys = {key: told for key, told in self._keys.items() if key not in gone}
        for each in links.linked:
            if self._waiting.get(each.article) == each:
                del self._waiting[each.article]
            self._linked.pop(each.article, None)
            if each.reading is not None:
                self._linked[each.article] = each
        self._keys |= links.keys
        self._pairs |= {(pair.left, pair.right): pair for pair in links.pairs}
        self._clusters |= {each.id: each for each in links.clusters}
        return True

    def clusters(self) -> tuple[KeptCluster, ...]:
        return tuple(self._clusters[key] for key in sorted(self._clusters))

    def verdicts(self, keys: Collection[str]) -> dict[str, Verdict]:
        return {key: self._verdicts[key] for key in keys if key in self._verdicts}

    def keep_verdicts(self, verdicts: Mapping[str, Verdict]) -> None:
        self._verdicts = {**verdicts, **self._verdicts}

    def _records(self) -> dict[str, Record]:
        return {record.id: record for each in self._linked.values() for record in each.records}

    def _of_components(self, clusters: Iterable[KeptCluster]) -> frozenset[str]:
        touched = {each.component for each in clusters}
        return frozenset(
            record for each in self._clusters.values() if each.component in touched for record in each.records
        )


class OpenPace:
    """Port `Pace` that lets everybody in at once, and keeps what it was told."""

    def __init__(self) -> None:
        self.loads: list[Load] = []
        self.told: list[Told] = []

    async def enter(self, load: Load) -> int:
        self.loads.append(load)
        return len(self.loads)

    def leave(self, turn: int, told: Told) -> None:
        assert 0 < turn <= len(self.loads)
        self.told.append(told)

    @property
    def spending(self) -> Spending:
        counted = [told.tokens for told in self.told if told.tokens]
        return Spending(
            calls=len(self.told),
            failed=sum(told.ending != "answered" for told in self.told),
            input_tokens=sum(coming for coming, _ in counted),
            output_tokens=sum(going for _, going in counted),
        )


class FarEngine(Generic[ResultT]):
    """Port `Engine` as if on another machine: each article goes there as bytes, and what came of it comes back as bytes."""

    def __init__(self, work: Callable[[Article], Awaitable[ResultT]]) -> None:
        self._work = work

    async def handle(self, article: Article) -> ResultT:
        there = await self._work(pickle.loads(pickle.dumps(article)))  # noqa: S301 - bytes of our own
        result: ResultT = pickle.loads(pickle.dumps(there))  # noqa: S301 - the same
        return result
