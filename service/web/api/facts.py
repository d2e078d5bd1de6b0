"""Facts: listed, filtered and searched on the board; one whole, with why it is one."""

import json
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import ValidationError
from starlette.responses import Response

from schemas.job import FactFilter
from service.core.language.dates import bounds
from service.core.linking.explanation import explain
from service.runs.board import sought
from service.web.access.callers import Reads, Served
from service.web.answers.paging import Cursor, Limit, cursor_of, number_of
from service.web.answers.problems import Refused, answers, no_such
from service.web.answers.shapes import FactDetail, FactPage, Id
from service.web.answers.tags import tagged

router = APIRouter(prefix="/v1/facts", tags=["facts"])
Words = Annotated[list[str], Query(max_length=20)]
Type = Literal["agreement", "meeting", "statement"]


@router.get("", response_model=FactPage, responses=answers(304), summary="List, filter and search facts")
def listed(
    request: Request,
    office: Served,
    caller: Reads,
    party: Annotated[list[str], Query(description="Any of these parties, by name or code.", examples=[["JP"]])] = [],
    kind: Annotated[list[str], Query(description="Any of these types, kinds, instruments, formats or sorts.")] = [],
    status: Annotated[list[str], Query(description="Any of these statuses.", examples=[["in_force"]])] = [],
    type: Annotated[list[Type], Query(description="Any of these types.")] = [],  # noqa: A002 - its name in the address
    since: Annotated[
        str | None, Query(max_length=40, description="Day, month or year from which on it tells.", examples=["2025-05"])
    ] = None,
    q: Annotated[
        str, Query(max_length=500, description="Words, all of which it holds, each at least as a beginning.")
    ] = "",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Facts in order of rank: agreements, meetings, statements."""
    wanted = wanted_facts(parties=party, kinds=kind, statuses=status, since=since)
    after = number_of(cursor)
    found, state = office.desk.board.page(
        sought(wanted, types=type, text=q), after=-1 if after is None else after, most=limit + 1
    )
    more = json.dumps(cursor_of(found[limit - 1][0])) if len(found) > limit else "null"
    items = ",".join(summary for _, summary in found[:limit])
    board = state.model_dump_json() if state else "null"
    return tagged(request, f'{{"items":[{items}],"next":{more},"board":{board}}}')


@router.get("/{fact}", response_model=FactDetail, responses=answers(304, 404), summary="One fact, whole")
def one(request: Request, office: Served, caller: Reads, fact: Id) -> Response:
    """The fact of this id, or that holds the record of this id, with its timeline, conflicts, merges and people's decisions."""
    found = office.desk.board.find(fact)
    if found is None:
        raise no_such("fact", fact)
    name, whole = found
    return tagged(request, FactDetail(id=name, fact=whole, why=explain("", whole)).model_dump_json())


def wanted_facts(*, parties: list[str], kinds: list[str], statuses: list[str], since: str | None) -> FactFilter:
    """The filter that was asked for; raise Refused for a date that is none."""
    if since is not None and bounds(since) is None:
        raise Refused(422, f"since: {since[:40]!r} is no date; write it as 2025-05-29, 2025-05 or 2025")
    try:
        return FactFilter(parties=tuple(parties), kinds=tuple(kinds), statuses=tuple(statuses), since=since)
    except ValidationError as error:
        raise Refused(422, "the filter is not as it should be") from error
