from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.evidence import Span
from schemas.extraction import Extraction
from schemas.record import Rejection
from service.core.records import Account, Made, account_of, hold_against_text, item_id, make_records
from tests.longtext import told
from tests.records import article

TEXT = "On 28 May 2025 the Senate of the Philippines approved the Reciprocal Access Agreement. They met in April."
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
    base = {"text": "It matters", "holder": "Marcos", "role": None, "about": "ties", "sort": "position"}
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
    text = "The two governments signed the Reciprocal Access Agreement in Manila on Monday."
    told = "Two goverments signed the Reciprocal Access Agreement in Manila on Monday"
    proposed = answer(agreements=[told_agreement(told_event(quote=f"The {told.lower()[:3]}{told[3:]}"))])
    result = made(proposed, of=article(text, id="x"))
    found = result.agreements[0].events[0].evidence
    assert (found.quote, found.match) == (text[:-1], "repaired")
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


@pytest.mark.parametrize(
    ("date", "kept", "basis"),
    [
        (None, None, "none"),
        ("2025-05-28", "2025-05-28", "stated"),
        ("2025-04", "2025-04", "stated"),
        ("XXXX-04", "XXXX-04", "stated"),
        ("2026-04", "XXXX-04", "stated"),
        ("2026-04~", "XXXX-04", "stated"),
        ("2025-05-27", "2025-05", "stated"),
        ("2026", None, "none"),
        ("2026-04/2026-05", None, "none"),
        ("2025-04/2025-05-28", "2025-04/2025-05-28", "stated"),
        ("2025-05-28/2025-04", None, "none"),
        ("2025-02-30", "2025-02", "stated"),
    ],
)
def test_an_undated_text_bears_out_only_what_it_says(date: str | None, kept: str | None, basis: str) -> None:
    held = hold_against_text(date, "the words", article(TEXT))
    assert (held.date, held.basis) == (kept, basis)
    assert (held.repair is None) is (date == kept)


@pytest.mark.parametrize(
    ("date", "words", "kept", "basis"),
    [
        ("2025-05-28", "Wednesday", "2025-05-28", "resolved"),
        ("2024-12", None, "2024-12", "resolved"),
        ("2025-05-28", "May 28, 2025", "2025-05-28", "stated"),
        ("XXXX-04", "April", "XXXX-04", "stated"),
        ("2019-04", "in April", "XXXX-04", "stated"),
    ],
)
def test_a_dated_text_bears_out_what_can_be_counted_from_its_date(
    date: str, words: str | None, kept: str, basis: str
) -> None:
    held = hold_against_text(date, words, article("They met.", published="2025-05-29"))
    assert (held.date, held.basis) == (kept, basis)


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
    text = "MANILA, May 29, 2025 - They signed it last Tuesday, approved it in April and will meet on Friday."
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
    result = made(proposed)
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
