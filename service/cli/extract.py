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
        typer.Option(
            "--format",
            help="jsonl (a line for each article), json (one list), csv or parquet (a row an item). [default: as -o, or jsonl]",
        ),
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
    from service.cli.running.estimate import told_before
    from service.cli.session import Session
    from service.cli.sheet import Sheet
    from service.cli.words import balance, balance_said, out
    from service.outputs import Growing, check_outputs

    wanted = form or (output.suffix.lstrip(".").lower() if output else "jsonl")
    if wanted not in ("jsonl", "json", "csv", "parquet"):
        raise UsageError(f"format {wanted or 'without a suffix'} is not written; choose jsonl, json, csv or parquet")
    settings = options.settings(triage=triage)
    check_outputs([output] if output else [], {output.suffix.lower()} if output else ())
    session = Session.of("extract", paths, options, settings)
    if options.dry_run:
        told_before(session)
    written = (
        Sheet(wanted, output) if wanted in ("csv", "parquet") else Growing(output, one_list=wanted == "json", out=out)
    )
    with balance_said(session, store=options.store), written as growing:
        session.extract(growing.add)
    session.say(balance(session.balance, session.spending, run=session.kept_as, store=options.store))
    raise typer.Exit(session.exit_code)
