"""The login: a browser shows a key once, and carries a cookie from then on."""

from typing import Final

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from service.web.access.callers import Reads, Served
from service.web.access.rates import Rates
from service.web.access.secrets import COOKIE, key_of, log_in, log_out
from service.web.answers.problems import Refused
from service.web.pages.view import form_of, go, page, pages, word

router = pages()
_LONGEST_KEY: Final = 200


@router.get("/login")
def asked(request: Request, next: str = "/") -> Response:  # noqa: A002 - its name in the address
    """Ask for a key."""
    return page(request, "login", next=_inside(next), wrong=False)


@router.post("/login")
async def let_in(request: Request, office: Served) -> Response:
    """Let a browser in with a key. Wrong keys are counted by address, like those of programs."""
    form = await form_of(request)
    rates: Rates = request.app.state.rates
    name, most = f"guess {request.client.host if request.client else ''}", office.rules.guesses
    if rates.is_empty(name, a_minute=most):
        raise Refused(429, "too many wrong keys came from there; wait a minute", headers={"retry-after": "60"})
    key = await run_in_threadpool(key_of, office, word(form, "key")[:_LONGEST_KEY])
    following = _inside(word(form, "next"))
    if key is None:
        rates.take(name, a_minute=most)
        return page(request, "login", status=403, next=following, wrong=True)
    login = await run_in_threadpool(log_in, office, key)
    answer = go(following)
    answer.set_cookie(
        COOKIE,
        login.cookie,
        max_age=office.rules.login_hours * 3600,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return answer


@router.post("/logout")
async def let_out(request: Request, office: Served, _caller: Reads) -> Response:
    """End the login."""
    await form_of(request)
    await run_in_threadpool(log_out, office, request.cookies.get(COOKIE, ""))
    answer = go("/login")
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _inside(path: str) -> str:
    """A page of this site to go on to; the first one for any other address."""
    fits = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if fits else "/"
