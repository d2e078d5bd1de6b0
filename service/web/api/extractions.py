"""Extractions: articles asked about as one job, and the typed records that came of it."""

from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from schemas.job import Job, JobSpec
from service.web.access.callers import Reads, Served, Writes
from service.web.access.tokens import Token, once
from service.web.answers.problems import Refused, answers, no_such
from service.web.answers.shapes import ExtractionIn, Id
from service.web.api.jobs import own_job
from service.web.jobs.submitting import submitted
from service.web.office import Office

router = APIRouter(prefix="/v1/extractions", tags=["extractions"])
LINES = "application/x-ndjson"


@router.post("", status_code=202, response_model=Job, responses=answers(409, 413), summary="Submit a batch")
async def submit(
    request: Request, office: Served, caller: Writes, given: ExtractionIn, token: Token = None
) -> Response:
    """A job that asks about each of these articles; follow it at `/v1/jobs/{id}/events`."""
    spec = JobSpec(articles=given.articles)
    asked = b"extractions\0" + spec.model_dump_json().encode()
    told = await once(office, caller, token, asked, lambda: submitted(office, caller, "extraction", spec), status=202)
    request.app.state.workers.wake()
    return told


@router.get(
    "/{job}/result",
    responses={
        **answers(404, 409),
        200: {"description": "A line of JSON an article.", "content": {LINES: {"schema": {"type": "string"}}}},
    },
    response_class=StreamingResponse,
    summary="The records of a batch",
)
def result(office: Served, caller: Reads, job: Id) -> Response:
    """One line for each article, as `entente extract --format jsonl` prints it; of a job that was cancelled, of those before."""
    found = own_job(office, caller, job)
    if found.kind != "extraction":
        raise no_such("extraction", job)
    if not found.has_ended:
        raise Refused(409, f"job {job} is not done yet; follow it at /v1/jobs/{job}/events")
    headers = {"content-disposition": f'attachment; filename="extraction-{job}.jsonl"'}
    return StreamingResponse(_lines(office, found), media_type=LINES, headers=headers)


def _lines(office: Office, job: Job) -> Iterator[str]:
    for entry in office.store.entries(job.run) if job.run else ():
        yield f"{entry.outcome.model_dump_json()}\n"
