"""Idempotency keys: a request that carries one is done once, however often a shaky line makes a client send it."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Final

from fastapi import Header
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from service.web.access.callers import Caller
from service.web.answers.problems import Refused
from service.web.office import Office

KEPT: Final = timedelta(hours=24)
LONGEST: Final = timedelta(minutes=15)
"""Longer than any such request takes: the process of one that was begun before died."""
Token = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Any text of the client's own; the same request with the same text is done once, for a day.",
        examples=["9b2f6c1e"],
    ),
]


async def once(
    office: Office,
    caller: Caller,
    token: str | None,
    request: bytes,
    work: Callable[[], BaseModel],
    *,
    status: int = 201,
) -> Response:
    """The answer of `work`, done in a thread; or the one that was given when the request came first. Raises Refused where the
    token came with another request, or the first is still under way."""
    if token is None:
        return _answer(status, (await run_in_threadpool(work)).model_dump_json())
    return await run_in_threadpool(_once, office, caller.id, token, request, work, status)


def _once(  # noqa: PLR0917 - called by position, in a thread
    office: Office, key: str, token: str, request: bytes, work: Callable[[], BaseModel], status: int
) -> Response:
    digest, journal = hashlib.sha256(request).hexdigest(), office.desk.journal
    stale, given_up = ((office.now - span).isoformat(timespec="seconds") for span in (KEPT, LONGEST))
    standing = journal.take(key, token, digest=digest, at=office.stamp, stale=stale, given_up=given_up)
    if standing is not None:
        if standing.digest != digest:
            raise Refused(409, "Idempotency-Key: it came with another request before; take a new one")
        if standing.status is None:
            raise Refused(409, "Idempotency-Key: the first request is still under way; ask again later")
        return _answer(standing.status, standing.body or "")
    try:
        body = work().model_dump_json()
    except BaseException:
        journal.give_up(key, token)
        raise
    journal.answered(key, token, status=status, body=body)
    return _answer(status, body)


def _answer(status: int, body: str) -> Response:
    return Response(body, status_code=status, media_type="application/json")
