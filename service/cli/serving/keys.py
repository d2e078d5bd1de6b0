"""`entente keys`: who may use a server, what they may do, and within which limits."""

from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.options import Store
from service.cli.words import out
from service.errors import UsageError

if TYPE_CHECKING:
    from schemas.access import AccessKey

keys = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Make, list and revoke keys of a server.",
)


@keys.command()
def create(
    name: Annotated[str, typer.Argument(help="Who uses it, for the list and the journal.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, write (and read) or admin (all). [default: read]")
    ] = None,
    rpm: Annotated[int | None, typer.Option(min=1, help="Requests a minute at most.")] = None,
    upload_bytes: Annotated[int | None, typer.Option(min=1, help="Bytes of one request at most.")] = None,
    monthly_usd: Annotated[
        str | None, typer.Option(metavar="USD", help="Never spend more in a calendar month, at list price.")
    ] = None,
    store: Store = None,
) -> None:
    """Make a key and print its secret, which is shown this once: only a digest of it is kept."""
    from service import bootstrap
    from service.settings import load_settings
    from service.web.access.secrets import new_key

    created = bootstrap.now().isoformat(timespec="seconds")
    made = new_key(
        name, scopes=scope or ["read"], created=created, rpm=rpm, upload_bytes=upload_bytes, monthly_usd=monthly_usd
    )
    with bootstrap.served_store(load_settings(store=store)) as kept:
        kept.desk.keys.add(made.key)
    out(f"{made.secret}\n")
    typer.echo(f"entente: key {made.key.id} ({made.key.name}) made; its secret is shown this once", err=True)


@keys.command(name="list")
def listed(store: Store = None) -> None:
    """List keys: id, scopes, when made, when revoked, name."""
    from service import bootstrap
    from service.render.text.table import table
    from service.settings import load_settings

    with bootstrap.served_store(load_settings(store=store)) as kept:
        found = kept.desk.keys.every()
    head = ("id", "scopes", "made", "revoked", "limits", "name")
    rows = [
        (key.id, " ".join(key.scopes), key.created[:10], (key.revoked or "")[:10], _limits(key), key.name)
        for key in found
    ]
    out(table(head, rows))


@keys.command()
def revoke(
    key: Annotated[str, typer.Argument(metavar="ID", help="As `entente keys list` has it.")], store: Store = None
) -> None:
    """Revoke a key, and end the logins of browsers with it, from this moment on."""
    from service import bootstrap
    from service.settings import load_settings

    with bootstrap.served_store(load_settings(store=store)) as kept:
        if not kept.desk.keys.revoke(key, at=bootstrap.now().isoformat(timespec="seconds")):
            raise UsageError(f"{key}: no such key stands; `entente keys list` lists all")
    typer.echo(f"entente: key {key} is revoked", err=True)


def _limits(key: "AccessKey") -> str:
    """The key's own limits, in short."""
    told = (
        f"{key.rpm}/min" if key.rpm else "",
        f"{key.upload_bytes:,} B" if key.upload_bytes else "",
        f"${key.monthly_usd}/month" if key.monthly_usd is not None else "",
    )
    return ", ".join(each for each in told if each)
