"""`entente brief`: articles in, one page out."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from service.cli.options import Options, Paths, with_options
from service.errors import UsageError


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
    paper: Annotated[Literal["a4", "letter"], typer.Option(help="What the page is made for: a4 or letter.")] = "a4",
    annex: Annotated[
        bool,
        typer.Option("--annex", help="After the page, the quotes behind each sentence and how sure a reader may be."),
    ] = False,
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
    session = Session.of("brief", paths, options, settings)
    made = session.brief(_date(as_of), paper=paper).model_copy(update={"annex": annex})
    for path in outputs:
        write_whole(path, bootstrap.RENDERERS[path.suffix.lower()].render(made).content)
    if not outputs:
        out(bootstrap.RENDERERS[".md"].render(made).content.decode())
    session.say(account(made))
    session.say("wrote " + ", ".join(str(path) for path in outputs) if outputs else "")
    raise typer.Exit(session.exit_code)


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
