"""One small article, a question about it, and answers to it: good ones and bad ones."""

from collections.abc import Mapping
from typing import Any

from schemas.evidence import Span
from schemas.extraction import Extraction
from service.ports import Question

TEXT = (
    "Japan and the Philippines signed the RAA in Manila. {{ 7 * 7 }} {% include 'x' %} Both sides hailed a golden age."
)


def locate(quote: str) -> Span | None:
    start = TEXT.find(quote)
    return Span(start=start, end=start + len(quote)) if start >= 0 else None


def question(**changes: Any) -> Question[Extraction]:
    parts: dict[str, Any] = {
        "prompt": "extract",
        "version": 1,
        "fingerprint": "f",
        "system": "You are a treaty analyst.",
        "user": "Read <a-1>\n{{ article }}\n</a-1>",
        "slot": "article",
        "material": TEXT,
        "shape": Extraction,
        "subject": "article 003",
        "context": {"locate": locate},
    }
    return Question(**{**parts, **changes})


def event(quote: str = "signed the RAA", **changes: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "step": "signed",
        "party": None,
        "date": None,
        "date_text": None,
        "place": "Manila",
        "by": [],
    }
    return {**told, "modality": "reported", "asserted_by": None, "quote": quote, **changes}


def agreement(*events: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    parties = [{"name": "Japan", "country": "JP"}, {"name": "Philippines", "country": "PH"}]
    named = {"name": "Reciprocal Access Agreement", "acronym": "RAA", "aliases": [], "instrument": "treaty"}
    placed = {"kind": "visiting_forces", "parties": parties, "salience": "main"}
    return {**named, **placed, "events": list(events or [event()]), "terms": [], **changes}


def meeting(*outcomes: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    when = {"status": "held", "date": None, "date_text": None, "place": "Manila"}
    people = [{"name": "Marcos", "role": "President", "country": "PH"}]
    what = {"participants": people, "salience": "main", "topics": [], "outcomes": list(outcomes)}
    return {"name": "Summit", "formats": ["summit"], **when, **what, "quote": "in Manila", **changes}


def statement(**changes: Any) -> dict[str, Any]:
    held = {"text": "a golden age", "holder": "both sides", "role": None, "about": "ties", "sort": "characterisation"}
    return {**held, "quote": "a golden age", **changes}


HEADER = {"title": None, "publisher": None, "author": None, "published": None, "published_text": None, "genre": "news"}


def extraction(**changes: Any) -> dict[str, Any]:
    records = {"agreements": [agreement()], "meetings": [meeting()], "statements": [statement()]}
    return {"header": dict(HEADER), **records, **changes}


INVENTED = "words that the article does not have"
GOOD = extraction()
BAD_QUOTE = extraction(agreements=[agreement(event(INVENTED), event())])
