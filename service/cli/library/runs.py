"""`entente runs`: the runs that were kept, or one of them whole."""

from typing import Annotated

import typer

from service.cli.library.opening import opened
from service.cli.options import Store
from service.cli.words import out

runs = typer.Typer(
    rich_markup_mode=None, pretty_exceptions_enable=False, help="List the runs that were kept, the newest first."
)


@runs.callback(invoke_without_command=True)
def listed(context: typer.Context, store: Store = None) -> None:
    """List the runs that were kept, the newest first."""
    from service.render.text.run import runs_table

    context.obj = store
    if context.invoked_subcommand is None:
        with opened(store) as library:
            out(runs_table(library.runs()))


@runs.command()
def show(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="ID", help="A run, as r12. [default: the latest]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    store: Store = None,
) -> None:
    """Show a run: what was asked with which prompts, what came of each article, what it cost, what failed and why."""
    from service.render.text.run import run_json, run_text
    from service.runs.finding import found_run

    with opened(store or context.obj) as library:
        found = found_run(library, name)
    out(run_json(found.run, found.entries) if as_json else run_text(found.run, found.entries))
