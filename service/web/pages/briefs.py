"""Briefs: commissioned from stored facts, read with every citation one click from its quote, downloaded in any format."""

from typing import Annotated, Final

from fastapi import Path, Request
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from schemas.brief import Brief
from schemas.job import FactFilter, JobSpec
from service.bootstrap import RENDERERS
from service.core.language.dates import bounds
from service.render.headings import headed
from service.render.source import cite, cited
from service.render.timeline import describe, draw, legend
from service.web.access.callers import Reads, Served, Writes
from service.web.access.headers import SEALED
from service.web.answers.problems import Refused, no_such
from service.web.answers.shapes import Id
from service.web.api.briefs import TYPES, Form
from service.web.jobs.submitting import submitted
from service.web.office import Office
from service.web.pages.view import form_of, go, page, pages, word

router = pages()
_AT_ONCE: Final = 50


@router.get("/briefs")
def listed(request: Request, office: Served, _caller: Reads, party: str = "", kind: str = "") -> Response:
    """Briefs, the newest first, and the form that commissions one."""
    found = office.desk.shelf.briefs(before=None, most=_AT_ONCE)
    return page(request, "briefs", briefs=found, state=office.desk.board.state(), party=party, kind=kind)


@router.post("/briefs")
async def commission(request: Request, office: Served, caller: Writes) -> Response:
    """Commission a brief on stored facts, and follow it."""
    form = await form_of(request)
    dates = {name: word(form, name) or None for name in ("as_of", "since", "from")}
    for name, date in dates.items():
        if date is not None and bounds(date) is None:
            raise Refused(
                422, f"{name.replace('_', ' ')}: {date[:40]!r} is no date; write it as 2025-05-29, 2025-05 or 2025"
            )
    facts = FactFilter(
        parties=tuple(filter(None, [word(form, "party")])),
        kinds=tuple(filter(None, [word(form, "kind")])),
        since=dates["from"],
    )
    spec = JobSpec(
        facts=facts,
        as_of=dates["as_of"],
        since=dates["since"],
        paper="letter" if word(form, "paper") == "letter" else "a4",
        annex=bool(word(form, "annex")),
    )
    job = await run_in_threadpool(submitted, office, caller, "brief", spec)
    request.app.state.workers.wake()
    return go(f"/jobs/{job.id}")


@router.get("/briefs/{brief}")
def read(request: Request, office: Served, _caller: Reads, brief: Id) -> Response:
    """A brief to read: each citation leads to the words it rests on."""
    found = _found(office, brief)
    points = cited(found)
    return page(
        request,
        "brief",
        id=brief,
        brief=found,
        parts=headed(found),
        sources=[cite(source) for source in found.sources],
        article_of={source.number: source.article for source in found.sources},
        proof=_proof(found),
        drawing=Markup(draw(points)) if found.timeline else "",  # noqa: S704 - draw escapes every text
        described=describe(found.timeline),
        legend=legend(found.timeline),
        forms=list(TYPES),
    )


@router.get("/briefs/{brief}/brief.{form}")
def download(office: Served, _caller: Reads, brief: Id, form: Annotated[Form, Path()]) -> Response:
    """The page as a file; HTML is sealed, so that nothing in it runs."""
    content = RENDERERS[f".{form}"].render(_found(office, brief)).content
    headers = {
        "content-disposition": f'attachment; filename="brief-{brief}.{form}"',
        "content-security-policy": SEALED,
    }
    return Response(content, media_type=TYPES[form], headers=headers)


def _found(office: Office, brief: str) -> Brief:
    found = office.store.brief(brief)
    if found is None:
        raise no_such("brief", brief)
    return found


def _proof(brief: Brief) -> dict[str, str]:
    """Where a citation leads: the address of the first quote of each source, by the text of the sentence and the number."""
    article_of = {source.article: source.number for source in brief.sources}
    sentences = [
        *brief.title,
        *brief.bottom_line,
        *brief.besides,
        *brief.watch,
        *(row.purpose for row in brief.status if row.purpose),
        *(each for section in brief.sections for each in section.sentences),
    ]
    leads: dict[str, str] = {}
    for sentence in sentences:
        for each in sentence.evidence:
            key = f"{article_of.get(each.article, 0)} {sentence.text}"
            leads.setdefault(key, f"/articles/{each.article}?at={each.start}-{each.end}#here")
    for fact in brief.facts:
        for each in fact.evidence:
            key = f"{article_of.get(each.article, 0)} {fact.id}"
            leads.setdefault(key, f"/articles/{each.article}?at={each.start}-{each.end}#here")
    return leads
