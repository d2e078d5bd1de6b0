"""Who asks: a key, a browser that is logged in with one, or, while no key stands, whoever is at this machine."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from schemas.access import AccessKey, Scope
from service.web.access.secrets import COOKIE, is_csrf
from service.web.answers.problems import Refused
from service.web.office import Office

LOCAL = AccessKey(id="local", name="this machine", digest="", scopes=("admin",), created="")
"""Whoever is at this machine, while no key stands."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and how they were known."""

    key: AccessKey
    by: Literal["key", "login", "local"]

    @property
    def id(self) -> str:
        """The id of the key."""
        return self.key.id

    def sees(self, key: str) -> bool:
        """Whether what belongs to a key is theirs to see: their own, or all of it for an admin."""
        return key == self.key.id or self.key.may("admin")


_BEARER = HTTPBearer(auto_error=False, scheme_name="key", description="A key that `entente keys create` made.")


def office_of(request: Request) -> Office:
    """The office of the application that answers."""
    office: Office = request.app.state.office
    return office


async def _served(request: Request) -> Office:
    """The office, found without a thread of its own, which a plain function would be given."""
    return office_of(request)


def caller_of(request: Request) -> Caller | None:
    """Who asks, as the gate found; None for nobody known."""
    caller: Caller | None = request.scope["state"].get("caller")
    return caller


def _needs(scope: Scope) -> object:
    async def checked(request: Request, _shown: Annotated[object, Security(_BEARER)] = None) -> Caller:
        caller = caller_of(request)
        if caller is None:
            raise Refused(401, "no key came with the request; send `Authorization: Bearer KEY`", headers=CHALLENGE)
        if not caller.key.may(scope):
            raise Refused(403, f"key {caller.id} may not do this: it needs the scope {scope}")
        return caller

    return Depends(checked)


CHALLENGE = {"www-authenticate": "Bearer"}
Served = Annotated[Office, Depends(_served)]
Reads = Annotated[Caller, _needs("read")]
Writes = Annotated[Caller, _needs("write")]
Rules = Annotated[Caller, _needs("admin")]


def check_form(request: Request, token: str) -> None:
    """Raise Refused unless a form that a logged-in browser sent carries the token of its login. Pages call it for every form."""
    caller = caller_of(request)
    if caller is not None and caller.by == "login" and not is_csrf(request.cookies.get(COOKIE, ""), token):
        raise Refused(403, "the form is not from this login; load the page again and send it once more")
