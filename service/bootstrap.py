"""The only file that names every adapter: settings in, pipeline out."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

from service.articles.files import FileReader
from service.errors import UsageError
from service.llm.openai import openai_model
from service.pipeline import Pipeline, Progress
from service.ports import Model, Renderer
from service.prompts import load_prompt
from service.render import html, json, markdown, pdf
from service.settings import Settings

PROMPTS = ("extract", "adjudicate", "brief")
RENDERERS: Mapping[str, Renderer] = {".md": markdown, ".html": html, ".pdf": pdf, ".json": json}
NO_MODEL = """no model is set, so there is nothing to ask. Three ways to go on:
  a hosted model    export OPENAI_API_KEY=...  and add  --model NAME
  a local endpoint  add  --base-url http://127.0.0.1:11434/v1 --model NAME
  a recording       add  --replay cassettes/seeds.yaml  (answers for the articles in seeds/ only)"""


@contextmanager
def pipeline(settings: Settings, progress: Progress) -> Iterator[Pipeline]:
    """A pipeline made as `settings` say; everything asked meanwhile is recorded when they say so.

    Raises UsageError when no model is set or the cassette is none, OutputError when the recording cannot be written.
    """
    with ExitStack() as stack:
        if settings.record and settings.replay:
            raise UsageError("--replay and --record exclude each other: a replay asks nothing that could be recorded")
        model = _model(settings)
        if settings.record:
            from service.llm.cassette import recording  # noqa: PLC0415 - vcrpy takes a second, and only a recording needs it

            stack.enter_context(recording(settings.record, note=f"recorded on {datetime.now(UTC).date().isoformat()}"))
        yield Pipeline(
            reader=FileReader(),
            model=model,
            prompts={name: load_prompt(name) for name in PROMPTS},
            pages=lambda brief: pdf.render(brief).pages or 1,
            concurrency=settings.concurrency,
            chunk_tokens=settings.chunk_tokens,
            progress=progress,
        )


def _model(settings: Settings) -> Model:
    if settings.replay:
        from service.llm.replay import ReplayTransport, replay_model  # noqa: PLC0415 - the same, for a replay

        return replay_model(ReplayTransport(settings.replay))
    if not settings.api_key and not settings.base_url:
        raise UsageError(NO_MODEL)
    if not settings.model:
        raise UsageError("no model is named; add --model NAME or set ENTENTE_MODEL")
    return openai_model(
        base_url=settings.base_url,
        api_key=settings.api_key.get_secret_value() if settings.api_key else "none",
        name=settings.model,
        mode=settings.mode,
        timeout=settings.timeout,
        tries=settings.tries,
        max_tokens=settings.max_tokens,
        token_budget=settings.token_budget,
        concurrency=settings.concurrency,
    )
