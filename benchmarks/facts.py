"""Made-up facts, as many as wanted and the same every time, and a board on which they stand without a record or a link."""

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from benchmarks.batch import STATES, WORDS
from schemas.agreement import Party
from schemas.board import BoardState
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, FactParticipant, MeetingFact, StatementFact
from schemas.override import Overrides
from service.core.language.places import country_code
from service.runs.board import stamp_of, standing

if TYPE_CHECKING:
    from service.store.database import DatabaseStore

KINDS: Final = ("trade", "defence_logistics", "visiting_forces", "information_security", "arms", "other")
STATUSES: Final = ("negotiating", "signed", "in_force", "proposed", "ratified")


def facts(number: int) -> Iterator[Fact]:
    """Six agreements in ten, three meetings, one statement, each told by three articles."""
    for each in range(number):
        chance = random.Random(each)  # noqa: S311 - made up, and the same every time
        made = _meeting if each % 10 in {3, 6, 9} else _statement if each % 10 == 8 else _agreement
        yield made(each, chance)


def put_on_board(store: "DatabaseStore", number: int) -> None:
    """Put them on the board straight, as if it had been made of the links that are there."""
    made = tuple(standing(fact) for fact in facts(number))
    stamp = stamp_of(store, Overrides())
    state = BoardState(stamp=stamp, as_of="2025-05-29", facts=number, remarks=(), made="2025-05-29T12:00:00+00:00")
    store.desk.board.put(made, state)


def _agreement(number: int, chance: random.Random) -> Fact:
    signed = FactEvent(
        id=f"A{number}.e1", step="signed", party=None, date=_day(chance), basis="stated", known_by=None,
        place=chance.choice(STATES), by=(), modality="reported", superseded=False, asserted_by=(),
        evidence=_evidence(number, chance), members=(),
    )  # fmt: skip
    told = {
        **_shared("a", number, chance), "id": f"A{number}", "name": f"{_title(chance)} Pact {number}",
        "parties": tuple(Party(name=name, country=country_code(name)) for name in chance.sample(STATES, 2)),
        "instrument": "agreement", "kind": chance.choice(KINDS), "status": chance.choice(STATUSES),
        "status_by_party": (), "terms": (), "as_of": signed.date, "timeline": (signed,),
    }  # fmt: skip
    return AgreementFact.model_validate(told)


def _meeting(number: int, chance: random.Random) -> Fact:
    sides = chance.sample(STATES, 2)
    people = tuple(
        FactParticipant(name=f"Envoy of {side}", roles=("envoy",), country=country_code(side)) for side in sides
    )
    told = {
        **_shared("m", number, chance), "id": f"M{number}", "name": f"{_title(chance)} talks {number}",
        "formats": ("ministerial",), "status": chance.choice(("held", "scheduled")), "level": "ministers",
        "date": _day(chance), "basis": "stated", "date_text": None, "place": chance.choice(STATES),
        "participants": people, "topics": (chance.choice(WORDS),), "outcomes": (),
    }  # fmt: skip
    return MeetingFact.model_validate(told)


def _statement(number: int, chance: random.Random) -> Fact:
    told = {
        **_shared("s", number, chance), "id": f"S{number}", "name": f"the {_title(chance)} is a cornerstone",
        "holder": f"Envoy {number % 997}", "role": None, "about": f"relations with {chance.choice(STATES)}",
        "sort": "position",
    }  # fmt: skip
    return StatementFact.model_validate(told)


def _shared(noun: str, number: int, chance: random.Random) -> dict[str, object]:
    articles = [f"{number:08x}{part:04x}" for part in range(3)]
    return {
        "conflicts": (), "silences": (), "merges": (), "evidence": _evidence(number, chance), "salience": "main",
        "sources": tuple(articles), "independent": 2, "records": tuple(f"{article}/{noun}1" for article in articles),
    }  # fmt: skip


def _evidence(number: int, chance: random.Random) -> tuple[Evidence, ...]:
    quotes = [f"{' '.join(chance.choices(WORDS, k=12))} in {chance.choice(STATES)}" for _ in range(3)]
    return tuple(
        Evidence(article=f"{number:08x}{part:04x}", quote=quote, start=0, end=len(quote), match="exact")
        for part, quote in enumerate(quotes)
    )


def _title(chance: random.Random) -> str:
    return " ".join(word.title() for word in chance.sample(WORDS, 3))


def _day(chance: random.Random) -> str:
    return f"20{chance.randint(10, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
