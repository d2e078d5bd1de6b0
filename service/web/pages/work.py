"""Work: files, texts and addresses brought in, what asking about them would cost, and what is under way."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from schemas.job import JobKind, JobSpec
from service import bootstrap
from service.asking import Estimate, estimated
from service.pace.purse import dollars
from service.prompts import load_prompt
from service.web.access.callers import Caller, Reads, Served, Writes
from service.web.answers.problems import Refused
from service.web.answers.shapes import Id, TextIn, Uploaded
from service.web.api.jobs import own_job
from service.web.jobs.submitting import submitted
from service.web.office import Office
from service.web.pages.view import form_of, form_with_files, go, page, pages, titles, word
from service.web.uploads import File, read_files, read_text

router = pages()
_AT_ONCE: Final = 30


@router.get("/tasks")
def asked(request: Request, office: Served, caller: Reads) -> Response:
    """Bring articles in; jobs, the newest first."""
    mine = None if caller.key.may("admin") else caller.id
    jobs = office.desk.jobs.listed(key=mine, before=None, most=_AT_ONCE)
    return page(request, "work", jobs=jobs, most=office.rules.most_files, spent=_spent(office, caller))


@router.post("/tasks")
async def bring(request: Request, office: Served, _caller: Writes) -> Response:
    """Read what came, and say what asking about it would take, before anything is asked."""
    form, files = await form_with_files(request, most=office.rules.most_files)
    came = await _came(form, files, office)
    ids = [line.id for line in came.articles]
    taken = await run_in_threadpool(_estimate, office, ids)
    price = await run_in_threadpool(bootstrap.price_of, office.settings)
    cost = dollars(price.cost(taken.input_tokens, taken.output_tokens)) if price else ""
    return page(request, "brought", came=came, estimate=taken, cost=cost)


@router.post("/tasks/begin")
async def begin(request: Request, office: Served, caller: Writes) -> Response:
    """Ask about articles, and follow it; with `brief` write a page of them too."""
    form = await form_of(request)
    articles = tuple(str(each) for each in form.getlist("article"))
    if not articles:
        raise Refused(422, "no article was chosen; bring some in first")
    kind: JobKind = "brief" if word(form, "brief") else "extraction"
    job = await run_in_threadpool(submitted, office, caller, kind, JobSpec(articles=articles))
    request.app.state.workers.wake()
    return go(f"/jobs/{job.id}")


@router.get("/jobs/{job}")
def follow(request: Request, office: Served, caller: Reads, job: Id) -> Response:
    """How far a job is; what came of each article once it has ended."""
    found = own_job(office, caller, job)
    entries = office.store.entries(found.run) if found.run and found.has_ended else ()
    outcomes = [entry.outcome for entry in entries]
    named = titles(office, [each.article.id for each in outcomes[:200]])
    return page(request, "job", job=found, outcomes=outcomes[:200], titles=named, spent=_spent(office, caller))


@router.post("/jobs/{job}/cancel")
async def cancel(request: Request, office: Served, caller: Writes, job: Id) -> Response:
    """Ask nothing more; what is under way is finished and kept."""
    await form_of(request)
    await run_in_threadpool(own_job, office, caller, job)
    await run_in_threadpool(office.desk.jobs.cancel, job, at=office.stamp)
    return go(f"/jobs/{job}")


async def _came(form: FormData, files: Sequence[File], office: Office) -> Uploaded:
    """The articles of a form: its files, the text that was pasted, the address that was named."""
    made = [await run_in_threadpool(read_files, office, files)] if files else []
    text, url = form.get("text"), word(form, "url")
    if isinstance(text, str) and text.strip():
        known = {"title": word(form, "title")[:500] or None, "date": word(form, "date")[:40] or None}
        given = TextIn(text=text.replace("\r\n", "\n"), **known)
        made.append(await run_in_threadpool(read_text, office, given))
    if url:
        if not url.startswith(("http://", "https://")) or len(url) > 2000:
            raise Refused(422, "the address: one begins with http:// or https://")
        made.append(await run_in_threadpool(read_text, office, TextIn(url=url)))
    if not made:
        raise Refused(422, "nothing came: choose files, paste a text, or name an address")
    return Uploaded(
        articles=tuple({line.id: line for each in made for line in each.articles}.values()),
        known=tuple(key for each in made for key in each.known),
        unread=tuple(line for each in made for line in each.unread),
    )


def _estimate(office: Office, ids: Sequence[str]) -> Estimate:
    articles = [found for key in ids if (found := office.desk.shelf.find(key))]
    settings = office.settings
    return estimated(
        articles,
        prompt=load_prompt("extract"),
        chunk_tokens=settings.chunk_tokens,
        max_tokens=settings.max_tokens,
        is_kept=lambda _question: False,
    )


def _spent(office: Office, caller: Caller) -> tuple[Decimal, Decimal | None]:
    """What the key has cost this month, and what it may still spend, in US dollars."""
    return office.desk.keys.spent(caller.id, month=office.month), office.left(caller.id, caller.key.monthly_usd)
