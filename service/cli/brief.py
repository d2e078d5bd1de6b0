"""`entente brief`: articles in, one page out."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import Kind, Options, Party, Paths, Since, Status, day, wanted, with_options


@with_options
def brief(
    paths: Paths = None,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Write .md, .html, .pdf or .json; may be repeated.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Date of the brief, as 2025-05-29. [default: the latest a source states]")
    ] = None,
    from_store: Annotated[
        bool, typer.Option("--from-store", help="Add stored facts; on by itself where one of the next four is given.")
    ] = False,
    party: Party = None,
    kind: Kind = None,
    status: Status = None,
    since: Since = None,
    *,
    options: Options,
) -> None:
    """Write a one-page brief from articles; to stdout as Markdown unless -o is given."""
    from service import bootstrap
    from service.cli.session import Session
    from service.cli.words import account, out
    from service.outputs import check_outputs, write_whole

    settings = options.settings()
    outputs = output or []
    check_outputs(outputs, bootstrap.RENDERERS)
    asked = wanted(party, kind, status, since)
    stored = asked if from_store or asked.filters else None
    session = Session.of("brief", paths, options, settings, stored=stored)
    made = session.brief(day("--as-of", as_of))
    for path in outputs:
        write_whole(path, bootstrap.RENDERERS[path.suffix.lower()].render(made).content)
    if not outputs:
        out(bootstrap.RENDERERS[".md"].render(made).content.decode())
    session.say(account(made))
    session.say("wrote " + ", ".join(str(path) for path in outputs) if outputs else "")
    raise typer.Exit(session.exit_code)
