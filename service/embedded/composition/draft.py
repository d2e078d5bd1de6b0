"""The page in order: what has happened first, each agreement once, the meetings, then what is held about it all."""

from collections.abc import Sequence

from schemas.brief import Draft, DraftSentence
from service.embedded.composition.agreements import headline, mention, purpose, standing
from service.embedded.composition.line import Line
from service.embedded.composition.meetings import meeting
from service.embedded.composition.statements import statement

_BOTTOM, _MEETINGS, _MEANING = 3, 2, 5  # sentences that the page has room for
_ORDER = ("context", "rationale", "position", "characterisation", "forecast")
_NOTHING = DraftSentence(text="", cites=[])


def draft(lines: Sequence[Line]) -> Draft:
    """A draft from these facts, ranked as they are. What it leaves empty is written from the facts by whoever checks it."""
    agreements = [line for line in lines if line["type"] == "agreement"]
    meetings = [line for line in lines if line["type"] == "meeting" and line["status"] == "held"]
    told = [each for fact in agreements if (each := standing(fact))]
    met = [meeting(fact) for fact in meetings]
    meaning = _meaning([line for line in lines if line["type"] == "statement"])
    return Draft(
        title=headline(agreements)
        or next(map(_as_title, [*told, *met, *meaning, *map(mention, agreements)]), _NOTHING),
        bottom_line=(told or met)[:_BOTTOM],
        purposes=[each for fact in agreements if (each := purpose(fact))],
        meetings=met[:_MEETINGS],
        meaning=meaning,
    )


def _as_title(told: DraftSentence) -> DraftSentence:
    return told.model_copy(update={"text": told.text.removesuffix(".")})


def _meaning(statements: Sequence[Line]) -> list[DraftSentence]:
    """What is held: one of each sort before a second of any, so that no sort fills the page."""
    turns: dict[str, int] = {}
    order = []
    for fact in statements:
        turns[fact["sort"]] = turns.get(fact["sort"], 0) + 1
        order.append((turns[fact["sort"]], _ORDER.index(fact["sort"]), fact))
    chosen = [each for _, _, fact in sorted(order, key=lambda one: one[:2]) if (each := statement(fact))]
    return chosen[:_MEANING]
