"""Articles: the shelf, and one text with the words that facts rest on lit up."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from schemas.evidence import Evidence
from schemas.fact import Fact
from service.render.article.pieces import Mark, lines
from service.render.source import followable
from service.web.access.callers import Reads, Served, Writes
from service.web.answers.paging import cursor_of, place_of
from service.web.answers.problems import no_such
from service.web.answers.shapes import Id
from service.web.office import Office
from service.web.pages.view import called, form_of, go, page, pages, title_of

router = pages()
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that the article tells of: its id and name, and the numbers of its quotes here."""

    id: str
    type: str
    name: str
    quotes: tuple[int, ...]


@router.get("/articles")
def listed(
    request: Request, office: Served, _caller: Reads, cursor: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """The shelf."""
    found = office.desk.shelf.listed(after=place_of(cursor or None) or "", most=_AT_ONCE + 1)
    more = cursor_of(found[_AT_ONCE - 1].id) if len(found) > _AT_ONCE else None
    named = [(each, title_of(each.title, each.publisher, each.source)) for each in found[:_AT_ONCE]]
    return page(request, "articles", articles=named, more=more)


@router.get("/articles/{article}")
def one(
    request: Request,
    office: Served,
    _caller: Reads,
    article: Id,
    at: Annotated[str, Query(pattern=r"^(\d{1,9}-\d{1,9})?$")] = "",
) -> Response:
    """The text; `at` is a stretch of it, `start-end` in characters, to which a citation led."""
    found = office.desk.shelf.find(article)
    if found is None:
        raise no_such("article", article)
    told, marks = _told(office, article)
    start, _, end = at.partition("-")
    here = [Mark(0, int(start), int(end))] if at else []
    return page(
        request,
        "article",
        article=found,
        name=title_of(found.title, None, found.source),
        link=found.url if found.url and followable(found.url) else None,
        lines=lines(found.text, marks=[*here, *marks], furniture=[(each.start, each.end) for each in found.furniture]),
        told=told,
        facts={number: each for each in told for number in each.quotes},
        at=at,
    )


@router.post("/articles/{article}/remove")
async def remove(request: Request, office: Served, caller: Writes, article: Id) -> Response:
    """Take it out; its records leave the facts."""
    await form_of(request)
    if not await run_in_threadpool(office.desk.shelf.remove, article, key=caller.id, at=office.stamp):
        raise no_such("article", article)
    return go("/articles")


def _told(office: Office, article: str) -> tuple[list[Told], list[Mark]]:
    """The facts that an article tells of, and the stretches of its text that they rest on, numbered in its order."""
    found = [known for name in office.desk.board.of_article(article) if (known := office.desk.board.find(name))]
    spans = {(each.start, each.end) for _, fact in found for each in evidence_of(fact) if each.article == article}
    numbers = {span: number for number, span in enumerate(sorted(spans), 1)}
    told = [
        Told(
            name,
            fact.type,
            called(fact),
            tuple(sorted({numbers[each.start, each.end] for each in evidence_of(fact) if each.article == article})),
        )
        for name, fact in found
    ]
    return told, [Mark(number, *span) for span, number in numbers.items()]


def evidence_of(fact: Fact) -> tuple[Evidence, ...]:
    """All words that a fact rests on, its own and those of its steps."""
    return (*fact.evidence, *(each for event in fact.timeline for each in event.evidence))
