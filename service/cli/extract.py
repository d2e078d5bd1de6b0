"""`entente extract`: a line of typed records for each article."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from service.cli.options import Options, Paths, with_options
from service.errors import UsageError


@with_options
def extract(
    paths: Paths = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of to stdout.")] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", help="jsonl (a line for each article) or json (one list). [default: as -o, or jsonl]"),
    ] = None,
    triage: Annotated[
        Literal["embedded"] | None,
        typer.Option(
            help="Ask --model only about articles in which the embedded model sees an agreement or a meeting."
        ),
    ] = None,
    *,
    options: Options,
) -> None:
    """Extract typed agreement, meeting and statement records, each item with its verbatim quote and place."""
    from service.cli.session import Session
    from service.cli.words import balance, out
    from service.outputs import check_outputs, write_whole

    wanted = form or (output.suffix.lstrip(".").lower() if output else "jsonl")
    if wanted not in ("jsonl", "json"):
        raise UsageError(f"format {wanted or 'without a suffix'} is not written; choose jsonl or json")
    settings = options.settings(triage=triage)
    check_outputs([output] if output else [], {output.suffix.lower()} if output else ())
    session = Session.of("extract", paths, options, settings)
    lines: list[str] = []
    try:
        session.extract(lines.append if output or wanted == "json" else lambda line: out(f"{line}\n"))
    finally:
        text = f"[{','.join(lines)}]\n" if wanted == "json" else "".join(f"{line}\n" for line in lines)
        if output and lines:
            write_whole(output, text.encode())
        elif lines:
            out(text)
    session.say(balance(session.balance, run=session.kept_as, store=options.store))
    raise typer.Exit(session.exit_code)
