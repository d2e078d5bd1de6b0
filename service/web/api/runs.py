"""Runs, and what they cost."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from schemas.outcome import Outcome
from service.web.access.callers import Reads, Served
from service.web.answers.paging import Cursor, Limit, cursor_of, number_of
from service.web.answers.problems import answers, no_such
from service.web.answers.shapes import Costs, Id, OutcomeLine, RunDetail, RunPage
from service.web.answers.tags import tagged

router = APIRouter(prefix="/v1", tags=["runs"])


@router.get("/runs", response_model=RunPage, responses=answers(304), summary="List runs")
def listed(request: Request, office: Served, caller: Reads, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Runs of all that was asked here or on the command line, the newest first, with tokens and cost."""
    found = office.desk.shelf.runs(before=number_of(cursor), most=limit + 1)
    more = cursor_of(found[limit - 1].id[1:]) if len(found) > limit else None
    return tagged(request, RunPage(items=found[:limit], next=more).model_dump_json())


@router.get("/runs/{run}", response_model=RunDetail, responses=answers(304, 404), summary="One run")
def one(request: Request, office: Served, caller: Reads, run: Id) -> Response:
    """A run, and what it made of each article."""
    found = office.desk.shelf.run(run)
    if found is None:
        raise no_such("run", run)
    lines = tuple(_line(entry.outcome) for entry in office.store.entries(run))
    return tagged(request, RunDetail(run=found, outcomes=lines).model_dump_json())


@router.get("/costs", response_model=Costs, responses=answers(304), summary="What this key has cost")
def costs(request: Request, office: Served, caller: Reads) -> Response:
    """What the key of this request has cost this month, and what it may still spend."""
    left = office.left(caller.id, caller.key.monthly_usd)
    spent = office.desk.keys.spent(caller.id, month=office.month)
    told = Costs(key=caller.id, month=office.month, spent_usd=str(spent), left_usd=None if left is None else str(left))
    return tagged(request, told.model_dump_json())


def _line(outcome: Outcome) -> OutcomeLine:
    return OutcomeLine(
        article=outcome.article.id,
        source=outcome.article.source,
        status=outcome.status,
        error=outcome.error,
        records=len(outcome.records),
        rejected=len(outcome.rejected),
    )
