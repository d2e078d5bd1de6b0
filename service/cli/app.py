"""The commands by name, and the one place where an expected error becomes a message and an exit code."""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from service.cli.brief import brief
from service.cli.evaluation import evaluate
from service.cli.extract import extract
from service.cli.library import facts, runs, show
from service.cli.prompts import prompts
from service.cli.running.estimate import estimate
from service.errors import EntenteError

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
for command in (brief, extract, estimate, show, facts, prompts):
    app.command()(command)
app.add_typer(runs, name="runs")
app.command(name="eval")(evaluate)

_INTERRUPTED = 130  # what typer makes of Ctrl-C; a closed pipe ends it with 1 and no words


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"entente {version('entente')}")
        raise typer.Exit


@app.callback()
def entente(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Articles about diplomacy in; typed records and a one-page brief, every sentence with its evidence, out."""


def main() -> None:
    """Run the command line; every expected error is one message on stderr. Data is UTF-8 whatever the locale."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        app(prog_name="entente")
    except EntenteError as error:
        typer.echo(f"entente: {error}", err=True)
        raise SystemExit(2) from error
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            typer.echo("entente: interrupted; nothing more is asked", err=True)
        raise
