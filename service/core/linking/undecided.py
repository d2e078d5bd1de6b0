"""The undecided band, put to a model: many pairs in one question, each as two short records."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.merge import Adjudication, Verdict
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.core.language.places import country_code
from service.core.linking.clustering import Pair
from service.core.linking.comparison import Comparison, compare

PAIRS_A_QUESTION = 40


def pair_lines(pairs: Sequence[Pair]) -> list[dict[str, object]]:
    """One object a pair: its id and both records, without ids and offsets, which a model could only copy wrongly."""
    return [
        {"pair": f"P{number}", "left": _told(pair.left), "right": _told(pair.right)}
        for number, pair in enumerate(pairs, 1)
    ]


def verdicts(pairs: Sequence[Pair], answer: Adjudication) -> dict[str, Verdict]:
    """The verdicts by pair key. A pair without a verdict stays apart; a verdict on no pair is ignored."""
    keys = {f"P{number}": pair.key for number, pair in enumerate(pairs, 1)}
    return {keys[verdict.pair]: verdict for verdict in answer.verdicts if verdict.pair in keys}


def pairs_told(lines: Iterable[Mapping[str, Any]]) -> dict[str, Comparison]:
    """How alike the two records of each line are, by the id of the pair, for one who knows nothing but the lines."""
    return {str(line["pair"]): compare(_read(line["left"], "l"), _read(line["right"], "r")) for line in lines}


def _read(told: Mapping[str, Any], side: str) -> Record:
    """A record as far as its line tells it, of an article of its own."""
    own = {"id": side, "article": side}
    if "events" in told:
        parties = [{"name": name, "country": country_code(name)} for name in told["parties"]]
        unknown = {"party": None, "date_text": None, "by": (), "modality": "reported", "asserted_by": None}
        events = [
            {**{key: event[key] for key in ("step", "date", "place")}, **unknown, **_supported(event)}
            for event in told["events"]
        ]
        names = {key: told[key] for key in ("name", "acronym", "aliases", "instrument", "kind")}
        rest = {"parties": parties, "events": events, "terms": (), "salience": "main"}
        return AgreementRecord.model_validate({**own, **names, **rest})
    if "participants" in told:
        people = [
            {"id": "", "name": name, "role": None, "country": country_code(name)} for name in told["participants"]
        ]
        known = {key: told[key] for key in ("name", "formats", "status", "date", "date_text", "place")}
        rest = {"participants": people, "salience": "main", "topics": (), "outcomes": ()}
        return MeetingRecord.model_validate({**own, **known, **rest, **_supported(told)})
    known = {key: told[key] for key in ("text", "holder", "about")}
    quoted = _evidence(told["quote"])
    return StatementRecord.model_validate({**own, **known, "role": None, "sort": "context", "evidence": quoted})


def _supported(told: Mapping[str, Any]) -> dict[str, object]:
    return {"id": "", "basis": "stated" if told["date"] else "none", "evidence": _evidence(told["quote"])}


def _evidence(quote: str) -> dict[str, object]:
    return {"article": "", "quote": quote, "start": 0, "end": len(quote), "match": "exact"}


def _told(record: Record) -> dict[str, object]:
    if isinstance(record, AgreementRecord):
        return {
            **record.model_dump(include={"name", "acronym", "aliases", "instrument", "kind"}),
            "parties": [party.name for party in record.parties],
            "events": [
                {"step": e.step, "date": e.date, "place": e.place, "quote": e.evidence.quote} for e in record.events
            ],
        }
    if isinstance(record, MeetingRecord):
        return {
            **record.model_dump(include={"name", "formats", "status", "date", "date_text", "place"}),
            "participants": [person.name for person in record.participants],
            "quote": record.evidence.quote,
        }
    return {**record.model_dump(include={"text", "holder", "about"}), "quote": record.evidence.quote}
