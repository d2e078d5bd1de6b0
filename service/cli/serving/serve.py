"""`entente serve`: Entente over HTTP."""

from typing import Annotated

import typer

from service.cli.options import Store
from service.errors import UsageError


def serve(
    host: Annotated[str, typer.Option(help="Address to serve on; one beyond this machine needs a key.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")] = 8337,
    workers: Annotated[int, typer.Option(min=0, max=32, help="Jobs done at once; 0: other servers do them.")] = 1,
    model: Annotated[str | None, typer.Option(help="Name of the model to ask. [env: ENTENTE_MODEL]")] = None,
    base_url: Annotated[str | None, typer.Option(help="Address of its endpoint. [env: OPENAI_BASE_URL]")] = None,
    store: Store = None,
) -> None:
    """Serve Entente over HTTP: articles, extractions, facts and briefs under /v1, described at /v1/openapi.json."""
    from service.settings import load_settings

    settings = load_settings(store=store, model=model, base_url=base_url)
    try:
        from service.web.office import Rules
        from service.web.serving import is_local
        from service.web.serving import serve as served
    except ModuleNotFoundError as error:
        raise UsageError(f"serving needs {error.name}, which is not here; install Entente's extra `serve`") from error

    rules = Rules(local=is_local(host), workers=workers)
    served(settings, host=host, port=port, rules=rules, say=lambda words: typer.echo(f"entente: {words}", err=True))
