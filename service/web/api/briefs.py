"""Briefs: commissioned as a job, listed, fetched in any format."""

from typing import Final, Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from schemas.job import Job, JobSpec
from service.bootstrap import RENDERERS
from service.web.access.callers import Reads, Served, Writes
from service.web.access.headers import SEALED
from service.web.access.tokens import Token, once
from service.web.answers.paging import Cursor, Limit, cursor_of, number_of
from service.web.answers.problems import Refused, answers, no_such
from service.web.answers.shapes import BriefIn, BriefLine, BriefPage, Id
from service.web.answers.tags import tagged
from service.web.api.facts import wanted_facts
from service.web.jobs.submitting import submitted

router = APIRouter(prefix="/v1/briefs", tags=["briefs"])
Form = Literal["json", "md", "html", "pdf", "docx"]
TYPES: Final[dict[Form, str]] = {
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_CONTENT = {kind.partition(";")[0]: {"schema": {"type": "string"}} for kind in TYPES.values() if "json" not in kind}


@router.post("", status_code=202, response_model=Job, responses=answers(404, 409, 413), summary="Commission a brief")
async def create(request: Request, office: Served, caller: Writes, given: BriefIn, token: Token = None) -> Response:
    """A job that writes one page about articles, stored facts or both; its `run` is the id of the brief when it is done."""
    if not given.articles and given.facts is None:
        raise Refused(422, "name articles, or a filter of stored facts ({} means all)")
    for date in (given.as_of, given.since):
        wanted_facts(parties=[], kinds=[], statuses=[], since=date)
    if given.facts is not None:
        wanted_facts(parties=[], kinds=[], statuses=[], since=given.facts.since)
    spec = JobSpec(
        articles=given.articles,
        facts=given.facts,
        as_of=given.as_of,
        since=given.since,
        paper=given.paper,
        annex=given.annex,
    )
    asked = b"briefs\0" + spec.model_dump_json().encode()
    told = await once(office, caller, token, asked, lambda: submitted(office, caller, "brief", spec), status=202)
    request.app.state.workers.wake()
    return told


@router.get("", response_model=BriefPage, responses=answers(304), summary="List briefs")
def listed(request: Request, office: Served, caller: Reads, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Briefs, the newest first."""
    found = office.desk.shelf.briefs(before=number_of(cursor), most=limit + 1)
    more = cursor_of(found[limit - 1].id[1:]) if len(found) > limit else None
    lines = tuple(BriefLine(**each._asdict()) for each in found[:limit])
    return tagged(request, BriefPage(items=lines, next=more).model_dump_json())


@router.get(
    "/{brief}",
    responses={**answers(304, 404), 200: {"description": "The page.", "content": {**_CONTENT, "application/json": {}}}},
    response_class=Response,
    summary="One brief, in any format",
)
def one(request: Request, office: Served, caller: Reads, brief: Id, format: Form = "json") -> Response:  # noqa: A002 - its name in the address
    """The page of this run, as JSON, Markdown, HTML, PDF or Word. HTML is sealed: nothing in it runs, or is fetched."""
    found = office.store.brief(brief)
    if found is None:
        raise no_such("brief", brief)
    content = RENDERERS[f".{format}"].render(found).content
    known = {"content_disposition": f'attachment; filename="brief-{brief}.{format}"'} if format != "html" else {}
    return tagged(request, content, TYPES[format], **known, content_security_policy=SEALED)
