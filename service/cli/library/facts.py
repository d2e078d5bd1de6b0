"""`entente facts`: the facts of briefs, or of all that was kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.cli.library.opening import opened
from service.cli.options import Kind, Party, Since, Status, Store, wanted
from service.cli.words import out
from service.errors import UsageError

if TYPE_CHECKING:
    from schemas.fact import Fact
    from service.core.selection import Wanted
    from service.ports import Store as Kept

_EXCLUDED = "--run and --all list briefs' facts, --from-store and its filters those of all that was kept"
FactForm = Annotated[
    Literal["table", "json", "csv", "parquet"] | None,
    typer.Option("--format", help="How facts are listed. [default: as -o, or table]"),
]
FactFile = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write them here (.json, .csv, .parquet) instead of to stdout.")
]


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
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json; with --why one object.")] = False,
    form: FactForm = None,
    output: FactFile = None,
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
    from service.cli.library.listing import Listing
    from service.runs.finding import found_facts

    asked = wanted(party, kind, status, since)
    stored = from_store or asked.filters
    if (run and every) or ((run or every) and stored):
        raise UsageError(_EXCLUDED if stored else "--run and --all exclude each other")
    if why is not None:
        if every or stored or output or form:
            raise UsageError("--why tells of one brief's facts; give --run and --json alone with it, or nothing")
        out(_why(store, why, run=run, as_json=as_json))
        return
    listing = Listing.of("json" if as_json and form is None else form, output)
    with opened(store) as library:
        briefed = [each.id for each in library.runs() if each.facts]
        if stored or not (briefed or run or every or not library.runs()):
            listing.tell([("", name, fact) for name, fact in _stored(library, asked, overrides)])
            return
        runs = briefed if every and briefed else [run]
        found = [fact for one in runs for fact in found_facts(library, one)]
    listing.tell([(each.run.id, each.fact.id, each.fact) for each in found], under_runs=every)


def _why(store: str | None, name: str, *, run: str | None, as_json: bool) -> str:
    from service.render.text.why import why_json, why_text
    from service.runs.reasons import reasons

    with opened(store) as library:
        found = reasons(library, name, run=run)
    return why_json(found) if as_json else why_text(found)


def _stored(library: "Kept", asked: "Wanted", overrides: Path | None) -> "list[tuple[str, Fact]]":
    """The stored facts, each under the record that names it; what waits is linked first, by rules alone."""
    import asyncio

    from service import bootstrap
    from service.prompts import load_prompt
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
    return [(min(fact.records), fact) for fact in stored.facts]
