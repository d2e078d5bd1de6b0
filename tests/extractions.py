"""Answers as a model gives them, field by field, and the records made of them."""

from typing import Any

from schemas.article import Article
from schemas.extraction import Extraction
from schemas.record import Rejection
from service.core.records import Made, make_records
from tests.records import article

TEXT = "On 28 May 2025 the Senate of the Philippines approved the Reciprocal Access Agreement. They met in April. Japan calls it RAA."
HEADER = dict.fromkeys(("title", "publisher", "author", "published", "published_text")) | {"genre": "news"}


def told_event(**told: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "step": "signed",
        "party": None,
        "date": None,
        "date_text": None,
        "place": None,
        "by": [],
        "modality": "reported",
    }
    return {**base, "asserted_by": None, "quote": "approved", **told}


def told_agreement(*events: dict[str, Any], terms: int = 0, **told: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "name": "RAA",
        "acronym": None,
        "aliases": [],
        "instrument": "treaty",
        "kind": "visiting_forces",
    }
    made = {**base, "parties": [{"name": "Japan", "country": "JP"}], "salience": "main", **told}
    return {**made, "events": list(events), "terms": [{"text": f"term {n}", "quote": "Senate"} for n in range(terms)]}


def told_meeting(*people: str, outcomes: int = 0, **told: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "name": "talks",
        "formats": ["visit", "summit", "visit"],
        "status": "held",
        "date": None,
        "date_text": None,
    }
    who = [{"name": name, "role": None, "country": None} for name in people]
    came = [{"text": f"outcome {n}", "quote": "approved"} for n in range(outcomes)]
    made = {**base, "place": None, "participants": who, "salience": "main", "topics": ["trade"], "outcomes": came}
    return {**made, "quote": "They met in April", **told}


def told_statement(**told: Any) -> dict[str, Any]:
    base = {"text": "It matters", "holder": "the Senate", "role": None, "about": "ties", "sort": "position"}
    return {**base, "quote": "They met", **told}


def answer(*, agreements: Any = (), meetings: Any = (), statements: Any = ()) -> dict[str, Any]:
    lists = {"agreements": list(agreements), "meetings": list(meetings), "statements": list(statements)}
    return {"header": HEADER, **lists}


def without(node: Any, gone: set[str], path: str = "") -> Any:
    """The answer as salvage leaves it: without the items at the paths that are gone."""
    if isinstance(node, dict):
        return {key: without(value, gone, f"{path}.{key}".strip(".")) for key, value in node.items()}
    if isinstance(node, list):
        return [without(item, gone, f"{path}.{i}") for i, item in enumerate(node) if f"{path}.{i}" not in gone]
    return node


def made(proposed: dict[str, Any], *gone: str, changed: tuple[str, ...] = (), of: Article | None = None) -> Made:
    refused = [Rejection(id=path, item="item", reason="no") for path in gone]
    refused += [Rejection(id=path, item="item", reason="mended", kept=True) for path in changed]
    value = Extraction.model_validate(without(proposed, set(gone)))
    return make_records(of or article(TEXT, id="x"), value=value, proposed=proposed, rejected=refused)
