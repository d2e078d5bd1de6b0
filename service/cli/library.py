"""`entente show`, `facts`, `runs`: what was kept, to be read again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.options import Kind, Party, Since, Status, Store, wanted
from service.cli.words import out, pasted
from service.errors import UsageError

if TYPE_CHECKING:
    from service.core.selection import Wanted
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
    why: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Tell what joined a fact's records, or kept them out; also of a record or of two, A+B."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: one list, or with --why one object.")] = False,
    from_store: Annotated[
        bool, typer.Option("--from-store", help="Of all that was kept; on by itself with the next four, or no brief.")
    ] = False,
    party: Party = None,
    kind: Kind = None,
    status: Status = None,
    since: Since = None,
    overrides: Annotated[
        Path | None,
        typer.Option(help="With stored facts: file (.yaml) of what people decided. [env: ENTENTE_OVERRIDES]"),
    ] = None,
    store: Store = None,
) -> None:
    """List facts: id, type, status, date of the last step, number of sources, parties, name."""
    from service.render.text.fact import facts_json, facts_table
    from service.runs.finding import found_facts

    if run and every:
        raise UsageError("--run and --all exclude each other")
    asked = wanted(party, kind, status, since)
    if (run or every) and (from_store or asked.filters):
        raise UsageError("--run and --all list briefs' facts, --from-store and its filters those of all that was kept")
    if why is not None:
        if every or from_store or asked.filters:
            raise UsageError("--why tells of one brief's facts; give --run alone with it, or nothing for the latest")
        out(_why(store, why, run=run, as_json=as_json))
        return
    with _library(store) as library:
        briefed = [each.id for each in library.runs() if each.facts]
        if from_store or asked.filters or not (briefed or run or every or not library.runs()):
            out(_stored(library, asked, overrides, as_json=as_json))
            return
        wanted_runs = briefed if every else []
        found = [fact for one in wanted_runs for fact in found_facts(library, one)] or found_facts(library, run)
    if as_json:
        out(facts_json([(each.run.id, each.fact) for each in found]))
    else:
        out(facts_table([(f"{each.run.id}/{each.fact.id}" if every else each.fact.id, each.fact) for each in found]))


def _why(store: str | None, name: str, *, run: str | None, as_json: bool) -> str:
    from service.render.text.why import why_json, why_text
    from service.runs.reasons import reasons

    with _library(store) as library:
        found = reasons(library, name, run=run)
    return why_json(found) if as_json else why_text(found)


def _stored(library: "Kept", asked: "Wanted", overrides: Path | None, *, as_json: bool) -> str:
    """The stored facts, each under the record that names it; what waits is linked first, by rules alone."""
    import asyncio

    from service import bootstrap
    from service.prompts import load_prompt
    from service.render.text.fact import facts_json, facts_table
    from service.runs.linking import Linker
    from service.runs.stored import stored_facts
    from service.settings import load_settings

    def say(words: str) -> None:
        typer.echo(words, err=True)

    linker = Linker(links=library.links, prompt=load_prompt("adjudicate"), model=None, say=say)
    linked = asyncio.run(linker.link())
    if linked.undecided:
        say(f"{linked.undecided} pairs of records wait for a model's word; `entente extract` or `brief` asks for it")
    stored = stored_facts(library, asked, overrides=bootstrap.overrides(load_settings(overrides=overrides)))
    for remark in stored.remarks:
        say(remark)
    named = [(min(fact.records), fact) for fact in stored.facts]
    return facts_json([("", fact) for _, fact in named]) if as_json else facts_table(named)


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
