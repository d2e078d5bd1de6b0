"""Facts: the board of agreements by status, meetings by date, what is held; and one fact with all that stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final, get_args

from fastapi import Query, Request
from markupsafe import Markup
from starlette.responses import Response

from schemas.agreement import Step
from schemas.board import FactSummary
from schemas.fact import AgreementFact, Fact, MeetingFact
from schemas.job import FactFilter
from service.core.briefing.timeline import timeline_points
from service.core.history.lifecycle import AFTER, LADDER
from service.core.linking.explanation import explain
from service.render.timeline import describe, draw, legend
from service.runs.board import sought
from service.web.access.callers import Reads, Served
from service.web.answers.paging import cursor_of, number_of
from service.web.answers.problems import no_such
from service.web.answers.shapes import Id
from service.web.api.facts import Type, wanted_facts
from service.web.office import Office
from service.web.pages.view import called, go, page, pages, titles

router = pages()
STAGES: Final = (("talks", 2), ("negotiating", 4), ("agreed", 7), ("signed", 8), ("approved", 12), ("in force", 13))
"""The stages of a life-cycle bar, each with the furthest step of the ladder that it holds."""
_LADDER: Final = (*LADDER.items(), ("amended", 13), ("extended", 13))
_ORDER: Final = (*LADDER.items(), *AFTER.items())
_AT_ONCE: Final = 60
_OTHERS: Final = 200
_HEADINGS: Final[dict[Type, str]] = {
    "agreement": "Agreements",
    "meeting": "Meetings",
    "statement": "What is held and said",
}
Text = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Facts of one type, as the board shows them; `more` is the cursor of what follows."""

    type: Type
    heading: str
    groups: tuple[tuple[str, tuple[FactSummary, ...]], ...]
    more: str | None


@router.get("/")
def first(_caller: Reads) -> Response:
    """The board is the first page."""
    return go("/facts")


@router.get("/facts")
def board(
    request: Request,
    office: Served,
    _caller: Reads,
    q: Text = "",
    party: Text = "",
    status: Text = "",
    since: Text = "",
    type: Text = "",  # noqa: A002 - its name in the address
    cursor: Text = "",
) -> Response:
    """Facts, searched and filtered."""
    wanted = wanted_facts(
        parties=[party] if party.strip() else [], kinds=[], statuses=[status] if status else [], since=since or None
    )
    shown = {"q": q, "party": party, "status": status, "since": since}
    types: list[Type] = [each for each in _HEADINGS if type in {"", each}]
    after = number_of(cursor or None) if len(types) == 1 else None
    shelves = []
    for each in types:
        found, _ = office.desk.board.page(
            sought(wanted, types=[each], text=q), after=-1 if after is None else after, most=_AT_ONCE + 1
        )
        facts = [FactSummary.model_validate_json(summary) for _, summary in found[:_AT_ONCE]]
        more = cursor_of(found[_AT_ONCE - 1][0]) if len(found) > _AT_ONCE else None
        if facts:
            shelves.append(Shelf(each, _HEADINGS[each], _grouped(each, facts), more))
    return page(
        request,
        "facts",
        shelves=shelves,
        shown=shown,
        sought=any(shown.values()),
        type=type,
        steps=get_args(Step),
        state=office.desk.board.state(),
        stage_of=stage_of,
        stages=[name for name, _ in STAGES],
    )


@router.get("/facts/{fact}")
def one(request: Request, office: Served, _caller: Reads, fact: Id) -> Response:
    """One fact: where it stands, its timeline, who says what, what is open, why it is one."""
    found = office.desk.board.find(fact)
    if found is None:
        raise no_such("fact", fact)
    name, whole = found
    points = timeline_points([whole])
    return page(
        request,
        "fact",
        id=name,
        fact=whole,
        name=called(whole),
        why=explain("", whole),
        is_agreement=isinstance(whole, AgreementFact),
        is_meeting=isinstance(whole, MeetingFact),
        titles=titles(office, whole.sources),
        drawing=Markup(draw(points)) if points else "",  # noqa: S704 - draw escapes every text
        described=describe(points),
        legend=legend(points),
        others=_others(office, name, whole),
        stage=stage_of(whole.status) if isinstance(whole, AgreementFact) else 0,
        stages=[stage for stage, _ in STAGES],
        steps=get_args(Step),
    )


def stage_of(status: str | None) -> int:
    """How many stages of the bar an agreement has behind it; 0 where that is not told, or it came to nothing."""
    steps: dict[str | None, int] = dict(_LADDER)
    reached = steps.get(status, 0)
    return next((number for number, (_, most) in enumerate(STAGES, 1) if reached <= most), 0) if reached else 0


def _grouped(type: Type, facts: Sequence[FactSummary]) -> tuple[tuple[str, tuple[FactSummary, ...]], ...]:  # noqa: A002 - its name elsewhere
    """Agreements by status, the furthest first; meetings by date, the latest first, those without one last."""
    if type == "agreement":
        order: dict[str, int] = dict(_ORDER)
        statuses = sorted({fact.status or "not_told" for fact in facts}, key=lambda each: -order.get(each, 0))
        return tuple((each, tuple(fact for fact in facts if (fact.status or "not_told") == each)) for each in statuses)
    if type == "meeting":
        dated = sorted(
            (fact for fact in facts if fact.date), key=lambda fact: (fact.date or "").lstrip("X/"), reverse=True
        )
        return (("", (*dated, *(fact for fact in facts if not fact.date))),)
    return (("", tuple(facts)),)


def _others(office: Office, own: str, fact: Fact) -> list[FactSummary]:
    """Facts of the same type that this one could be said to be the same as."""
    found = office.desk.board.page(sought(FactFilter(), types=[fact.type]), most=_OTHERS).summaries
    facts = [FactSummary.model_validate_json(summary) for _, summary in found]
    return [each for each in facts if each.id != own]
