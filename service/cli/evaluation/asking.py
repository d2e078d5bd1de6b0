"""The labelled texts put to a model: answers as `entente extract` would write them, of which no run is kept."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from schemas.outcome import Outcome
from service import bootstrap
from service.pipeline import Pipeline
from service.settings import Settings


def answers_about(places: Sequence[Path], settings: Settings, *, say: Callable[[str], None]) -> list[Outcome]:
    """What the model that is set tells of each text, asked by itself, for copies of one another are labelled one by one. Answers
    that were paid for are kept. Raises UsageError when no model is set, AccessError when none can answer."""
    with bootstrap.run_store(settings) as store, bootstrap.pipeline(settings, say, store) as pipeline:
        return asyncio.run(_told(pipeline, places))


async def _told(pipeline: Pipeline, places: Sequence[Path]) -> list[Outcome]:
    readings = [pipeline.read([str(place)]) for place in places]
    articles = [article for reading in readings for article in reading.articles]
    try:
        told = [each.outcome async for each in pipeline.extract(articles)]
    finally:
        await pipeline.model.close()
    return [*told, *(outcome for reading in readings for outcome in reading.unread)]
