"""`entente brief`: articles in, one page out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.cli.options import Kind, Options, Party, Paths, Status, day, wanted, with_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.brief import Brief


@with_options
def brief(
    paths: Paths = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="Write .md, .html, .pdf, .docx or .json; may be repeated."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Date of the brief, as 2025-05-29. [default: the latest a source states]")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE|last", help="Tell what changed since this day, or since the last stored brief."),
    ] = None,
    paper: Annotated[Literal["a4", "letter"], typer.Option(help="What the page is made for: a4 or letter.")] = "a4",
    annex: Annotated[
        bool,
        typer.Option("--annex", help="After the page, the quotes behind each sentence and how sure a reader may be."),
    ] = False,
    from_store: Annotated[
        bool, typer.Option("--from-store", help="Add stored facts; on by itself where one of the next three is given.")
    ] = False,
    party: Party = None,
    kind: Kind = None,
    status: Status = None,
    *,
    options: Options,
) -> None:
    """Write a one-page brief from articles; to stdout as Markdown unless -o is given."""
    from service.bootstrap import RENDERERS
    from service.cli.running.estimate import told_before
    from service.cli.session import Session
    from service.cli.words import account, balance_said
    from service.core.briefing.commission import Commission
    from service.outputs import check_outputs

    settings = options.settings()
    check_outputs(outputs := output or [], RENDERERS)
    asked = wanted(party, kind, status, None)
    stored = asked if from_store or asked.filters else None
    session = Session.of("brief", paths, options, settings, stored=stored)
    last = since == "last"
    commission = Commission(on=day("--as-of", as_of), paper=paper, since=None if last else day("--since", since))
    if options.dry_run:
        told_before(session)
    with balance_said(session, store=options.store):
        made = session.brief(commission, since_last=last).model_copy(update={"annex": annex})
    _written(made, outputs)
    session.say(account(made, session.spending))
    session.say("wrote " + ", ".join(str(path) for path in outputs) if outputs else "")
    raise typer.Exit(session.exit_code)


def _written(brief: "Brief", paths: "Sequence[Path]") -> None:
    """The brief in every format that was named, or as Markdown on stdout."""
    from service import bootstrap
    from service.cli.words import out
    from service.outputs import write_whole

    for path in paths:
        write_whole(path, bootstrap.RENDERERS[path.suffix.lower()].render(brief).content)
    if not paths:
        out(bootstrap.RENDERERS[".md"].render(brief).content.decode())
