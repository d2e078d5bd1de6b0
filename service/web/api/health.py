"""Whether the server lives, whether it can work, and its figures."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.errors import StoreError
from service.web.access.callers import Reads, Served
from service.web.access.counting import Counting
from service.web.answers.problems import answers
from service.web.answers.shapes import Health

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health, summary="Whether the server lives")
async def lives() -> Response:
    """It does, if this is answered; nothing else is looked at."""
    return _told(200, "ok")


@router.get("/readyz", response_model=Health, responses={503: {"model": Health}}, summary="Whether the server can work")
def ready(office: Served) -> Response:
    """Whether the store can be read."""
    try:
        office.store.links.state()
    except StoreError:
        return _told(503, "the store cannot be read")
    return _told(200, "ok")


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        **answers(),
        200: {"description": "Figures.", "content": {"text/plain": {"schema": {"type": "string"}}}},
    },
    summary="Figures for Prometheus",
)
def metrics(request: Request, office: Served, caller: Reads) -> Response:
    """Requests and their seconds by route, jobs by state, facts on the board."""
    counting: Counting = request.app.state.counting
    return Response(counting.told(office), media_type=counting.media_type)


def _told(status: int, words: str) -> Response:
    return Response(Health(status=words).model_dump_json(), status_code=status, media_type="application/json")
