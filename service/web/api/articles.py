"""Articles: uploaded as files, as text or by their address, listed, read and taken out."""

from collections.abc import Sequence
from typing import Any, Final

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.responses import Response

from schemas.article import Article
from service.web.access.callers import Reads, Served, Writes
from service.web.access.tokens import Token, once
from service.web.answers.paging import Cursor, Limit, cursor_of, place_of
from service.web.answers.problems import Refused, answers, no_such
from service.web.answers.shapes import ArticleDetail, ArticleLine, ArticlePage, Id, TextIn, Uploaded
from service.web.answers.tags import tagged
from service.web.uploads import File, read_files, read_text

router = APIRouter(prefix="/v1/articles", tags=["articles"])

_TEXT_EXAMPLE: Final = {
    "text": "TOKYO, 28 May 2025. Japan and the Philippines signed the pact.",
    "title": "Pact signed",
    "date": "2025-05-28",
}
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": TextIn.model_json_schema(),
                "examples": {
                    "text": {"value": _TEXT_EXAMPLE},
                    "address": {"value": {"url": "https://example.org/pact"}},
                },
            },
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
                }
            },
        },
    }
}


@router.post(
    "",
    status_code=201,
    response_model=Uploaded,
    responses=answers(409, 413, 415),
    openapi_extra=_BODY,
    summary="Upload files, a text, or the address of one",
)
async def upload(request: Request, office: Served, caller: Writes, token: Token = None) -> Response:
    """Files (.txt .md .html .pdf .docx .eml .jsonl) as `files` of a form, or one text or address as JSON. What cannot be read is
    told in `unread`; an address is fetched from the public internet alone."""
    kind = request.headers.get("content-type", "").lower().split(";")[0].strip()
    if kind == "multipart/form-data":
        files = await _files(request, most=office.rules.most_files)
        digest = b"".join(part for file in files for part in (file.name.encode(), b"\0", file.content))
        return await once(office, caller, token, b"files\0" + digest, lambda: read_files(office, files))
    if kind != "application/json":
        raise Refused(415, "send `multipart/form-data` with `files`, or `application/json` with a text or a url")
    body = await request.body()
    try:
        given = TextIn.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part)[:40] for part in first["loc"])
        raise Refused(422, f"{where or 'the body'}: {first['msg']}") from error
    if (given.text is None) == (given.url is None):
        raise Refused(422, "give either `text` or `url`")
    return await once(office, caller, token, b"text\0" + body, lambda: read_text(office, given))


@router.get("", response_model=ArticlePage, responses=answers(304), summary="List articles")
def listed(request: Request, office: Served, caller: Reads, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Articles that were not taken out, in the order of their ids."""
    found = office.desk.shelf.listed(after=place_of(cursor) or "", most=limit + 1)
    more = cursor_of(found[limit - 1].id) if len(found) > limit else None
    lines = tuple(ArticleLine(**each._asdict()) for each in found[:limit])
    return tagged(request, ArticlePage(items=lines, next=more).model_dump_json())


@router.get("/{article}", response_model=ArticleDetail, responses=answers(304, 404), summary="One article, whole")
def one(request: Request, office: Served, caller: Reads, article: Id) -> Response:
    """The text with what is known of it, and the facts it tells of."""
    found = office.desk.shelf.find(article)
    if found is None:
        raise no_such("article", article)
    facts = office.desk.board.of_article(article)
    return tagged(request, _detail(found, facts).model_dump_json())


@router.delete("/{article}", status_code=204, responses=answers(404), summary="Take an article out")
async def remove(office: Served, caller: Writes, article: Id) -> Response:
    """Its records leave the facts. What runs and briefs told of it before stays theirs."""
    if not await run_in_threadpool(office.desk.shelf.remove, article, key=caller.id, at=office.stamp):
        raise no_such("article", article)
    return Response(status_code=204)


async def _files(request: Request, *, most: int) -> Sequence[File]:
    try:
        async with request.form(max_files=most, max_fields=20) as form:
            found = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
            files = [File(each.filename or "", await each.read()) for each in found]
    except MultiPartException as error:
        raise Refused(400, f"the form cannot be read: {error.message}") from error
    if not files:
        raise Refused(422, "no files came; send them as `files` of the form")
    return files


def _detail(article: Article, facts: Sequence[str]) -> ArticleDetail:
    known = article.model_dump(include=set(ArticleDetail.model_fields) - {"facts"})
    return ArticleDetail(**known, facts=tuple(facts))
