import pytest

from schemas.outcome import Outcome
from schemas.record import item_ids
from service.render.sheets.cells import Value
from service.render.sheets.records import COLUMNS, rows
from tests.records import library
from tests.store.test_database import done_entry, failed_entry, unread_entry


def told(outcome: Outcome) -> list[dict[str, Value]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows(outcome)]


@pytest.fixture
def done() -> Outcome:
    (one,) = library(x="2025-05-29").values()
    return done_entry("r1", one).outcome


def test_every_item_has_a_row_with_its_quote_and_its_article(done: Outcome) -> None:
    lines = told(done)
    quoted = {line["item"]: (line["quote"], line["start"], line["end"]) for line in lines if line["quote"] is not None}
    evidence = {event.id: event.evidence for one in done.agreements for event in one.events}
    evidence |= {term.id: term.evidence for one in done.agreements for term in one.terms}
    evidence |= {one.id: one.evidence for one in done.meetings} | {one.id: one.evidence for one in done.statements}
    evidence |= {item.id: item.evidence for one in done.meetings for item in one.outcomes}
    assert quoted == {key: (each.quote, each.start, each.end) for key, each in evidence.items()}
    items = {key for record in done.records for key in item_ids(record)} - {one.id for one in done.agreements}
    assert {line["item"] for line in lines} == items
    assert {(line["article"], line["published"], line["outcome"]) for line in lines} == {("x", "2025-05-29", "done")}


def test_rows_say_what_sort_of_item_they_are(done: Outcome) -> None:
    sorts = [(line["type"], line["item_type"]) for line in told(done)]
    assert sorts == [
        ("agreement", "event"),
        ("agreement", "term"),
        ("meeting", "meeting"),
        ("meeting", "participant"),
        ("meeting", "outcome"),
        ("statement", "statement"),
    ]


def test_an_article_of_which_nothing_came_has_a_row_that_says_why() -> None:
    (one,) = library(x=None).values()
    (failed,), (unread,) = told(failed_entry("r1", one).outcome), told(unread_entry("r1").outcome)
    assert (failed["article"], failed["outcome"], failed["error"]) == ("x", "failed", "x.txt: the endpoint is down")
    assert (unread["article"], unread["source"], unread["error"]) == (None, "a.pdf", "a.pdf: a binary file")
    assert failed["item"] is None
