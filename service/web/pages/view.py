"""What every page shares: its templates, who reads it, the forms it takes, and errors told as a page."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from schemas.fact import Fact
from service.core.language.dates import say
from service.core.language.wording import STEP_WORDS
from service.errors import EntenteError, StoreError
from service.render.plain import counted, plain
from service.web.access.callers import caller_of, check_form, office_of
from service.web.access.secrets import COOKIE, csrf_of
from service.web.answers.problems import Refused
from service.web.office import Office
from service.web.uploads import File

STATIC: Final = Path(__file__).parent / "static"
_TEMPLATES: Final = Path(__file__).parent / "templates"
_SPOKEN: Final = (*STEP_WORDS.items(),)
_MOST_FIELDS: Final = 2_000


class PageRoute(APIRoute):
    """A route whose errors are told as a page; who is not known is led to the login."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with its errors turned into pages."""
        answer = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await answer(request)
            except Refused as error:
                if error.status == HTTPStatus.UNAUTHORIZED:
                    return RedirectResponse(f"/login?next={quote(request.url.path)}", status_code=303)
                return _trouble(request, error.status, str(error), error.headers)
            except RequestValidationError:
                return _trouble(request, 422, "something in the address or the form is not as it should be")
            except EntenteError as error:
                return _trouble(request, 503 if isinstance(error, StoreError) else 422, str(error))

        return told


def pages(**options: Any) -> APIRouter:
    """A router of pages: no part of the description of `/v1`."""
    return APIRouter(route_class=PageRoute, include_in_schema=False, **options)


def page(request: Request, template: str, /, *, status: int = 200, **shown: object) -> HTMLResponse:
    """A page by the name of its template."""
    caller = caller_of(request)
    by_login = caller is not None and caller.by == "login"
    around = {
        "caller": caller,
        "may_write": caller is not None and caller.key.may("write"),
        "csrf": csrf_of(request.cookies.get(COOKIE, "")) if by_login else "",
        "by_login": by_login,
        "here": request.url.path,
        "by_rules": office_of(request).settings.is_embedded,
        "model": office_of(request).settings.model,
    }
    return HTMLResponse(_templates().get_template(f"{template}.html.j2").render(**around, **shown), status_code=status)


async def form_of(request: Request) -> FormData:
    """The fields of the form that was sent; raise Refused for one that cannot be read, or is of another login."""
    form, _ = await form_with_files(request, most=0)
    return form


async def form_with_files(request: Request, *, most: int) -> tuple[FormData, list[File]]:
    """The same, with what came as `files`, at most so many."""
    try:
        async with request.form(max_files=most, max_fields=_MOST_FIELDS) as form:
            check_form(request, word(form, "csrf"))
            sent = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
            return form, [File(each.filename or "", await each.read()) for each in sent]
    except HTTPException as error:
        raise Refused(error.status_code, f"the form cannot be read: {error.detail}") from error
    except MultiPartException as error:
        raise Refused(400, f"the form cannot be read: {error.message}") from error


def word(form: FormData | Mapping[str, str], name: str) -> str:
    """A field of a form as one line; empty where it was not sent."""
    value = form.get(name)
    return "" if value is None or isinstance(value, UploadFile) else " ".join(value.split())


def go(path: str) -> Response:
    """On to a page, after a form was taken."""
    return RedirectResponse(path, status_code=303)


def titles(office: Office, articles: Sequence[str]) -> dict[str, str]:
    """What to call these articles: title and publisher, or the name of the file."""
    found = {key: office.desk.shelf.find(key) for key in dict.fromkeys(articles)}
    return {
        key: "an article that was taken out" if each is None else title_of(each.title, each.publisher, each.source)
        for key, each in found.items()
    }


def title_of(title: str | None, publisher: str | None, source: str) -> str:
    """What to call an article."""
    return plain(", ".join(filter(None, (title or Path(source).name, publisher))))


def called(fact: Fact) -> str:
    """What to call a fact, as a heading."""
    return plain(f"{fact.name} ({fact.acronym})" if fact.acronym else fact.name)


def spoken(status: str | None) -> str:
    """A status in words."""
    steps: Mapping[str, str] = dict(_SPOKEN)
    return "no step told" if status in {None, "not_told"} else steps.get(status or "", (status or "").replace("_", " "))


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"plain": plain, "say": lambda date: say(date) if date else "", "spoken": spoken}
    made.globals |= {"counted": counted}
    return made


def _trouble(request: Request, status: int, what: str, headers: Mapping[str, str] | None = None) -> Response:
    shown = page(request, "trouble", status=status, title=HTTPStatus(status).phrase, what=what)
    shown.headers.update(headers or {})
    return shown
