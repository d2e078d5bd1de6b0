"""Errors as the web tells them: `application/problem+json` (RFC 9457), with what happened and what to do."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from schemas.shape import Value
from service.errors import EntenteError, StoreError, UsageError

TYPE = "application/problem+json"


class Fault(Value):
    """One thing that is wrong with a request: where, and what."""

    where: str
    what: str


class Problem(Value):
    """What went wrong: `title` names the kind, `detail` says what happened and what to do; `errors` are the single faults of a
    request."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: tuple[Fault, ...] = ()


class Refused(UsageError):
    """A request that is refused, with the status that says why."""

    def __init__(self, status: int, detail: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = dict(headers or {})


def no_such(noun: str, name: str) -> Refused:
    """There is nothing of this id."""
    return Refused(404, f"no {noun} has the id {name[:80]!r}; list them to see those there are")


def problem(
    status: int, detail: str, *, errors: tuple[Fault, ...] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """The answer that tells of a problem."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors)
    told = body.model_dump(exclude=set() if errors else {"errors"})
    return Response(
        json.dumps(told, ensure_ascii=True), status_code=status, media_type=TYPE, headers=dict(headers or {})
    )


_SCHEMA = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
_SAID = {
    304: "What the client has is still so.",
    400: "The request cannot be read.",
    401: "No valid key came with the request.",
    403: "The key may not do this.",
    404: "There is nothing of this id.",
    405: "This address does not take the method.",
    409: "It contradicts what stands, or another request is under way.",
    413: "The request is larger than it may be.",
    415: "The content is of no kind that is taken.",
    422: "Something in the request is wrong.",
    429: "Too many requests.",
    503: "The store cannot be used right now.",
}


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How these statuses are told of in the description of a route; those that any route may give are always among them."""
    schema = {key: value for key, value in _SCHEMA.items() if key != "$defs"}
    schema = json.loads(
        json.dumps(schema).replace('{"$ref": "#/components/schemas/Fault"}', json.dumps(_SCHEMA["$defs"]["Fault"]))
    )
    made: dict[int | str, dict[str, Any]] = {}
    for status in sorted({400, 401, 403, 422, 429, 503, *statuses}):
        made[status] = {"description": _SAID[status]}
        if status != 304:
            made[status]["content"] = {TYPE: {"schema": schema}}
    return made


def told(app: FastAPI) -> None:
    """Let the application tell every error as a problem."""

    @app.exception_handler(Refused)
    def refused(_request: Request, error: Refused) -> Response:
        return problem(error.status, str(error), headers=error.headers)

    @app.exception_handler(EntenteError)
    def expected(_request: Request, error: EntenteError) -> Response:
        return problem(503 if isinstance(error, StoreError) else 422, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> Response:
        faults = tuple(
            Fault(where=".".join(str(part)[:40] for part in each["loc"]), what=str(each["msg"])[:300])
            for each in error.errors()[:20]
        )
        unread = any(each["type"] == "json_invalid" for each in error.errors())
        return problem(
            400 if unread else 422,
            "the body is no JSON" if unread else "the request is not as it should be; `errors` says where",
            errors=faults,
        )

    @app.exception_handler(Exception)
    def unexpected(_request: Request, _error: Exception) -> Response:
        return problem(500, "a defect of Entente; the server's log tells more, please report it")

    @app.exception_handler(HTTPException)
    def known(_request: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail), headers=error.headers)
