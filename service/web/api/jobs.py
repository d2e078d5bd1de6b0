"""Jobs: how far they are, as an answer or as a stream of events, and their end by hand."""

from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from schemas.job import Job
from service.web.access.callers import Caller, Reads, Served, Writes
from service.web.answers.paging import Cursor, Limit, cursor_of, number_of
from service.web.answers.problems import Refused, answers, no_such
from service.web.answers.shapes import Id, JobPage
from service.web.answers.tags import tagged
from service.web.jobs.watching import Watching
from service.web.office import Office

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])


@router.get("", response_model=JobPage, responses=answers(304), summary="List jobs")
def listed(request: Request, office: Served, caller: Reads, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """The jobs of this key, the newest first; of all keys for an admin."""
    mine = None if caller.key.may("admin") else caller.id
    found = office.desk.jobs.listed(key=mine, before=number_of(cursor), most=limit + 1)
    more = cursor_of(found[limit - 1].id[1:]) if len(found) > limit else None
    return tagged(request, JobPage(items=found[:limit], next=more).model_dump_json())


@router.get("/{job}", response_model=Job, responses=answers(304, 404), summary="One job")
def one(request: Request, office: Served, caller: Reads, job: Id) -> Response:
    """How far it is, what it cost, and how it ended."""
    return tagged(request, own_job(office, caller, job).model_dump_json())


@router.get(
    "/{job}/events",
    responses={
        **answers(404),
        200: {
            "description": "Events `job`, each the job as JSON.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
    },
    response_class=StreamingResponse,
    summary="Follow a job",
)
async def events(request: Request, office: Served, caller: Reads, job: Id) -> Response:
    """Server-sent events: the job at once and after every change, until it has ended."""
    found = await run_in_threadpool(own_job, office, caller, job)
    watching: Watching = request.app.state.watching
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_stream(watching, found), media_type="text/event-stream", headers=headers)


@router.post("/{job}/cancel", status_code=202, response_model=Job, responses=answers(404, 409), summary="Cancel a job")
async def cancel(office: Served, caller: Writes, job: Id) -> Response:
    """Ask nothing more; what is under way is finished and kept, for it is paid for."""
    await run_in_threadpool(own_job, office, caller, job)
    ended = await run_in_threadpool(office.desk.jobs.cancel, job, at=office.stamp)
    if ended is None:
        raise Refused(409, f"job {job} has ended; there is nothing to cancel")
    return Response(ended.model_dump_json(), status_code=202, media_type="application/json")


def own_job(office: Office, caller: Caller, name: str) -> Job:
    """The job of this id; one of another key is as good as none."""
    found = office.desk.jobs.find(name)
    if found is None or not caller.sees(found.key):
        raise no_such("job", name)
    return found


async def _stream(watching: Watching, job: Job) -> AsyncIterator[str]:
    async for each in watching.follow(job):
        yield ": alive\n\n" if each is None else f"id: {each.version}\nevent: job\ndata: {each.model_dump_json()}\n\n"
