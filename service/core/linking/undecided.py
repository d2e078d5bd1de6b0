"""The undecided band, put to a model: many pairs in one question, each as two short records."""

from collections.abc import Sequence

from schemas.merge import Adjudication, Verdict
from schemas.record import AgreementRecord, MeetingRecord, Record
from service.core.linking.clustering import Pair

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
