"""The application: routes behind the gate, errors as problems, and the workers that live as long as it does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import anyio.to_thread
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from service.web.access.counting import Counted, Counting
from service.web.access.gate import Gate
from service.web.access.rates import Rates
from service.web.answers.problems import told
from service.web.api import articles, briefs, extractions, facts, health, jobs, journal, overrides, runs
from service.web.jobs.watching import Watching
from service.web.jobs.worker import Workers
from service.web.office import Office
from service.web.pages import articles as articles_page
from service.web.pages import briefs as briefs_page
from service.web.pages import decisions, login, work
from service.web.pages import facts as facts_page
from service.web.pages.view import STATIC

THREADS: Final = 12
"""Requests that are worked on at once: a store has fifteen connections, and the workers need some of them."""

_ABOUT = """Articles about diplomacy in; typed facts, every item with its evidence, and one-page briefs out.

Send a key as `Authorization: Bearer KEY`; `entente keys create` makes one. Errors are `application/problem+json` (RFC 9457).
Lists come in pages: give `next` of one as `cursor` for the one behind it. Answers carry an `ETag`; send it back as
`If-None-Match`. A `POST` with an `Idempotency-Key` is done once."""


def app(office: Office, *, rates: Rates | None = None) -> FastAPI:
    """The application of an office. Its workers start and stop with it."""
    counting = Counting()

    @asynccontextmanager
    async def living(made: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        watching = Watching(office)
        workers = Workers(office, tell=watching.wake_from_thread)
        made.state.watching, made.state.workers = watching, workers
        async with watching:
            workers.start()
            try:
                yield
            finally:
                await anyio.to_thread.run_sync(workers.stop)

    made = FastAPI(
        title="Entente",
        version=_version(),
        description=_ABOUT,
        openapi_url="/v1/openapi.json",
        docs_url=None,  # what they show is fetched from elsewhere
        redoc_url=None,
        lifespan=living,
    )
    made.state.office, made.state.counting = office, counting
    for part in (articles, extractions, jobs, facts, briefs, overrides, runs, journal, health):
        made.include_router(part.router)
    told(made)
    for part in (facts_page, articles_page, briefs_page, decisions, work, login):
        made.include_router(part.router)
    made.mount("/static", StaticFiles(directory=STATIC), name="static")
    made.state.rates = rates or Rates()
    made.add_middleware(Gate, office=office, rates=made.state.rates)
    made.add_middleware(Counted, counting=counting)
    return made


def _version() -> str:
    try:
        return version("entente")
    except PackageNotFoundError:
        return "0"
