from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.evidence import Span
from schemas.extraction import Extraction
from schemas.record import Rejection
from service.core.records import Account, Made, account_of, item_id, make_records
from tests.extractions import TEXT, answer, made, told_agreement, told_event, told_meeting, told_statement
from tests.longtext import told
from tests.records import article


def kept_ids(result: Made) -> set[str]:
    agreements = {key for a in result.agreements for key in (a.id, *(e.id for e in a.events), *(t.id for t in a.terms))}
    meetings = {
        key for m in result.meetings for key in (m.id, *(p.id for p in m.participants), *(o.id for o in m.outcomes))
    }
    return agreements | meetings | {s.id for s in result.statements}


# --- ids


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("agreements.0", "x/a1"),
        ("agreements.0.events.1", "x/a1/e2"),
        ("agreements.0.events.1.date", "x/a1/e2"),
        ("meetings.2.participants.0", "x/m3/p1"),
        ("agreements.1.parties.0", "x/a2"),
        ("cut-off", "x/cut-off"),
    ],
)
def test_a_path_becomes_the_id_of_its_item(path: str, key: str) -> None:
    assert item_id("x", path) == key


def test_ids_count_positions_in_the_answer_as_proposed() -> None:
    proposed = answer(
        agreements=[told_agreement(told_event()), told_agreement(told_event(), told_event(), terms=2)],
        meetings=[told_meeting("A", "B", outcomes=2)],
        statements=[told_statement(), told_statement()],
    )
    result = made(
        proposed,
        *("agreements.0", "agreements.0.events.0", "agreements.1.events.0", "agreements.1.terms.1"),
        *("meetings.0.participants.0", "meetings.0.outcomes.0", "statements.0"),
    )
    assert kept_ids(result) == {"x/a2", "x/a2/e2", "x/a2/t1", "x/m1", "x/m1/p2", "x/m1/o2", "x/s2"}
    assert set(result.account.rejected) == {"x/a1", "x/a1/e1", "x/a2/e1", "x/a2/t2", "x/m1/p1", "x/m1/o1", "x/s1"}


def test_a_refusal_reaches_what_is_inside_the_item_and_no_item_of_a_like_id() -> None:
    proposed = answer(meetings=[told_meeting("A"), *[told_meeting()] * 9])
    result = made(proposed, "meetings.0")
    assert result.account.rejected == ("x/m1", "x/m1/p1")
    assert "x/m10" in result.account.grounded


def test_a_refused_party_changes_its_agreement_and_does_not_reject_it() -> None:
    result = made(answer(agreements=[told_agreement(told_event())]), "agreements.0.parties.0")
    assert [(r.id, r.kept) for r in result.rejected] == [("x/a1", True)]
    assert (result.account.repaired, result.account.rejected) == (("x/a1",), ())


def test_what_was_changed_is_repaired_and_not_grounded() -> None:
    result = made(answer(agreements=[told_agreement(told_event())]), changed=("agreements.0.events.0.place", "cut-off"))
    assert result.account.grounded == ("x/a1",)
    assert result.account.repaired == ("x/a1/e1",)


ANSWERS = st.builds(
    answer,
    agreements=st.lists(
        st.builds(lambda n, t: told_agreement(*[told_event()] * n, terms=t), st.integers(1, 3), st.integers(0, 2)),
        max_size=3,
    ),
    meetings=st.lists(
        st.builds(lambda n, o: told_meeting(*"ABC"[:n], outcomes=o), st.integers(0, 3), st.integers(0, 2)), max_size=3
    ),
    statements=st.lists(st.builds(told_statement), max_size=3),
)


@given(ANSWERS, st.data())
def test_every_item_proposed_is_grounded_repaired_or_rejected_and_no_id_is_both_kept_and_rejected(
    proposed: dict[str, Any], data: st.DataObject
) -> None:
    agreements = proposed["agreements"]
    leaves = [f"agreements.{i}.terms.{n}" for i, a in enumerate(agreements) for n in range(len(a["terms"]))]
    leaves += [f"agreements.{i}.events.{n}" for i, a in enumerate(agreements) for n in range(1, len(a["events"]))]
    leaves += [
        f"meetings.{i}.participants.{n}"
        for i, m in enumerate(proposed["meetings"])
        for n in range(len(m["participants"]))
    ]
    leaves += [f"{noun}.{i}" for noun in ("meetings", "statements") for i in range(len(proposed[noun]))]
    gone = data.draw(st.sets(st.sampled_from(leaves))) if leaves else set()
    gone -= {path for path in gone if any(path.startswith(f"{other}.") for other in gone)}
    mended = data.draw(st.sets(st.sampled_from(leaves))) - gone if leaves else set()
    result = made(proposed, *sorted(gone), changed=tuple(sorted(f"{path}.name" for path in mended)))
    account = result.account
    assert sorted(account.proposed) == sorted((*account.grounded, *account.repaired, *account.rejected))
    assert len(set(account.proposed)) == len(account.proposed)
    assert kept_ids(result) == set(account.grounded) | set(account.repaired)


# --- contents


def test_quotes_are_put_in_their_place() -> None:
    result = made(answer(agreements=[told_agreement(told_event(quote="the Senate  of\nthe Philippines"))]))
    found = result.agreements[0].events[0].evidence
    assert TEXT[found.start : found.end] == found.quote == "the Senate of the Philippines"
    assert found.match == "folded"


def test_a_repaired_quote_is_shown_in_the_articles_words_and_said_to_be_repaired() -> None:
    text = "The two governments signed the Reciprocal Access Agreement in Manila on Monday. Japan calls it RAA."
    told = "Two goverments signed the Reciprocal Access Agreement in Manila on Monday"
    proposed = answer(agreements=[told_agreement(told_event(quote=f"The {told.lower()[:3]}{told[3:]}"))])
    result = made(proposed, of=article(text, id="x"))
    found = result.agreements[0].events[0].evidence
    assert (found.quote, found.match) == (text[:78], "repaired")
    (repair,) = result.rejected
    assert (repair.id, repair.kind, repair.kept) == ("x/a1/e1", "quote_repaired", True)
    assert repair.reason == ("the quote is shown in the article's own words: “goverments” is “governments” in the text")
    assert repair.nearest is not None
    assert text[repair.nearest.start : repair.nearest.end] == repair.nearest.text == found.quote
    assert result.account.repaired == ("x/a1/e1",)


def test_a_refused_quote_stands_beside_the_passage_most_like_it() -> None:
    text = "Advertisement: fly to Manila today\nThe Senate of the Philippines approved the agreement on Tuesday."
    marked = article(text, id="x").model_copy(update={"furniture": (Span(start=0, end=34),)})
    quotes = ["The Senate of the Philippines rejected the agreement", "fly to Manila today", "nothing like that", None]
    refused = [
        Rejection(id=f"statements.{i}", item="", reason="absent", kind="quote_absent", quote=quote)
        for i, quote in enumerate(quotes)
    ]
    result = make_records(
        marked, value=Extraction.model_validate(answer()), proposed={"statements": [{}] * 4}, rejected=refused
    )
    changed, advertised, unlike, unknown = result.rejected
    assert changed.kind == "quote_absent"
    assert changed.nearest is not None
    assert changed.nearest.text == "The Senate of the Philippines approved the agreement"
    assert advertised.kind == "quote_in_furniture"
    assert advertised.reason.startswith("this quote stands in what is not the article")
    assert (unlike.kind, unlike.nearest, unknown.nearest) == ("quote_absent", None, None)


def test_a_format_told_twice_counts_once() -> None:
    assert made(answer(meetings=[told_meeting()])).meetings[0].formats == ("visit", "summit")


def test_a_quote_that_slipped_past_validation_is_an_error_and_never_a_record() -> None:
    with pytest.raises(ValueError, match="a validated quote does not stand in the text: 'vetoed'"):
        made(answer(statements=[told_statement(quote="vetoed")]))


def test_an_answer_with_nothing_in_it_makes_nothing() -> None:
    result = make_records(
        article(), value=Extraction.model_validate(answer()), proposed={"agreements": None}, rejected=()
    )
    assert kept_ids(result) == set(result.account.proposed) == set()


def test_odd_things_in_a_list_are_counted_where_they_stood() -> None:
    proposed = answer(statements=["not an object", told_statement()])
    result = made(proposed, "statements.0")
    assert [record.id for record in result.statements] == ["x/s2"]
    assert result.account.proposed == ("x/s1", "x/s2")


# --- dates held against the text


def test_a_date_that_was_cut_down_is_a_repair_with_its_reason() -> None:
    result = made(
        answer(agreements=[told_agreement(told_event(date="2026-04"))], meetings=[told_meeting(date="2025-05-27")])
    )
    assert result.agreements[0].events[0].date == "XXXX-04"
    assert result.meetings[0].date == "2025-05"
    assert [(r.id, r.item, r.kept) for r in result.rejected] == [
        ("x/a1/e1", "date 2026-04", True),
        ("x/m1", "date 2025-05-27", True),
    ]
    assert result.rejected[0].reason == "the text does not give all of the date 2026-04; kept XXXX-04"
    assert result.account.repaired == ("x/a1/e1", "x/m1")


# --- dates weighed against their words, names brought to their short form


def test_a_date_that_its_words_contradict_is_put_right_and_told_of() -> None:
    text = "MANILA, May 29, 2025 - They signed it last Tuesday, approved it in April and will meet on Friday. Japan calls it RAA."
    proposed = answer(
        agreements=[
            told_agreement(
                told_event(date="2025-05-21", date_text="last Tuesday"),
                told_event(date=None, date_text="in April"),
                told_event(date="2025-05-28", date_text="words that stand nowhere"),
            )
        ],
        meetings=[told_meeting(status="scheduled", date=None, date_text="on Friday", quote="will meet")],
    )
    result = made(proposed, of=article(text, id="x", published="2025-05-29"))
    events = result.agreements[0].events
    assert [(event.date, event.basis) for event in events] == [
        ("2025-05-27", "resolved"),
        ("2025-04", "resolved"),
        ("2025-05-28", "resolved"),
    ]
    assert (result.meetings[0].date, result.meetings[0].basis) == ("2025-05-30", "resolved")
    assert [(r.id, r.item, r.kept) for r in result.rejected] == [
        ("x/a1/e1", "date 2025-05-21", True),
        ("x/a1/e2", "date not given", True),
        ("x/m1", "date not given", True),
    ]
    assert result.rejected[0].reason == (
        "date: model said 2025-05-21, the article's words 'last Tuesday' against its date 2025-05-29 give 2025-05-27"
    )
    assert result.account.repaired == ("x/a1/e1", "x/a1/e2", "x/m1")


def test_words_that_tell_no_date_leave_the_models_to_the_whole_text() -> None:
    proposed = answer(agreements=[told_agreement(told_event(date="2026-04", date_text="They met"))])
    result = made(proposed)
    assert (result.agreements[0].events[0].date, result.agreements[0].events[0].basis) == ("XXXX-04", "stated")


def test_a_model_that_knows_the_year_of_a_month_keeps_it_where_the_text_holds_it() -> None:
    proposed = answer(agreements=[told_agreement(told_event(date="2025-04", date_text="in April"))])
    kept = made(proposed).agreements[0].events[0]
    assert (kept.date, kept.basis) == ("2025-04", "stated")


def test_parties_and_people_are_kept_under_their_short_names_and_each_change_is_told() -> None:
    proposed = answer(
        agreements=[told_agreement(told_event(by=["President Marcos"]), parties=[{"name": "Tokyo", "country": None}])],
        meetings=[told_meeting("Foreign Minister Takeshi Iwaya", "Ferdinand Marcos Jr.")],
    )
    result = made(proposed, of=article(f"{TEXT} President Ferdinand Marcos Jr. received Takeshi Iwaya.", id="x"))
    assert [(party.name, party.country) for party in result.agreements[0].parties] == [("Japan", "JP")]
    assert result.agreements[0].events[0].by == ("Ferdinand Marcos Jr.",)
    told = [(person.name, person.role) for person in result.meetings[0].participants]
    assert told == [("Takeshi Iwaya", "Foreign Minister"), ("Ferdinand Marcos Jr.", None)]
    assert [(r.id, r.reason) for r in result.rejected] == [
        ("x/a1/e1", "name 'President Marcos' is kept as 'Ferdinand Marcos Jr.'"),
        ("x/a1", "party Tokyo (no country) is kept as Japan (JP)"),
        (
            "x/m1/p1",
            "participant 'Foreign Minister Takeshi Iwaya, -, -' is kept as 'Takeshi Iwaya, Foreign Minister, -'",
        ),
    ]


# --- parts of a long text


def test_the_items_of_a_part_are_told_apart_by_the_part() -> None:
    result = told(2).made
    assert [record.id for record in result.agreements] == ["x/c2/a1"]
    assert result.account.grounded == ("x/c2/a1", "x/c2/a1/e1", "x/c2/a1/t1", "x/c2/m1")
    assert (result.agreements[0].article, result.meetings[0].article) == ("x", "x")


def test_the_accounts_of_parts_add_up() -> None:
    one = Account(proposed=("a", "b"), grounded=("a",), repaired=(), rejected=("b",))
    other = Account(proposed=("c",), grounded=(), repaired=("c",), rejected=())
    both = Account(proposed=("a", "b", "c"), grounded=("a",), repaired=("c",), rejected=("b",))
    assert account_of([one, other]) == both


# --- people whom the article does not name


def test_a_person_whom_the_article_does_not_name_is_refused_and_told() -> None:
    proposed = answer(
        agreements=[told_agreement(told_event(by=["Ingrid Solheim", "Xavier Ghostman"]))],
        meetings=[told_meeting("Ingrid Solheim", "Xavier Ghostman", "Philippines")],
        statements=[told_statement(holder="Xavier Ghostman"), told_statement(holder="the article")],
    )
    result = made(proposed, of=article(f"{TEXT} Foreign Minister Solheim was there.", id="x"))
    assert result.agreements[0].events[0].by == ("Ingrid Solheim",)
    assert [person.name for person in result.meetings[0].participants] == ["Ingrid Solheim", "Philippines"]
    assert [statement.holder for statement in result.statements] == ["the article"]
    told = {(r.id, r.kept) for r in result.rejected if r.kind == "name_absent"}
    assert told == {("x/a1/e1", True), ("x/m1/p2", False), ("x/s1", False)}
    assert set(result.account.rejected) == {"x/m1/p2", "x/s1"}
    assert set(result.account.proposed) == {
        *result.account.grounded,
        *result.account.repaired,
        *result.account.rejected,
    }


def test_a_month_that_an_english_text_does_not_say_goes_with_its_year() -> None:
    told = answer(agreements=[told_agreement(told_event(date="2031-01-01", date_text="1 January 2031"))])
    assert made(told).agreements[0].events[0].date is None
    assert (
        made(told, of=article(TEXT, id="x").model_copy(update={"language": "de"})).agreements[0].events[0].date
        == "XXXX-01"
    )
    april = answer(agreements=[told_agreement(told_event(date="2031-04", date_text="April 2031"))])
    assert made(april).agreements[0].events[0].date == "XXXX-04"


def test_names_and_parties_that_the_article_does_not_say_go_and_are_told_of_the_agreement() -> None:
    invented = {**told_agreement(told_event()), "acronym": "ZZQ", "aliases": ["Treaty of Lisbon"]}
    result = made(answer(agreements=[invented]))
    (record,) = result.agreements
    assert (record.acronym, record.aliases) == (None, ())
    absent = [rejection for rejection in result.rejected if rejection.kind == "name_absent"]
    assert [(each.id, each.item, each.kept) for each in absent] == [
        ("x/a1", "Treaty of Lisbon", True),
        ("x/a1", "ZZQ", True),
    ]
    assert "x/a1" in result.account.repaired
