"""The journal of changes, for who rules."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.web.access.callers import Rules, Served
from service.web.answers.paging import Cursor, Limit, cursor_of, number_of
from service.web.answers.problems import answers
from service.web.answers.shapes import JournalPage
from service.web.answers.tags import tagged

router = APIRouter(prefix="/v1/journal", tags=["journal"])


@router.get("", response_model=JournalPage, responses=answers(304), summary="Who asked for which change")
def listed(request: Request, office: Served, caller: Rules, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Changes and refusals, the newest first: when, which key, from where, what, and with which status."""
    found = office.desk.journal.lines(before=number_of(cursor), most=limit + 1)
    more = cursor_of(found[limit - 1].id) if len(found) > limit else None
    return tagged(request, JournalPage(items=found[:limit], next=more).model_dump_json())
