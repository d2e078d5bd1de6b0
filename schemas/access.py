"""Access: who may use a server, what they may do, and within which limits."""

from typing import Literal

from pydantic import Field

from schemas.shape import Value

Scope = Literal["read", "write", "admin"]
SCOPES: tuple[Scope, ...] = ("read", "write", "admin")


class AccessKey(Value):
    """A key as it is kept: never the secret itself, only its `digest`. `scopes` holds what it may do: admin may all, write may
    read too. `rpm` is its limit of requests a minute, `upload_bytes` that of one request's body, `monthly_usd` that of money in a
    calendar month (UTC), as a decimal; null: no limit of its own."""

    id: str
    name: str
    digest: str
    scopes: tuple[Scope, ...]
    created: str
    revoked: str | None = None
    rpm: int | None = Field(default=None, ge=1)
    upload_bytes: int | None = Field(default=None, ge=1)
    monthly_usd: str | None = None

    def may(self, scope: Scope) -> bool:
        """Whether the key carries this scope, or one that holds it."""
        return any(SCOPES.index(own) >= SCOPES.index(scope) for own in self.scopes)


class JournalLine(Value):
    """A change that somebody asked of a server, and what came of it as an HTTP status."""

    id: int = 0
    at: str
    key: str
    address: str
    action: str
    status: int
