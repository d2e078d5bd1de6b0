"""The command line. Data goes to stdout, progress and words to stderr; exit 0 all done, 1 some failed, 2 nothing done.

Heavy imports stay inside the commands, so that `--help` opens at once.
"""

import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.errors import AccessError, EntenteError, OutputError, UsageError

if TYPE_CHECKING:
    from schemas.brief import Brief
    from service.core.extraction import Extracted
    from service.core.reading.copies import Reading
    from service.pipeline import Pipeline
    from service.settings import Settings

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Articles: .txt or .md files, or folders of them.")]
Model = Annotated[str | None, typer.Option(help="Name of the model to ask. [env: ENTENTE_MODEL]")]
BaseUrl = Annotated[str | None, typer.Option(help="Address of an OpenAI-compatible endpoint. [env: OPENAI_BASE_URL]")]
Mode = Annotated[str | None, typer.Option(help="How the schema is enforced: tools, json_schema or json.")]
Replay = Annotated[Path | None, typer.Option(help="Answer from this recorded cassette: no key, no network.")]
Record = Annotated[Path | None, typer.Option(help="Record everything asked into this cassette.")]
Concurrency = Annotated[int | None, typer.Option(help="Articles asked about at once. [default: 8]")]
Timeout = Annotated[float | None, typer.Option(help="Seconds one call may take. [default: 300]")]
Tries = Annotated[int | None, typer.Option(help="How often a failing call is tried. [default: 5]")]
ChunkTokens = Annotated[
    int | None, typer.Option(help="Estimated tokens from which a text is asked about in parts. [default: 3000]")
]
_INTERRUPTED = 130  # what typer makes of Ctrl-C; a closed pipe ends it with 1 and no words
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        from importlib.metadata import version

        typer.echo(f"entente {version('entente')}")
        raise typer.Exit


@app.callback()
def entente(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Articles about diplomacy in; typed records and a one-page brief, every sentence with its evidence, out."""


@app.command()
def brief(
    paths: Paths,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Write .md, .html, .pdf or .json; may be repeated.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Date of the brief, as 2025-05-29. [default: the latest a source states]")
    ] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    mode: Mode = None,
    replay: Replay = None,
    record: Record = None,
    concurrency: Concurrency = None,
    timeout: Timeout = None,
    tries: Tries = None,
    chunk_tokens: ChunkTokens = None,
    quiet: Quiet = False,
) -> None:
    """Write a one-page brief from articles; to stdout as Markdown unless -o is given."""
    from service import bootstrap
    from service.outputs import check_outputs, write_whole

    settings = _settings(model, base_url, mode, replay, record, concurrency, timeout, tries, chunk_tokens)
    outputs = output or []
    check_outputs(outputs, bootstrap.RENDERERS)
    run = _Run(paths=paths, settings=settings, quiet=quiet)
    made = run.brief(_date(as_of))
    for path in outputs:
        write_whole(path, bootstrap.RENDERERS[path.suffix.lower()].render(made).content)
    if not outputs:
        _out(bootstrap.RENDERERS[".md"].render(made).content.decode())
    run.say(_account(made))
    run.say("wrote " + ", ".join(str(path) for path in outputs) if outputs else "")
    raise typer.Exit(run.exit_code)


@app.command()
def extract(
    paths: Paths,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of to stdout.")] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", help="jsonl (a line for each article) or json (one list). [default: as -o, or jsonl]"),
    ] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    mode: Mode = None,
    replay: Replay = None,
    record: Record = None,
    concurrency: Concurrency = None,
    timeout: Timeout = None,
    tries: Tries = None,
    chunk_tokens: ChunkTokens = None,
    quiet: Quiet = False,
) -> None:
    """Extract typed agreement, meeting and statement records, each item with its verbatim quote and place."""
    from service.outputs import check_outputs, write_whole

    wanted = form or (output.suffix.lstrip(".").lower() if output else "jsonl")
    if wanted not in ("jsonl", "json"):
        raise UsageError(f"format {wanted or 'without a suffix'} is not written; choose jsonl or json")
    settings = _settings(model, base_url, mode, replay, record, concurrency, timeout, tries, chunk_tokens)
    check_outputs([output] if output else [], {output.suffix.lower()} if output else ())
    run = _Run(paths=paths, settings=settings, quiet=quiet)
    lines: list[str] = []
    try:
        run.extract(lines.append if output or wanted == "json" else lambda line: _out(f"{line}\n"))
    finally:
        text = f"[{','.join(lines)}]\n" if wanted == "json" else "".join(f"{line}\n" for line in lines)
        if output and lines:
            write_whole(output, text.encode())
        elif lines:
            _out(text)
    run.say(run.account)
    raise typer.Exit(run.exit_code)


@app.command()
def prompts(
    schemas: Annotated[bool, typer.Option("--schemas", help="Print the JSON Schemas of both outputs instead.")] = False,
) -> None:
    """List the prompt templates with their versions and fingerprints."""
    import json

    from schemas.brief import Brief, Draft
    from schemas.extraction import Extraction
    from schemas.merge import Adjudication
    from schemas.outcome import Outcome
    from service.prompts import load_prompt

    if schemas:
        both = {
            "extract": Outcome.model_json_schema(mode="serialization"),
            "brief": Brief.model_json_schema(mode="serialization"),
        }
        _out(json.dumps(both, indent=2, ensure_ascii=False) + "\n")
        return
    for name, shape in (("extract", Extraction), ("adjudicate", Adjudication), ("brief", Draft)):
        prompt = load_prompt(name)
        _out(f"{prompt.id} v{prompt.version}  {prompt.fingerprint(shape)}  {prompt.purpose}\n")


@dataclass
class _Run:
    """One run over paths: counts what was done, in part or not at all, says what went wrong as it happens."""

    paths: Sequence[str]
    settings: "Settings"
    quiet: bool
    done: int = 0
    partial: int = 0
    failed: int = 0

    @property
    def exit_code(self) -> int:
        """0 all done, 1 some failed or only in part, 2 nothing done."""
        return 0 if not (self.partial or self.failed) else 1 if self.answered else 2

    @property
    def answered(self) -> int:
        """Articles that gave records, though perhaps not of all their parts."""
        return self.done + self.partial

    @property
    def account(self) -> str:
        """How many articles were done."""
        told = f"{self.done} of {self.answered + self.failed} articles done"
        return f"{told}, {self.partial} in part" if self.partial else told

    def say(self, words: str) -> None:
        """Words for a person, unless quiet."""
        if words and not self.quiet:
            typer.echo(words, err=True)

    def extract(self, emit: Callable[[str], object]) -> None:
        """Emit one JSON line for each article, in order, also for those that failed or were not asked about."""
        from service.core import extraction

        async def work(pipeline: "Pipeline") -> None:
            reading = self._read(pipeline)
            for outcome in reading.unread:
                emit(outcome.model_dump_json())
            left = list(reading.articles)
            try:
                async for each in self._extracted(pipeline, reading):
                    emit(each.outcome.model_dump_json())
                    del left[0]
            except AccessError as error:
                if not self.answered:
                    raise
                self._failure(
                    f"{left[0].source}: {error}; {len(left)} of {len(reading.articles)} articles not asked about"
                )
                self.failed += len(left) - 1
                for article in left:
                    emit(extraction.failed(article, f"not asked about: {error}").outcome.model_dump_json())

        self._with_pipeline(work)

    def brief(self, on: str | None) -> "Brief":
        """The brief of all articles that could be read and asked about; raises UsageError when there is none."""
        made: list[Brief] = []

        async def work(pipeline: "Pipeline") -> None:
            reading = self._read(pipeline)
            extracted = [each async for each in self._extracted(pipeline, reading)]
            if not self.answered:
                raise UsageError("no article could be read and answered, so there is nothing to brief")
            made.append(await pipeline.brief(reading, extracted, on=on))

        self._with_pipeline(work)
        return made[0]

    def _with_pipeline(self, work: "Callable[[Pipeline], Awaitable[None]]") -> None:
        import asyncio

        from service import bootstrap

        async def whole(pipeline: "Pipeline") -> None:
            try:
                await work(pipeline)
            finally:
                await pipeline.model.close()
            if self.settings.record and self.exit_code:
                wrong = self.failed + self.partial
                raise UsageError(f"{self.settings.record}: not recorded, for {wrong} of the articles failed")

        with bootstrap.pipeline(self.settings, self.say) as pipeline:
            asyncio.run(whole(pipeline))

    def _read(self, pipeline: "Pipeline") -> "Reading":
        reading = pipeline.read(self.paths)
        for outcome in reading.unread:
            self._failure(outcome.error)
        return reading

    async def _extracted(self, pipeline: "Pipeline", reading: "Reading") -> "AsyncIterator[Extracted]":
        with _progress(len(reading.articles), quiet=self.quiet) as advance:
            async for each in pipeline.extract(reading.articles):
                advance(each.article.source)
                if each.outcome.status == "done":
                    self.done += 1
                elif each.outcome.status == "partial":
                    self.partial += 1
                    self._warn(each.outcome.error)
                else:
                    self._failure(each.outcome.error)
                yield each

    def _failure(self, reason: str | None) -> None:
        self.failed += 1
        self._warn(reason)

    def _warn(self, reason: str | None) -> None:
        typer.echo(f"entente: {reason}", err=True)


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A progress line on a terminal's stderr; nothing when quiet or piped."""
    if quiet or not sys.stderr.isatty() or not total:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    both = sys.stdout.isatty()  # rich would draw the data of a redirected stdout on the terminal too
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=both) as bar:
        task = bar.add_task("asking", total=total)
        yield lambda source: bar.update(task, advance=1, description=f"asked about {Path(source).name}"[:48])


def _account(brief: "Brief") -> str:
    """The ledger in one paragraph."""
    ledger = brief.ledger
    return (
        f"ledger: {len(ledger.read)} read; {len(ledger.proposed)} items proposed = {len(ledger.grounded)} grounded + "
        f"{len(ledger.repaired)} repaired + {len(ledger.rejected)} rejected; {len(ledger.records)} records in "
        f"{len(ledger.facts)} facts = {len(ledger.shown)} shown + "
        f"{len(ledger.cut)} cut + {len(ledger.withheld)} withheld; balances.\n"
        f"{brief.usage.calls} calls, {brief.usage.input_tokens:,} tokens in, {brief.usage.output_tokens:,} out, {brief.model}."
    )


def _settings(
    model: str | None,
    base_url: str | None,
    mode: str | None,
    replay: Path | None,
    record: Path | None,
    concurrency: int | None,
    timeout: float | None,
    tries: int | None,
    chunk_tokens: int | None,
) -> "Settings":
    from service.settings import load_settings

    return load_settings(
        model=model,
        base_url=base_url,
        mode=mode,
        replay=replay,
        record=record,
        concurrency=concurrency,
        timeout=timeout,
        tries=tries,
        chunk_tokens=chunk_tokens,
    )


def _date(text: str | None) -> str | None:
    from service.core.language.dates import bounds

    if text is None:
        return None
    try:
        known = re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text) and bounds(text)
        date.fromisoformat(known.first if known else "")
    except ValueError as error:
        raise UsageError(f"--as-of {text}: not a date; write it as 2025-05-29, 2025-05 or 2025") from error
    return text


def _out(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # nobody reads on, which is no failure
    except OSError as error:
        raise OutputError(f"stdout: cannot be written: {error.strerror}") from error


def main() -> None:
    """Run the command line; every expected error is one message on stderr. Data is UTF-8 whatever the locale."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        app(prog_name="entente")
    except EntenteError as error:
        typer.echo(f"entente: {error}", err=True)
        raise SystemExit(2) from error
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            typer.echo("entente: interrupted; nothing more is asked", err=True)
        raise


if __name__ == "__main__":
    main()
