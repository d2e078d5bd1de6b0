"""The only file that names every adapter: settings in, pipeline out."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from schemas.article import Article
from schemas.brief import Brief
from schemas.extraction import Extraction
from schemas.outcome import Outcome
from schemas.override import Overrides
from service.answers import Answers, key_of
from service.articles.metadata import NOTHING, Metadata
from service.articles.reader import ArticleReader, Fetch
from service.articles.spool import Spool
from service.asking import Brought, Desk, Halt
from service.core.linking.overrides.deciding import checked
from service.errors import StoreError, UsageError
from service.pace.gate import Gate
from service.pace.prices import Price, list_price
from service.pace.purse import Purse
from service.pipeline import Pipeline, Progress
from service.ports import FirstLook, Identity, Model, Pace, Question, Rendered, Renderer, SecondLook, Store
from service.prompts import Prompt, load_prompt
from service.runs.recall import Recall
from service.runs.rules import rules
from service.settings import Settings

if TYPE_CHECKING:
    from service.engines.ray import RayEngine
    from service.store.database import DatabaseStore

PROMPTS = ("extract", "adjudicate", "brief")
_WAYS = """
  a hosted model    export OPENAI_API_KEY=...  and add  --model NAME
  a local endpoint  add  --base-url http://127.0.0.1:11434/v1 --model NAME"""
NO_MODEL = f"""no key and no address of a model is set, so there is nothing to ask. Four ways to go on:{_WAYS}
  a recording       add  --replay cassettes/seeds.yaml  (answers for the articles in seeds/ only)
  none of these     leave --model and --record out: the embedded model answers, without key or network"""
BY_RULES = (
    f"""no model is set: the embedded one answers, by rules, without key or network. A large model reads more:{_WAYS}"""
)


@dataclass(frozen=True, slots=True)
class _Renderer:
    """Port `Renderer`, whose module is loaded when it is first used: typst, pypdf and python-docx take most of a second."""

    module: str

    def render(self, brief: Brief) -> Rendered:
        rendered: Rendered = import_module(f"service.render.{self.module}").render(brief)
        return rendered


RENDERERS: Mapping[str, Renderer] = {
    ".md": _Renderer("markdown"),
    ".html": _Renderer("html"),
    ".pdf": _Renderer("pdf"),
    ".docx": _Renderer("word"),
    ".json": _Renderer("json"),
}


def now() -> datetime:
    """Port `Clock`."""
    return datetime.now(UTC)


@contextmanager
def run_store(settings: Settings) -> Iterator[Store | None]:
    """The store for a run, made when there is none; None for a replay or a recording, which neither read nor write it.

    Raises UsageError, before anything is made, when no model is set, and StoreError when it cannot be opened.
    """
    if settings.replay or settings.record:
        yield None
        return
    if not settings.is_embedded:
        _named_model(settings)
    with _opened(settings.store, create=True) as kept:
        yield kept


@contextmanager
def looked_up(settings: Settings) -> Iterator[Callable[[Question[Any], Identity], bool]]:
    """Whether a question was answered before, as the store has it; never, where there is none or the run would not read it."""
    if settings.replay or settings.record:
        yield lambda _question, _identity: False
        return
    with ExitStack() as stack:
        try:
            kept = stack.enter_context(_opened(settings.store, create=False))
        except StoreError:  # none is there yet
            yield lambda _question, _identity: False
            return
        yield lambda question, identity: kept.answer(key_of(question, identity)) is not None


@contextmanager
def library(settings: Settings) -> Iterator[Store]:
    """The store that is there, to be read; raises StoreError, with what makes one, when there is none."""
    with _opened(settings.store, create=False) as kept:
        yield kept


def article_page(article: Article, outcome: Outcome) -> Rendered:
    """The article as a page on which every quote is marked."""
    from service.render.article import render  # noqa: PLC0415 - only `show -o` needs it

    return render(article, outcome)


@contextmanager
def pipeline(
    settings: Settings, progress: Progress, store: Store | None = None, *, given: Metadata = NOTHING
) -> Iterator[Pipeline]:
    """A pipeline made as `settings` say; everything asked meanwhile is recorded when they say so. With a store, what was
    answered before is not asked again. `given` is what the caller states of the one article to be read; it outranks all that
    is stated elsewhere.

    Raises UsageError when no model is set or the cassette is none, OutputError when the recording cannot be written.
    """
    prompts = {name: load_prompt(name) for name in PROMPTS}
    with ExitStack() as stack:
        if settings.record and settings.replay:
            raise UsageError("--replay and --record exclude each other: a replay asks nothing that could be recorded")
        _check_looks(settings)
        engine = _engine(settings, progress)
        if engine is not None:
            stack.callback(engine.close)
        pace = engine.pace if engine else paced(settings)
        model = _model(settings, pace)
        if settings.nothing_is_set:
            progress(BY_RULES)
        if settings.record:
            from service.llm.cassette import recording  # noqa: PLC0415 - vcrpy takes a second, and only a recording needs it

            stack.enter_context(recording(settings.record, note=f"recorded on {now().date().isoformat()}"))
        yield Pipeline(
            reader=stack.enter_context(
                ArticleReader(given=given, standard_input=getattr(sys.stdin, "buffer", None), say=progress)
            ),
            model=_answering(settings, model, store),
            prompts=prompts,
            pages=_pages,
            concurrency=settings.concurrency,
            chunk_tokens=settings.chunk_tokens,
            progress=progress,
            overrides=overrides(settings, store),
            pace=pace,
            engine=engine,
            halt=Halt(told=engine.halt if engine else None),
            recall=_recall(settings, model.identity, prompts["extract"], store),
            hold=lambda: stack.enter_context(Spool()),
            **_looks(settings),
        )


def price_of(settings: Settings) -> Price | None:
    """What the model costs: as it is set, else as it is listed; None where neither tells."""
    if settings.replay or settings.is_embedded:
        return None
    if settings.price_in is not None and settings.price_out is not None:
        return Price(input=settings.price_in, output=settings.price_out)
    if settings.price_in is not None or settings.price_out is not None:
        raise UsageError("--price-in and --price-out go together: give both, in US dollars for a million tokens")
    return list_price(settings.model, base_url=settings.base_url) if settings.model else None


def paced(settings: Settings) -> Pace:
    """The gate that all calls of a run go through; raise UsageError for a limit of money on a model without a price."""
    price = price_of(settings)
    if settings.max_cost is not None and price is None and not (settings.replay or settings.is_embedded):
        raise UsageError(
            f"--max-cost: no price is listed for {settings.model} at {settings.base_url or 'OpenAI'}, so no limit of money can be"
            " kept; give --price-in and --price-out"
        )
    return Gate(
        concurrency=settings.concurrency,
        rpm=settings.rpm,
        tpm=settings.tpm,
        purse=Purse(price, most=settings.max_cost if price else None),
    )


@contextmanager
def desk(pace: Pace, *, settings: Settings, fingerprint: str) -> Iterator[Desk]:
    """Where a worker on another machine asks about articles, with calls that go through `pace`. `fingerprint` is `terms`
    where the work comes from.

    Raises UsageError where this machine would come to something else, StoreError when the store cannot be opened.
    """
    prompt = load_prompt("extract")
    if terms(prompt) != fingerprint:
        raise UsageError("a machine of the cluster has another version of Entente; install the same one on all")
    with ExitStack() as stack:
        store = None if settings.is_embedded else stack.enter_context(_opened(settings.store, create=False))
        model = _answering(settings, _model(settings, pace), store)
        yield Desk(model=model, prompt=prompt, chunk_tokens=settings.chunk_tokens)


def _engine(settings: Settings, progress: Progress) -> "RayEngine[Brought] | None":
    """The workers that are asked for; None for this process."""
    if settings.engine == "local":
        return None
    if settings.replay or settings.record:
        raise UsageError("--engine ray: a recording is made and replayed in one process; leave --engine out")
    if not settings.is_embedded and not (settings.store or "").startswith(("postgresql://", "postgres://")):
        raise UsageError(
            "--engine ray: workers share a store in PostgreSQL; name it with --store postgresql://user@host/name, a host that"
            " all machines reach"
        )
    paced(settings)  # a limit of money without a price is told here, not on another machine
    from service.engines.ray import RayEngine  # noqa: PLC0415 - only for a cluster

    fingerprint = terms(load_prompt("extract"))
    return RayEngine(
        open_place=partial(desk, settings=settings, fingerprint=fingerprint),
        open_gate=partial(paced, settings),
        concurrency=settings.concurrency,
        workers=settings.workers,
        address=settings.ray_address,
        say=progress,
    )


def _answering(settings: Settings, model: Model, store: Store | None) -> Model:
    """The model, with what the store holds before it; the embedded one is as quick as a store."""
    if store is None or settings.is_embedded:
        return model
    return Answers(model, store=store, clock=now, retry_failed=settings.retry_failed)


def _recall(settings: Settings, asked: Identity, prompt: Prompt, store: Store | None) -> Recall | None:
    """What was made of kept answers; none are kept of the embedded model."""
    if store is None or settings.is_embedded:
        return None
    return Recall(store, identity=asked, prompt=prompt, chunk_tokens=settings.chunk_tokens, rules=rules())


def terms(prompt: Prompt) -> str:
    """What changes with how articles are asked about and with what is made of the answers: two machines on which it is the same
    come to the same."""
    return f"{prompt.fingerprint(Extraction)} {rules()}"


def overrides(settings: Settings, store: Store | None = None) -> Overrides:
    """What people decided over the rules: as the file that is set has it, then as the store does. Raises UsageError for a file
    that is none, and for decisions that contradict each other."""
    made = Overrides()
    if settings.overrides is not None:
        from service.store.overrides import load_overrides  # noqa: PLC0415 - only where a file is named

        made = load_overrides(settings.overrides)
    kept = store.decisions() if store is not None else ()
    return checked(made.model_copy(update={"entries": (*made.entries, *kept)}))


@contextmanager
def served_store(settings: Settings) -> Iterator["DatabaseStore"]:
    """The store of a server, made when there is none, with all that a server keeps in it."""
    if settings.replay or settings.record:
        raise UsageError("a server neither replays nor records: unset ENTENTE_REPLAY and ENTENTE_RECORD")
    with _opened(settings.store, create=True) as kept:
        yield kept


def _silent(_words: str) -> None:
    """Nobody listens."""


def reader(*, given: Metadata = NOTHING, say: Progress = _silent, fetcher: Fetch | None = None) -> ArticleReader:
    """What reads files and pages; close it when all is read."""
    return ArticleReader(given=given, say=say, fetcher=fetcher)


def _model(settings: Settings, pace: Pace) -> Model:
    if settings.is_embedded:
        from service.embedded.model import EmbeddedModel  # noqa: PLC0415 - its lexicons, for those who use it

        return EmbeddedModel()
    if settings.replay:
        from service.llm.replay import ReplayTransport, replay_model  # noqa: PLC0415 - the same, for a replay

        return replay_model(ReplayTransport(settings.replay))
    from service.llm.openai import openai_model  # noqa: PLC0415 - openai and instructor take seconds

    return openai_model(
        base_url=settings.base_url,
        api_key=settings.api_key.get_secret_value() if settings.api_key else "none",
        name=_named_model(settings),
        mode=settings.mode,
        timeout=settings.timeout,
        tries=settings.tries,
        max_tokens=settings.max_tokens,
        token_budget=settings.token_budget,
        concurrency=settings.concurrency,
        pace=pace,
    )


class _Looks(TypedDict, total=False):
    """What a pipeline takes of the embedded model beside a large one."""

    first_look: FirstLook
    second_look: SecondLook


def _check_looks(settings: Settings) -> None:
    """Raise UsageError for a use of the embedded model that leads nowhere."""
    if settings.is_embedded and settings.replay:
        raise UsageError("--model embedded and --replay exclude each other: a recording answers for the model it is of")
    if settings.is_embedded and settings.record:
        raise UsageError("--record: the embedded model asks nothing over HTTP that could be recorded")
    for option, look in (("--triage", settings.triage), ("--audit", settings.audit)):
        if look and settings.is_embedded:
            raise UsageError(f"{option} embedded stands beside a large model, and none is set:{_WAYS}")


def _looks(settings: Settings) -> "_Looks":
    """The looks of the embedded model beside a large one, where they are asked for."""
    if not settings.triage and not settings.audit:
        return {}
    from service.embedded import looks  # noqa: PLC0415 - the same

    first: _Looks = {"first_look": looks.first_look} if settings.triage else {}
    second: _Looks = {"second_look": looks.second_look} if settings.audit else {}
    return {**first, **second}


def _pages(brief: Brief) -> int:
    from service.render import pdf  # noqa: PLC0415 - typst and pypdf, for a brief only

    return pdf.pages(brief)


def _named_model(settings: Settings) -> str:
    if not settings.api_key and not settings.base_url:
        raise UsageError(NO_MODEL)
    if not settings.model:
        raise UsageError("no model is named; add --model NAME or set ENTENTE_MODEL")
    return settings.model


@contextmanager
def _opened(place: str | None, *, create: bool) -> Iterator["DatabaseStore"]:
    """The store at `place`: a path, or an address whose scheme chooses the database."""
    scheme, separator, rest = (place or "").partition("://")
    if separator and scheme in ("postgresql", "postgres"):
        from service.store import postgres  # noqa: PLC0415 - SQLAlchemy takes most of a second

        kept = postgres.open_store(place or "", create=create)
    elif separator and scheme != "sqlite":
        raise UsageError(
            f"--store {scheme}://…: no store is kept there; give the path of a file, or postgresql://user@host/name"
        )
    else:
        from service.store import sqlite  # noqa: PLC0415 - the same

        path = Path(rest.removeprefix("/") if separator else place or _users_store()).expanduser()
        kept = sqlite.open_store(path, create=create)
    try:
        yield kept
    finally:
        kept.close()


def _users_store() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - needed when no place is named

    return user_data_path("entente", appauthor=False) / "entente.db"
