"""Decisions: what people split, joined and corrected, each with a name and a reason; and taken back again."""

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from schemas.fact import Fact
from service.web.access.callers import Reads, Served, Writes
from service.web.answers.problems import Refused, no_such
from service.web.answers.shapes import CorrectIn, Id, JoinIn, SplitIn
from service.web.api.overrides import decided, withdrawn
from service.web.office import Office
from service.web.pages.view import form_of, go, page, pages, word

router = pages()
Given = TypeVar("Given", SplitIn, JoinIn, CorrectIn)


@router.get("/decisions")
def listed(request: Request, office: Served, _caller: Reads) -> Response:
    """All decisions, the newest first."""
    return page(request, "decisions", decisions=office.desk.decisions.every()[::-1], state=office.desk.board.state())


@router.post("/facts/{fact}/apart")
async def apart(request: Request, office: Served, caller: Writes, fact: Id) -> Response:
    """One record of a fact tells of another one: it is held apart from each of the others."""
    form = await form_of(request)
    own = word(form, "record").replace("/", "-")
    whole = await run_in_threadpool(_fact, office, fact)
    others = [record.replace("/", "-") for record in whole.records if record.replace("/", "-") != own]
    if len(others) == len(whole.records):
        raise no_such("record of this fact", own)
    for other in others:
        given = _given(lambda: SplitIn(split=(own, other), **_signed(form)))  # noqa: B023 - called at once
        await run_in_threadpool(decided, office, caller.id, given)
    return go(f"/facts/{others[0] if others else own}")


@router.post("/facts/{fact}/join")
async def join(request: Request, office: Served, caller: Writes, fact: Id) -> Response:
    """This fact and another one are the same."""
    form = await form_of(request)
    whole = await run_in_threadpool(_fact, office, fact)
    own = min(whole.records).replace("/", "-")
    given = _given(lambda: JoinIn(join=(own, word(form, "other")), **_signed(form)))
    await run_in_threadpool(decided, office, caller.id, given)
    return go(f"/facts/{own}")


@router.post("/facts/{fact}/correct")
async def correct(request: Request, office: Served, caller: Writes, fact: Id) -> Response:
    """A value of this fact is another one."""
    form = await form_of(request)
    whole = await run_in_threadpool(_fact, office, fact)
    own = min(whole.records).replace("/", "-")
    told = {name: word(form, name) or None for name in ("field", "step", "value")}
    given = _given(lambda: CorrectIn.model_validate({"correct": own, **told, **_signed(form)}))
    await run_in_threadpool(decided, office, caller.id, given)
    return go(f"/facts/{own}")


@router.post("/decisions/{decision}/withdraw")
async def withdraw(request: Request, office: Served, _caller: Writes, decision: Id) -> Response:
    """The rules hold again where it stood."""
    await form_of(request)
    await run_in_threadpool(withdrawn, office, decision)
    return go("/decisions")


def _fact(office: Office, name: str) -> Fact:
    found = office.desk.board.find(name)
    if found is None:
        raise no_such("fact", name)
    return found[1]


def _signed(form: FormData) -> dict[str, Any]:
    return {"by": word(form, "by"), "reason": word(form, "reason")}


def _given(make: Callable[[], Given]) -> Given:
    """What a form asks for; raise Refused where it lacks something."""
    try:
        return make()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = " ".join(str(part) for part in first["loc"])
        raise Refused(422, f"the decision lacks something: {where}: {first['msg']}") from error
