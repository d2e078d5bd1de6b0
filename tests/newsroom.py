"""Four short articles about two treaties, what a model answers about each, and a pipeline that reads them from memory."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from schemas.article import Article
from schemas.brief import Brief
from schemas.override import Overrides
from service.core.briefing.commission import Commission, Earlier
from service.errors import ReadError
from service.pipeline import Pipeline
from service.ports import Model, Question, UnreadFile
from service.prompts import load_prompt
from tests.llm.questions import agreement, event, extraction, meeting, statement
from tests.records import article
from tests.twins import OpenPace

CHAGOS = """Britain and Mauritius seal Chagos deal

LONDON, 23 May 2025. Prime Minister Keir Starmer and his counterpart Navin Ramgoolam signed the Chagos Archipelago treaty
by video link on 22 May 2025. The UK will lease the Diego Garcia base for 99 years, at an average cost of £101 million a
year. Parliament in London is expected to ratify the treaty later this year. “This is a great day for Mauritius,”
Ramgoolam said.
"""
LAMMY = """Foreign Secretary David Lammy met Mauritian Foreign Minister Ritish Ramful in Port Louis on 3 June 2025. They agreed to
hold a joint commission in July 2025. Lammy welcomed the Chagos Archipelago treaty. Britain has one ministry for it.
"""
FORCE = """The Chagos Archipelago treaty entered into force after both parliaments gave their consent, officials said.
It binds Britain and Mauritius.
"""
HIGH_SEAS = """The High Seas Treaty was adopted in New York on 19 June 2023. Morocco became the 60th state to ratify it.
"""
TEXTS: Mapping[str, str] = {"chagos.txt": CHAGOS, "lammy.txt": LAMMY, "force.txt": FORCE, "seas.txt": HIGH_SEAS}

_SIDES = [{"name": "United Kingdom", "country": "GB"}, {"name": "Mauritius", "country": "MU"}]
_TREATY: dict[str, Any] = {"name": "Chagos Archipelago treaty", "acronym": None, "aliases": [], "instrument": "treaty",
                           "kind": "other", "parties": _SIDES}  # fmt: skip


def _chagos(*events: Mapping[str, Any], **told: Any) -> dict[str, Any]:
    return agreement(*events, **{**_TREATY, **told})


def _step(step: str, quote: str, **told: Any) -> dict[str, Any]:
    return event(quote, **{"step": step, "place": None, **told})


def _header(**told: Any) -> dict[str, Any]:
    base = {"title": None, "publisher": None, "author": None, "published": None, "published_text": None}
    return {**base, "genre": "news", **told}


_SIGNED = "Prime Minister Keir Starmer and his counterpart Navin Ramgoolam signed the Chagos Archipelago treaty\nby video link on 22 May 2025."
_LEASE = "The UK will lease the Diego Garcia base for 99 years, at an average cost of £101 million a\nyear."
ANSWERS: Mapping[str, dict[str, Any]] = {
    CHAGOS: extraction(
        header=_header(title="Britain and Mauritius seal Chagos deal", published="2025-05-23", published_text="23 May 2025"),
        agreements=[_chagos(
            _step("signed", _SIGNED, date="2025-05-22", date_text="22 May 2025", by=["Keir Starmer", "Navin Ramgoolam"]),
            _step("ratified", "Parliament in London is expected to ratify the treaty later this year.", party="GB", modality="planned"),
            terms=[{"text": "lease of the Diego Garcia base for 99 years at an average of £101 million a year", "quote": _LEASE}],
        )],
        meetings=[],
        statements=[statement(text="a great day for Mauritius", holder="Navin Ramgoolam", role="Prime Minister of Mauritius",
                              about="Chagos Archipelago treaty", quote="“This is a great day for Mauritius,”\nRamgoolam said.")],
    ),
    LAMMY: extraction(
        header=_header(),
        agreements=[_chagos(_step("noted", "Lammy welcomed the Chagos Archipelago treaty.", by=["David Lammy"]), salience="background")],
        meetings=[
            meeting({"text": "agreed to hold a joint commission", "quote": "They agreed to\nhold a joint commission in July 2025."},
                    name="Lammy-Ramful meeting", formats=["ministerial"], date="2025-06-03", date_text="3 June 2025", place="Port Louis",
                    participants=[{"name": "David Lammy", "role": "Foreign Secretary", "country": "GB"},
                                  {"name": "Ritish Ramful", "role": "Foreign Minister", "country": "MU"}],
                    quote="Foreign Secretary David Lammy met Mauritian Foreign Minister Ritish Ramful in Port Louis on 3 June 2025."),
            meeting(name="joint commission", formats=["senior_officials"], status="scheduled", date="2025-07", date_text="July 2025",
                    place=None, participants=[], quote="hold a joint commission in July 2025"),
        ],
        statements=[],
    ),
    FORCE: extraction(
        header=_header(),
        agreements=[_chagos(_step("in_force", "The Chagos Archipelago treaty entered into force"))],
        meetings=[], statements=[],
    ),
    HIGH_SEAS: extraction(
        header=_header(),
        agreements=[agreement(
            _step("adopted", "The High Seas Treaty was adopted in New York on 19 June 2023.", date="2023-06-19", place="New York"),
            _step("ratified", "Morocco became the 60th state to ratify it.", party="MA"),
            name="High Seas Treaty", acronym=None, aliases=[], instrument="treaty", kind="climate_environment",
            parties=[{"name": "Morocco", "country": "MA"}])],
        meetings=[], statements=[],
    ),
}  # fmt: skip


def sentence(text: str, *cites: str) -> dict[str, Any]:
    return {"text": text, "cites": list(cites)}


def draft(**sections: Any) -> dict[str, Any]:
    """A draft with a title that stands and whatever sections are given."""
    title = sentence("Britain and Mauritius sign the Chagos Archipelago treaty", "A1.e1")
    return {"title": title, "bottom_line": [], "purposes": [], "meetings": [], "meaning": [], **sections}


def answers(question: Question[Any]) -> Mapping[str, object]:
    """What a model answers about the article of a question."""
    return next(answer for text, answer in ANSWERS.items() if question.material.strip() in text)


class Shelf:
    """Port `Reader` over texts in memory: a path is a name on the shelf, `*` everything on it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def read(self, path: str, *, feed: bool = False) -> list[Article | UnreadFile]:
        names = list(self._texts) if path == "*" else [path]
        return [self._one(name) for name in names]

    def _one(self, name: str) -> Article | UnreadFile:
        if name not in self._texts:
            return UnreadFile(source=name, error=ReadError(f"{name}: no such file or folder; check the path"))
        return article(self._texts[name], source=name)


def pipeline(
    model: Model,
    texts: Mapping[str, str] = TEXTS,
    *,
    pages: Callable[[Brief], int] = lambda _: 1,
    concurrency: int = 8,
    chunk_tokens: int = 3_000,
    progress: Callable[[str], None] = lambda _: None,
    overrides: Overrides | None = None,
) -> Pipeline:
    prompts = {name: load_prompt(name) for name in ("extract", "adjudicate", "brief")}
    return Pipeline(
        reader=Shelf(texts),
        model=model,
        prompts=prompts,
        pages=pages,
        concurrency=concurrency,
        chunk_tokens=chunk_tokens,
        progress=progress,
        pace=OpenPace(),
        overrides=overrides or Overrides(),
    )


async def brief_of(
    made: Pipeline, paths: Sequence[str] = ("*",), *, on: str | None = None, since: str | Earlier | None = None
) -> Brief:
    """The whole way: read, ask, and brief."""
    reading = made.read(paths)
    return await made.brief(
        reading, [each async for each in made.extract(reading.articles)], Commission(on=on, since=since)
    )
