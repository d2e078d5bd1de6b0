"""`entente show`: what was kept under an id, with every quote in its place."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.library.opening import opened
from service.cli.options import Store
from service.cli.words import out, pasted
from service.errors import UsageError

if TYPE_CHECKING:
    from service.runs.finding import Found


def show(
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An article, record, fact or run; a prefix of an article will do."),
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="List what was refused, with reasons; without ID, of the latest run.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write an article as a page (.html) with its quotes marked.")
    ] = None,
    store: Store = None,
) -> None:
    """Show what was kept under an id, with every quote in its place."""
    from service.runs.finding import find, found_run

    if name is None and (output or not rejected):
        raise UsageError("show needs an ID; `entente runs` lists runs, `entente facts` facts")
    if rejected and output:
        raise UsageError("--rejected lists on stdout and -o writes a page, which lists them too; give one of them")
    with opened(store) as library:
        found = find(library, name) if name is not None else found_run(library)
    if output:
        _write_page(found, output)
    else:
        out(_rejected(found) if rejected else _text(found, store))


def _text(found: "Found", store: str | None) -> str:
    from service.core.linking.explanation import explain
    from service.render.text.article import article_text, refusal_text
    from service.render.text.fact import fact_text
    from service.render.text.record import record_text
    from service.render.text.run import run_text
    from service.runs.finding import FoundArticle, FoundRecord, FoundRefusal, FoundRun

    if isinstance(found, FoundRun):
        return run_text(found.run, found.entries)
    if isinstance(found, FoundArticle):
        why = pasted(f"`entente show {found.article.id} --rejected`", store).strip("`")
        return article_text(found.article, found.entry, why=why)
    if isinstance(found, FoundRecord):
        return record_text(found.record)
    if isinstance(found, FoundRefusal):
        return refusal_text(found.article, found.rejected)
    return fact_text(explain(found.run.id, found.fact), found.fact)


def _rejected(found: "Found") -> str:
    from service.render.text.article import rejected_text
    from service.runs.finding import FoundArticle, FoundRun

    if isinstance(found, FoundRun):
        return rejected_text(found.entries)
    if isinstance(found, FoundArticle):
        return rejected_text([found.entry] if found.entry else [])
    raise UsageError("--rejected takes an article or a run; rejections belong to the text they were proposed from")


def _write_page(found: "Found", output: Path) -> None:
    from service import bootstrap
    from service.outputs import check_outputs, write_whole
    from service.runs.finding import FoundArticle

    if not isinstance(found, FoundArticle) or found.entry is None:
        raise UsageError("-o writes the page of an article that a run has come to; give the id of one")
    check_outputs([output], {".html"})
    write_whole(output, bootstrap.article_page(found.article, found.entry.outcome).content)
    typer.echo(f"wrote {output}", err=True)
