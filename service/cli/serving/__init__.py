"""Commands for a server: `serve` runs it, `keys` says who may use it."""

from service.cli.serving.keys import keys
from service.cli.serving.serve import serve

__all__ = ["keys", "serve"]
