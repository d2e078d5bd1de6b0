"""What a model is given to write from: the weightiest facts, each item with its id, nothing empty, nothing that lies ahead."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from schemas.fact import Fact, StatementFact
from service.core.briefing.material import (
    AGREEMENTS,
    HELD,
    SCHEDULED,
    STATEMENTS,
    chosen,
    failed_lines,
    is_ahead,
    material,
)
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact
from tests.treaties import BUDAPEST, CHAGOS, EU_CHINA, FACTS, MACRON, RAA, RIYADH, TALKS, quoted


def told(fact: Fact) -> Any:
    (one,) = material([fact])
    return one


def test_the_page_holds_so_many_facts_of_a_kind_the_first_by_rank() -> None:
    many: Sequence[Fact] = [
        *(agreement_fact(f"A{n}", f"Treaty {n}") for n in range(1, 20)),
        *(meeting_fact(f"M{n}", f"Talks {n}", status="held" if n % 2 else "scheduled") for n in range(1, 40)),
        *(statement_fact(f"S{n}", f"view {n}", "Marcos", sort=sort) for n, sort in enumerate([*STATEMENTS] * 12, 1)),
    ]
    page = chosen(many)
    assert [fact.id for fact in page[:AGREEMENTS]] == [f"A{n}" for n in range(1, AGREEMENTS + 1)]
    assert sum(fact.type == "meeting" and not is_ahead(fact) for fact in page) == HELD
    assert sum(is_ahead(fact) for fact in page) == SCHEDULED
    statements = [fact for fact in page if isinstance(fact, StatementFact)]
    assert Counter(fact.sort for fact in statements) == STATEMENTS
    assert [int(fact.id[1:]) for fact in statements] == sorted(int(fact.id[1:]) for fact in statements)
    assert (
        statements[: len(STATEMENTS)] == [fact for fact in many if isinstance(fact, StatementFact)][: len(STATEMENTS)]
    )


def views(*holders: str, sort: str = "position") -> list[StatementFact]:
    return [statement_fact(f"S{n}", f"view {n}", holder, sort=sort) for n, holder in enumerate(holders, 1)]


def test_each_holder_speaks_once_before_anyone_speaks_twice() -> None:
    most = STATEMENTS["position"]
    spoken = views(*["Marcos"] * most, "Iwaya", "Wang", "Marcos")
    assert [fact.id for fact in chosen(spoken)] == [f"S{n}" for n in (*range(1, most - 1), most + 1, most + 2)]


def test_a_lone_voice_fills_its_sort_and_no_other() -> None:
    told = chosen([*views(*["Marcos"] * 20), *views(*["Marcos"] * 20, sort="forecast")])
    assert Counter(fact.sort for fact in told if isinstance(fact, StatementFact)) == {
        "position": STATEMENTS["position"],
        "forecast": STATEMENTS["forecast"],
    }


@pytest.mark.parametrize(
    ("status", "ahead"), [("held", False), ("scheduled", True), ("postponed", True), ("cancelled", False)]
)
def test_a_meeting_lies_ahead_until_it_is_held_or_called_off(status: str, ahead: bool) -> None:
    assert is_ahead(meeting_fact("M1", "Talks", status=status)) is ahead


def test_meetings_that_lie_ahead_are_not_given_to_the_model() -> None:
    assert [one["id"] for one in material([RIYADH, EU_CHINA, BUDAPEST])] == ["M1", "M4"]


def test_nothing_empty_is_given() -> None:
    empty: list[object] = [None, "", [], False]

    def check(value: object) -> None:
        members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        for member in members:
            assert member not in empty
            check(member)

    check(material(FACTS))


def test_every_fact_can_be_written_as_one_line_of_json() -> None:
    assert all("\n" not in json.dumps(one, ensure_ascii=False) for one in material(FACTS))


def test_an_undated_event_says_so_and_gives_the_day_by_which_it_was_known() -> None:
    (event,) = told(agreement_fact("A1", "Pact", fact_event("e1", "signed", known_by="2025-05-29")))["events"]
    assert (event["date"], event["known_by"]) == ("undated", "29 May 2025")


def test_a_dated_event_gives_its_date_alone() -> None:
    (event,) = told(agreement_fact("A1", "Pact", fact_event("e1", "signed", "2025-05", known_by="2025-05-29")))[
        "events"
    ]
    assert event["date"] == "May 2025"
    assert "known_by" not in event


def test_an_event_says_that_it_is_planned_superseded_or_inferred() -> None:
    assert told(RAA)["events"][2]["planned"] is True
    assert "planned" not in told(RAA)["events"][0]
    assert told(TALKS)["events"][1]["basis"] == "inferred"
    overtaken = agreement_fact("A1", "Pact", fact_event("e1", "ratified", modality="planned", superseded=True))
    assert told(overtaken)["events"][0]["superseded"] is True


def test_an_agreement_gives_its_terms_and_parties() -> None:
    (term,) = told(CHAGOS)["terms"]
    assert term["id"] == "A6.t1"
    assert told(CHAGOS)["parties"] == ["Mauritius", "United Kingdom"]


def test_a_meeting_gives_its_people_with_office_and_country_and_its_outcomes() -> None:
    assert told(RIYADH)["participants"] == [
        "Marco Rubio (Secretary of State, US)",
        "Sergey Lavrov (Foreign Minister, RU)",
    ]
    assert [outcome["id"] for outcome in told(RIYADH)["outcomes"]] == ["M1.o1", "M1.o2"]


def test_a_meeting_without_a_date_gives_the_words_for_it() -> None:
    assert told(meeting_fact("M1", "Talks", date_text="last month"))["date"] == "last month"


def test_a_statement_gives_its_holder_and_what_it_is_about() -> None:
    given = told(MACRON)
    assert (given["holder"], given["text"], given["about"]) == (
        "Emmanuel Macron",
        "unacceptable as it stands",
        "EU-Mercosur agreement",
    )


def test_two_quotes_of_an_item_are_given_each_once_and_on_one_line() -> None:
    evidence = (*quoted("one\n  two"), *quoted("one\n  two", of="y"), *quoted("three"), *quoted("four"))
    given = told(statement_fact("S1", "a view", "Marcos", evidence=evidence))
    assert given["quotes"] == ["one two", "three"]


def test_a_failed_sentence_is_given_with_its_citations_and_its_reason() -> None:
    assert failed_lines([("It was signed.", ("A1.e1",), "cites nothing")]) == [
        {"thrown_out": "It was signed.", "cites": ["A1.e1"], "reason": "cites nothing"}
    ]
