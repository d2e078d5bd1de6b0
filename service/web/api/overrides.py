"""Overrides: people split, join and correct what was linked; each decision has a name and a reason, and holds for every run."""

from typing import Annotated

from fastapi import APIRouter, Body, Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from schemas.override import Correction, Join, Override, Pointer, RecordType, Split
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.core.linking.overrides.deciding import checked
from service.core.linking.overrides.pointing import quotes_of
from service.errors import UsageError
from service.web.access.callers import Reads, Served, Writes
from service.web.access.tokens import Token, once
from service.web.answers.problems import Refused, answers, no_such
from service.web.answers.shapes import CorrectIn, Id, JoinIn, OverrideOut, OverridePage, SplitIn
from service.web.answers.tags import tagged
from service.web.office import Office

router = APIRouter(prefix="/v1/overrides", tags=["overrides"])
_EXAMPLES = {
    "split": {
        "value": {"split": ["3f2a9c1b2d4e-a1", "77b0e1c2a3f4-a2"], "by": "A. Officer", "reason": "another treaty"}
    },
    "correct": {
        "value": {
            "correct": "3f2a9c1b2d4e-a1",
            "field": "date",
            "step": "signed",
            "value": "2024-07-08",
            "by": "A. Officer",
            "reason": "the treaty series gives this day",
        }
    },
}
Given = Annotated[SplitIn | JoinIn | CorrectIn, Body(openapi_examples=_EXAMPLES)]
_LONGEST = 2000


@router.post(
    "", status_code=201, response_model=OverrideOut, responses=answers(404, 409, 413), summary="Split, join or correct"
)
async def decide(office: Served, caller: Writes, given: Given, token: Token = None) -> Response:
    """A decision over the rules. It shows in the facts with name and reason, and no later run undoes it."""
    request = b"overrides\0" + given.model_dump_json().encode()
    return await once(office, caller, token, request, lambda: decided(office, caller.id, given))


@router.get("", response_model=OverridePage, responses=answers(304), summary="List decisions")
def listed(request: Request, office: Served, caller: Reads) -> Response:
    """All decisions, the oldest first, those that were taken back too."""
    items = tuple(
        OverrideOut(id=each.id, entry=_entry(each.entry), key=each.key, made=each.made, withdrawn=each.withdrawn)
        for each in office.desk.decisions.every()
    )
    state = office.desk.board.state()
    return tagged(request, OverridePage(items=items, remarks=state.remarks if state else ()).model_dump_json())


@router.delete("/{decision}", status_code=204, responses=answers(404), summary="Take a decision back")
async def withdraw(office: Served, caller: Writes, decision: Id) -> Response:
    """The rules hold again where it stood."""
    await run_in_threadpool(withdrawn, office, decision)
    return Response(status_code=204)


def decided(office: Office, key: str, given: SplitIn | JoinIn | CorrectIn) -> OverrideOut:
    """Keep a decision and bring the board up to date. Raises Refused for a record that is not there, and for a decision that
    contradicts another."""
    entry = _made(office, given)
    standing = office.overrides()
    try:
        checked(standing.model_copy(update={"entries": (*standing.entries, entry)}))
    except UsageError as error:
        raise Refused(409, str(error)) from error
    kept = office.desk.decisions.add(entry, key=key, made=office.stamp)
    try:
        office.board()
    except UsageError as error:
        office.desk.decisions.withdraw(kept.id, at=office.stamp)
        raise Refused(409, str(error)) from error
    return OverrideOut(id=kept.id, entry=_entry(kept.entry), key=key, made=kept.made, withdrawn=None)


def withdrawn(office: Office, decision: str) -> None:
    """Take a decision back and bring the board up to date; raise Refused where none stands under this id."""
    if not office.desk.decisions.withdraw(decision, at=office.stamp):
        raise no_such("standing decision", decision)
    office.board()


def _made(office: Office, given: SplitIn | JoinIn | CorrectIn) -> Override:
    """The entry of the override file that this is."""
    try:
        if isinstance(given, CorrectIn):
            told = given.model_dump(exclude={"correct"})
            return Correction(correct=_pointer(office, given.correct), at="this decision", **told)
        if isinstance(given, SplitIn):
            split = tuple(_pointer(office, each) for each in dict.fromkeys(given.split))
            return Split(split=split, by=given.by, reason=given.reason, at="this decision")
        join = tuple(_pointer(office, each) for each in dict.fromkeys(given.join))
        return Join(join=join, by=given.by, reason=given.reason, at="this decision")
    except ValidationError as error:
        words = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise Refused(422, words) from error


def _pointer(office: Office, name: str) -> Pointer:
    """A record by its id, as an entry points at it: by its article, its name and its first quote."""
    key = name.replace("-", "/")
    record = office.store.links.records({key}).get(key)
    if record is None:
        raise no_such("linked record", name)
    quotes = quotes_of(record)
    quote = quotes[0].quote[:_LONGEST] if quotes else None
    kind, words = _known(record)
    return Pointer(article=record.article, type=kind, name=words[:_LONGEST], quote=quote)


def _known(record: Record) -> tuple[RecordType, str]:
    if isinstance(record, AgreementRecord):
        return "agreement", record.name
    if isinstance(record, MeetingRecord):
        return "meeting", record.name
    assert isinstance(record, StatementRecord)  # noqa: S101 - there are no others
    return "statement", record.text


def _entry(entry: Override) -> dict[str, object]:
    return entry.model_dump(exclude={"at"}, exclude_none=True)
