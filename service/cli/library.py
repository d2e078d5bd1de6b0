"""`entente show`, `facts`, `runs`: what was kept, to be read again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.options import Store
from service.cli.words import out, pasted
from service.errors import UsageError

if TYPE_CHECKING:
    from service.ports import Store as Kept
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
    with _library(store) as library:
        found = find(library, name) if name is not None else found_run(library)
    if output:
        _write_page(found, output)
    else:
        out(_rejected(found) if rejected else _text(found, store))


def facts(
    run: Annotated[
        str | None, typer.Option("--run", help="Of this run's brief. [default: of the latest brief]")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Of all briefs that were kept, the newest first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,
    store: Store = None,
) -> None:
    """List facts: id, type, status, date of the last step, number of sources, parties, name."""
    from service.render.text.fact import facts_json, facts_table
    from service.runs.finding import found_facts

    if run and every:
        raise UsageError("--run and --all exclude each other")
    with _library(store) as library:
        wanted = [each.id for each in library.runs() if each.facts] if every else []
        found = [fact for one in wanted for fact in found_facts(library, one)] or found_facts(library, run)
    if as_json:
        out(facts_json([(each.run.id, each.fact) for each in found]))
    else:
        out(facts_table([(f"{each.run.id}/{each.fact.id}" if every else each.fact.id, each.fact) for each in found]))


def runs(store: Store = None) -> None:
    """List the runs that were kept, the newest first."""
    from service.render.text.run import runs_table

    with _library(store) as library:
        out(runs_table(library.runs()))


@contextmanager
def _library(store: str | None) -> "Iterator[Kept]":
    from service import bootstrap
    from service.settings import load_settings

    try:
        with bootstrap.library(load_settings(store=store)) as library:
            yield library
    except UsageError as error:
        raise type(error)(pasted(str(error), store)) from error


def _text(found: "Found", store: str | None) -> str:
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
    return fact_text(found.run.id, found.fact)


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
