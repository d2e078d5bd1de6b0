"""What `brief` and `extract` share. A field of `Options` is an option of both; one that is named like a setting sets it."""

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from service.errors import UsageError

if TYPE_CHECKING:
    from service.articles.metadata import Metadata
    from service.core.selection import Wanted
    from service.settings import Settings

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...", help="Articles: files, folders, patterns, web addresses, or - for standard input."
    ),
]
Store = Annotated[
    str | None,
    typer.Option(
        help="File or postgresql:// address that keeps answers and runs. [env: ENTENTE_STORE] [default: in your data folder]"
    ),
]
Party = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Stored facts of this party, by name or code; may be repeated.")
]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WORD", help="... of this type, kind, instrument, format or sort: trade, summit; may be repeated."
    ),
]
Status = Annotated[list[str] | None, typer.Option(metavar="STEP", help="... with this status; may be repeated.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="... that tell of this day, month or year, or later.")]


def wanted(party: list[str] | None, kind: list[str] | None, status: list[str] | None, since: str | None) -> "Wanted":
    """The stored facts that were asked for; raise UsageError for a date that is none."""
    from service.core.selection import Wanted

    return Wanted(
        parties=tuple(party or ()),
        kinds=tuple(kind or ()),
        statuses=tuple(status or ()),
        since=day("--since", since),
    )


def day(option: str, text: str | None) -> str | None:
    """A day, month or year that was given for an option; raise UsageError when it is none."""
    from service.core.language.dates import bounds

    if text is None:
        return None
    try:
        known = re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text) and bounds(text)
        date.fromisoformat(known.first if known else "")
    except ValueError as error:
        raise UsageError(f"{option} {text}: not a date; write it as 2025-05-29, 2025-05 or 2025") from error
    return text


@dataclass(frozen=True, kw_only=True)
class Options:
    """The options, with what was given for each."""

    model: Annotated[
        str | None,
        typer.Option(
            help="Name of the model to ask; embedded: none, by rules. [env: ENTENTE_MODEL] [default: embedded]"
        ),
    ] = None
    base_url: Annotated[
        str | None, typer.Option(help="Address of an OpenAI-compatible endpoint. [env: OPENAI_BASE_URL]")
    ] = None
    mode: Annotated[str | None, typer.Option(help="How the schema is enforced: tools, json_schema or json.")] = None
    replay: Annotated[
        Path | None, typer.Option(help="Answer from this recorded cassette: no key, no network, no store.")
    ] = None
    record: Annotated[Path | None, typer.Option(help="Record everything asked into this cassette; no store.")] = None
    store: Store = None
    retry_failed: Annotated[
        bool | None,
        typer.Option("--retry-failed", help="Ask again where an answer was paid for and could not be used."),
    ] = None
    overrides: Annotated[
        Path | None,
        typer.Option(help="File (.yaml) of what people split, joined or corrected. [env: ENTENTE_OVERRIDES]"),
    ] = None
    feed: Annotated[
        list[str] | None,
        typer.Option(metavar="URL_OR_FILE", help="Read the entries of an RSS or Atom feed; may be repeated."),
    ] = None
    title: Annotated[str | None, typer.Option(help="Title of the one article that is read.")] = None
    publisher: Annotated[str | None, typer.Option(help="Its publisher.")] = None
    author: Annotated[str | None, typer.Option(help="Its author.")] = None
    date: Annotated[str | None, typer.Option(help="Its date of publication, as 2025-05-29, 2025-05 or 2025.")] = None
    url: Annotated[str | None, typer.Option(help="Its address.")] = None
    audit: Annotated[
        Literal["embedded"] | None,
        typer.Option(help="List what the embedded model sees in the articles and the records of --model do not cover."),
    ] = None
    concurrency: Annotated[int | None, typer.Option(help="Articles asked about at once. [default: 8]")] = None
    rpm: Annotated[int | None, typer.Option(help="Requests a minute at most. [default: what the endpoint allows]")] = (
        None
    )
    tpm: Annotated[int | None, typer.Option(help="Tokens a minute at most. [default: what the endpoint allows]")] = None
    max_cost: Annotated[
        str | None,
        typer.Option(metavar="USD", help="Never spend more than this at list price. [env: ENTENTE_MAX_COST]"),
    ] = None
    price_in: Annotated[
        str | None, typer.Option(metavar="USD", help="Price of a million tokens of input. [default: as listed]")
    ] = None
    price_out: Annotated[
        str | None, typer.Option(metavar="USD", help="Price of a million tokens of output. [default: as listed]")
    ] = None
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ask nothing; tell what it would take, as `entente estimate` does.")
    ] = False
    timeout: Annotated[float | None, typer.Option(help="Seconds one call may take. [default: 300]")] = None
    tries: Annotated[int | None, typer.Option(help="How often a failing call is tried. [default: 5]")] = None
    chunk_tokens: Annotated[
        int | None, typer.Option(help="Estimated tokens from which a text is asked about in parts. [default: 3000]")
    ] = None
    progress: Annotated[
        Literal["auto", "json"],
        typer.Option(help="auto: a bar on a terminal, else a line now and then; json: a line an article."),
    ] = "auto"
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False

    def settings(self, **more: object) -> "Settings":
        """The environment's settings under those given, and under `more`; raise UsageError that names what is wrong."""
        from service.settings import Settings, load_settings

        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return load_settings(**{name: value for name, value in given.items() if name in Settings.model_fields}, **more)

    def given(self) -> "Metadata":
        """What was stated of the one article to be read; raise UsageError for a date or an address that is none."""
        from service.articles.metadata import given

        return given(title=self.title, publisher=self.publisher, author=self.author, date=self.date, url=self.url)


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command for typer whose options are its own and those of `Options`, which it is handed as `options`."""
    own = [each for name, each in inspect.signature(command, eval_str=True).parameters.items() if name != "options"]
    shared = list(inspect.signature(Options).parameters.values())

    @functools.wraps(command)
    def with_shared(**given: Any) -> None:
        options = Options(**{each.name: given.pop(each.name) for each in shared})
        command(**given, options=options)

    named = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    with_shared.__signature__ = inspect.Signature([*named, *shared])  # type: ignore[attr-defined]  # what inspect reads
    return with_shared
