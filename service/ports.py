"""What the pipeline needs of the outside world: small, typed, named for the need. Adapters live at the edges."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Generic, Literal, Protocol, TypeVar

from schemas.answer import KeptAnswer, KeptFailure
from schemas.article import Article
from schemas.brief import Brief
from schemas.entry import Entry
from schemas.fact import Fact
from schemas.link import KeptCluster, KeptPair, Links, LinkState, Waiting
from schemas.merge import Verdict
from schemas.outcome import Missed
from schemas.override import Override
from schemas.record import Record, Rejection
from schemas.run import Run, Usage
from schemas.shape import Shape
from service.errors import ReadError

ShapeT = TypeVar("ShapeT", bound=Shape)
ResultT_co = TypeVar("ResultT_co", covariant=True)

EMBEDDED = "embedded"
"""What the model that comes with Entente is called; as an answerer it adds its version, `embedded-1`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[ShapeT]):
    """One question to a model.

    `user` holds one literal `{{ <slot> }}` where `material` goes; the material is data and is never rendered.
    `context` reaches the validators of `shape` (it carries `locate`). `subject` names what the question is about, for
    messages to people. `fingerprint` changes with the template or the response schema.
    """

    prompt: str
    version: int
    fingerprint: str
    system: str
    user: str
    slot: str
    material: str
    shape: type[ShapeT]
    subject: str
    context: Mapping[str, Callable[..., object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[ShapeT]):
    """A validated answer. `proposed` is the last answer as the model gave it, before salvage; `rejected` what salvage took
    out or changed, each with its reason and a path such as `agreements.0.events.1`. `text` is what the model wrote, from
    which all of them can be made again; empty where an answer was put together from several."""

    value: ShapeT
    proposed: Mapping[str, object]
    rejected: tuple[Rejection, ...]
    usage: Usage
    model: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who answers: with the question, all that decides an answer. `base_url` holds no user, password or query."""

    base_url: str
    model: str
    parameters: Mapping[str, str | int | float] = field(default_factory=dict)


class Model(Protocol):
    """Something that answers questions."""

    @property
    def identity(self) -> Identity:
        """Who answers. Two models with one identity would be asked the same words in the same way."""
        ...

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        """Answer the question; raise ModelError or EndpointError when no answer can be had."""
        ...

    async def close(self) -> None:
        """Let go of connections, in the event loop they were made in."""
        ...


FirstLook = Callable[[Article], str | None]
"""Whether an article is worth asking about: the reason why not, or None."""
SecondLook = Callable[[Article, Sequence[Record]], tuple[Missed, ...]]
"""What else an article seems to tell, beside these records of it."""


class Reader(Protocol):
    """Turns paths into articles, one at a time; what cannot be read comes as an error, so that the rest goes on."""

    def read(self, path: str, *, feed: bool = False) -> "Iterable[Article | UnreadFile | Skipped]":
        """All articles at `path`, in order of name; with `feed`, those that the feed there names."""
        ...


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, and why."""

    source: str
    error: ReadError


Clock = Callable[[], datetime]
"""The time, in UTC."""


class AnswerStore(Protocol):
    """Answers under the keys of their questions, and who asks which right now. What was kept is safe when the method returns."""

    def answer(self, key: str) -> KeptAnswer | None:
        """The answer that stands under `key`."""
        ...

    def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
        """Keep an answer unless one stands under its key; return the one that stands. Nobody need ask any more."""
        ...

    def forget_answer(self, answer: KeptAnswer) -> None:
        """Make room for another answer under its key, unless another stands there already."""
        ...

    def failure(self, key: str) -> KeptFailure | None:
        """Why the question of `key` has no answer, when it was asked in vain."""
        ...

    def keep_failure(self, failure: KeptFailure) -> None:
        """Keep why a question came to nothing; `tries` and `usage` are added to those of before. Others may ask it."""
        ...

    def claim(self, key: str) -> bool:
        """Whether the question is now ours to ask: no answer stands, and nobody else who lives is asking it. It is ours until an
        answer or a failure is kept, or it is released."""
        ...

    def take(self, key: str, *, again: bool) -> KeptAnswer | KeptFailure | bool:
        """The answer that stands under `key`; else the failure that stands, unless it is to be asked `again`; else whether the
        question is now ours to ask, as `claim` tells it. One look, where three would cost more than many a question."""
        ...

    def release(self, key: str) -> None:
        """Let others ask what was ours."""
        ...


class RunStore(Protocol):
    """Runs as they happen. What was kept is safe when the method returns."""

    def begin(self, run: Run) -> Run:
        """Keep a new run; return it with its id."""
        ...

    def keep_articles(self, run: str, articles: Sequence[Article]) -> None:
        """Keep what the run has read; an article that is known already is kept as it is now."""
        ...

    def keep_entry(self, entry: Entry, article: Article | None) -> None:
        """Keep what the run made of an article, and count it; None is a file that never became one."""
        ...

    def keep_brief(self, run: str, brief: Brief) -> None:
        """Keep the run's brief with its facts and merges; its usage is that of the whole run."""
        ...

    def end(
        self, run: str, *, status: Literal["done", "failed", "interrupted"], ended: str, cost: str | None = None
    ) -> None:
        """Keep how and when the run ended, and what it cost in US dollars where that is known."""
        ...


class Library(Protocol):
    """What was kept, to be read again."""

    def runs(self) -> tuple[Run, ...]:
        """All runs, the newest first."""
        ...

    def entries(self, run: str) -> tuple[Entry, ...]:
        """What a run made of its articles, in the order in which it was kept."""
        ...

    def article_ids(self, prefix: str) -> tuple[str, ...]:
        """Ids of all articles that begin so, in order."""
        ...

    def article(self, article: str) -> Article | None:
        """The article with this id, as it was last kept."""
        ...

    def last_entry(self, article: str) -> Entry | None:
        """What the latest run that has an outcome of this article made of it: one that is done before one that failed."""
        ...

    def facts(self, run: str) -> tuple[Fact, ...]:
        """The facts of a run's brief, in order of rank."""
        ...

    def brief(self, run: str) -> Brief | None:
        """The run's brief."""
        ...

    def decisions(self) -> tuple[Override, ...]:
        """What people decided by way of a server, in the order in which they did."""
        ...


class LinkStore(Protocol):
    """How the records of all kept articles are linked. An article whose records have changed waits until it is linked; a record
    is linked as it stood then. Ids are those of records, where nothing else is said."""

    def state(self) -> LinkState:
        """By which rules the links were made, and their generation."""
        ...

    def begin_anew(self, rules: str) -> None:
        """Forget all links but no verdict: every article that was linked waits again, now for these rules."""
        ...

    def withdraw(self, article: str) -> None:
        """Let the article wait for its records to be taken out of the links."""
        ...

    def waiting(self, most: int) -> tuple[Waiting, ...]:
        """The first articles that wait, by id, with the records that they are to be linked with."""
        ...

    def of_articles(self, articles: Collection[str]) -> tuple[str, ...]:
        """The linked records of these articles."""
        ...

    def sharing(self, keys: Collection[str]) -> frozenset[str]:
        """The linked records that stand under any of these block keys."""
        ...

    def beside(self, records: Collection[str]) -> frozenset[str]:
        """The linked records of the components of these records, themselves included."""
        ...

    def undecided(self) -> frozenset[str]:
        """The linked records of the components in which a model's word is wanting."""
        ...

    def records(self, ids: Collection[str]) -> dict[str, Record]:
        """These linked records, by id."""
        ...

    def pairs(self, records: Collection[str]) -> tuple[KeptPair, ...]:
        """The kept pairs both of whose records are among these."""
        ...

    def keep(self, links: Links, *, generation: int) -> bool:
        """Put the changed components in the place of those that their records stood in; False, and nothing is kept, when the
        links are no longer of this generation."""
        ...

    def clusters(self) -> tuple[KeptCluster, ...]:
        """All clusters, by id."""
        ...

    def verdicts(self, keys: Collection[str]) -> dict[str, Verdict]:
        """The verdicts that stand under these keys."""
        ...

    def keep_verdicts(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep these verdicts, each under its key, unless one stands there."""
        ...


class Store(AnswerStore, RunStore, Library, Protocol):
    """Keeps answers, articles, runs and links. Raises StoreError where it cannot be read or written."""

    @property
    def links(self) -> LinkStore:
        """How the kept records are linked."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class Engine(Protocol[ResultT_co]):
    """Where articles are handled, each in the same way: in this process, or by workers on other machines."""

    async def handle(self, article: Article) -> ResultT_co:
        """What comes of an article. Raises EngineError when every worker that it was given to was lost, ClusterError when none is
        left or can be had."""
        ...


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something beside the articles that nobody asked for by name and that is not read (a picture in a folder, an attachment),
    and why. It is no failure."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one file, and how many pages they take; None where the format has no pages."""

    content: bytes
    pages: int | None


class Renderer(Protocol):
    """Lays a brief out in one format. It decides nothing: what is on the page was chosen before."""

    def render(self, brief: Brief) -> Rendered: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The most that one call can take: `size` bytes of body, each of which stands for a token of input, for none has less than a
    byte; and the tokens that its answer may have."""

    size: int
    max_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """What an endpoint tells of one of its limits: so many a minute, so many left, so many seconds until all are back."""

    limit: float | None = None
    left: float | None = None
    reset: float | None = None


Ending = Literal["answered", "limited", "overloaded", "refused", "lost"]
"""How a call ended: with an answer; refused for coming too fast, for the endpoint has too much to do, or for another reason,
none of which costs; or lost, so that nobody knows whether it was paid for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of a call. `tokens` are those of input and output, as the endpoint counted them; null where it did not. `wait`
    is what it asks for, in seconds."""

    ending: Ending
    tokens: tuple[int, int] | None = None
    wait: float | None = None
    requests: Quota | None = None
    minute_tokens: Quota | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What calls have taken by now: those made, those of them that failed, tokens, and US dollars at list price, null where
    there is no price. `uncertain` is the part of `cost` for calls of which no count came back, at the most they can have cost."""

    calls: int = 0
    failed: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal | None = None
    uncertain: Decimal = Decimal(0)


class Pace(Protocol):
    """Rate and money: the one gate that every call goes through, whoever makes it."""

    async def enter(self, load: Load) -> int:
        """Wait until a call may go out, and reserve what it can cost; return its turn, to be given back. Raises BudgetError when
        the limit of money leaves no room for it."""
        ...

    def leave(self, turn: int, told: Told) -> None:
        """Give a turn back with what came of the call."""
        ...

    @property
    def spending(self) -> Spending:
        """What was spent by now."""
        ...
