"""Salvage keeps what can stand, takes out what cannot, and accounts for every item."""

import copy
import json
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, model_validator

from schemas.brief import Draft, DraftSentence
from schemas.extraction import Extraction
from schemas.merge import Adjudication
from schemas.shape import Shape
from service.errors import ModelError
from service.llm.salvage import CUT_OFF, Salvaged, read_proposal, salvage
from tests.llm.questions import HEADER, INVENTED, agreement, event, extraction, locate, meeting, statement

OUTCOME = {"text": "signed it", "quote": "signed the RAA"}


def rescue(proposed: object) -> Salvaged[Extraction]:
    text = proposed if isinstance(proposed, str) else json.dumps(proposed)
    return salvage(Extraction, text, {"locate": locate})


def told(salvaged: Salvaged[Any]) -> list[tuple[str, bool]]:
    return [(rejection.id, rejection.kept) for rejection in salvaged.rejected]


def test_a_valid_answer_is_kept_whole() -> None:
    salvaged = rescue(extraction())
    assert salvaged.rejected == ()
    assert salvaged.proposed == extraction()


def test_only_the_bad_event_goes_and_its_place_is_the_proposed_one() -> None:
    events = [event(INVENTED), event(), event(step="married"), event(INVENTED), event()]
    salvaged = rescue(extraction(agreements=[agreement(*events)]))
    assert len(salvaged.value.agreements[0].events) == 2
    assert told(salvaged) == [(f"agreements.0.events.{index}", False) for index in (0, 2, 3)]
    first, second, _ = salvaged.rejected
    assert first.item == f"signed “{INVENTED}”"
    assert first.reason == "this quote does not stand in the article"
    assert second.reason == "`married` is none of the values step may have"


def test_later_rounds_still_count_from_the_proposed_answer() -> None:
    hollow = agreement(event(INVENTED))
    salvaged = rescue(extraction(agreements=[hollow, agreement(), hollow, agreement(acronym=5)]))
    assert [one.acronym for one in salvaged.value.agreements] == ["RAA", None]
    gone = {one.id: one.reason for one in salvaged.rejected if not one.kept}
    assert gone["agreements.2"] == "no event or term with a quote of the text supports this agreement"
    assert gone["agreements.2.events.0"] == "this quote does not stand in the article"
    assert gone["agreements.2.parties.1"] == "the record it belongs to was rejected"
    assert ("agreements.3.acronym", True) in told(salvaged)


def test_a_meeting_goes_with_its_own_quote_and_its_items_are_accounted_for() -> None:
    salvaged = rescue(extraction(meetings=[meeting(OUTCOME, quote=INVENTED), meeting(OUTCOME)]))
    assert len(salvaged.value.meetings) == 1
    assert told(salvaged) == [
        ("meetings.0", False),
        ("meetings.0.outcomes.0", False),
        ("meetings.0.participants.0", False),
    ]


def test_bad_values_that_may_be_null_or_other_are_changed_and_the_item_kept() -> None:
    events = [event(date="June 2025")]
    salvaged = rescue(
        extraction(
            header={**HEADER, "published": "yesterday", "genre": "blog"},
            agreements=[agreement(*events, kind="military", by=None)],
            meetings=[meeting(formats=["summit", "banquet"])],
        )
    )
    value = salvaged.value
    assert (value.header.published, value.header.genre) == (None, "other")
    assert (value.agreements[0].kind, value.agreements[0].events[0].date) == ("other", None)
    assert value.meetings[0].formats == ["summit", "other"]
    kept = {one.id: one for one in salvaged.rejected if one.kept}
    assert set(kept) == {
        "agreements.0.by",
        "agreements.0.events.0.date",
        "agreements.0.kind",
        "header.genre",
        "header.published",
        "meetings.0.formats.1",
    }
    assert kept["agreements.0.kind"].reason == "`military` is none of the values kind may have; taken as `other`"
    assert kept["agreements.0.events.0.date"].reason.endswith("; taken as not told")
    assert kept["agreements.0.by"].reason == "by is no field of this form; left out"
    assert kept["meetings.0.formats.1"].item == "banquet"


def test_what_is_missing_is_filled_where_it_may_be() -> None:
    bare = extraction()
    del bare["header"], bare["statements"], bare["agreements"][0]["acronym"]
    salvaged = rescue(bare)
    assert salvaged.value.header.genre == "other"
    assert salvaged.value.statements == []
    by_id = {one.id: one for one in salvaged.rejected}
    assert by_id["header"].item == "(missing)"
    assert by_id["header"].reason == "header is missing; taken as empty"
    assert by_id["statements"].reason == "statements is missing; taken as empty"
    assert all(one.kept for one in salvaged.rejected)


def test_a_lone_value_stands_for_a_list_of_one() -> None:
    salvaged = rescue(extraction(agreements=[agreement(event(by="Motegi"))], statements=statement()))
    assert salvaged.value.agreements[0].events[0].by == ["Motegi"]
    assert len(salvaged.value.statements) == 1
    assert salvaged.rejected[0].reason.endswith("; taken as a list of one")


def test_null_for_a_list_is_an_empty_list() -> None:
    salvaged = rescue(extraction(statements=None))
    assert salvaged.value.statements == []
    assert told(salvaged) == [("statements", True)]


@pytest.mark.parametrize("junk", ["text", 5, None, [1], {}])
def test_an_item_that_is_no_form_goes(junk: object) -> None:
    salvaged = rescue(extraction(statements=[junk, statement()]))
    assert len(salvaged.value.statements) == 1
    assert told(salvaged) == [("statements.0", False)]


def test_a_list_of_plain_texts_loses_only_what_is_no_text() -> None:
    salvaged = rescue(extraction(meetings=[meeting(topics=["defence", 7])]))
    assert salvaged.value.meetings[0].topics == ["defence"]
    assert told(salvaged) == [("meetings.0.topics.1", True)]
    assert salvaged.rejected[0].reason.endswith("; left out")


def test_an_empty_quote_and_a_wrong_type_are_told_in_plain_words() -> None:
    salvaged = rescue(extraction(agreements=[agreement(), agreement(name=3)], statements=[statement(quote="")]))
    reasons = {one.id: one.reason for one in salvaged.rejected}
    assert reasons["statements.0"] == "quote is empty"
    assert reasons["agreements.1"] == "name is wrong: input should be a valid string"


def test_a_change_inside_an_item_that_goes_anyway_is_not_called_kept() -> None:
    salvaged = rescue(extraction(agreements=[agreement(event(), event(INVENTED, date="June"))]))
    assert told(salvaged) == [("agreements.0.events.1", False)]


def test_each_refusal_has_its_kind_and_the_quote_as_it_was_given() -> None:
    hollow = agreement(event(INVENTED))
    answer = extraction(
        agreements=[hollow, agreement(event(date="June"), event(step="married"), event(quote=""), extra=1)],
        statements=[statement(), statement(quote=5), 7],
        header={**HEADER, "published": "today"},
    )
    rejected = {one.id: one for one in rescue(answer).rejected}
    assert {key: one.kind for key, one in rejected.items()} == {
        "agreements.0": "no_quote_left",
        "agreements.0.events.0": "quote_absent",
        "agreements.0.parties.0": "record_rejected",
        "agreements.0.parties.1": "record_rejected",
        "agreements.1.events.0.date": "invalid_date",
        "agreements.1.events.1": "invalid_value",
        "agreements.1.events.2": "missing",
        "agreements.1.extra": "unknown_field",
        "header.published": "invalid_date",
        "statements.1": "invalid_value",
        "statements.2": "invalid_value",
    }
    assert rejected["agreements.0.events.0"].quote == INVENTED
    assert rejected["agreements.0"].quote is None
    assert rejected["agreements.1.events.2"].quote is None
    assert rejected["statements.1"].quote is None
    cut = rescue(json.dumps(extraction())[:-30])
    assert cut.rejected[-1].kind == "cut_off"


def test_a_required_part_outside_any_list_cannot_be_salvaged() -> None:
    sentence = {"text": "A headline.", "cites": []}
    with pytest.raises(ModelError, match="title is missing"):
        salvage(Draft, json.dumps({"bottom_line": [sentence]}), {})


class Picky(Shape):
    tags: list[str] = Field(min_length=1)
    numbers: list[int | list[int]]

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if "bad" in self.tags:
            raise ValueError("the whole is bad; do it again")
        return self


def test_what_is_wrong_with_the_whole_cannot_be_salvaged() -> None:
    with pytest.raises(ModelError, match=r"^the whole is bad$"):
        salvage(Picky, '{"tags": ["bad"], "numbers": []}', {})


def test_a_change_that_does_not_help_is_not_tried_again() -> None:
    with pytest.raises(ModelError, match="tags is wrong: list should have at least 1 item"):
        salvage(Picky, '{"tags": 5, "numbers": []}', {})


def test_a_value_that_fits_none_of_several_kinds_is_left_out_of_its_list() -> None:
    salvaged = salvage(Picky, '{"tags": ["a"], "numbers": [1, "x", [2]]}', {})
    assert salvaged.value.numbers == [1, [2]]
    assert told(salvaged) == [("numbers.1", True)]


def test_any_shape_can_be_salvaged() -> None:
    pairs = [{"pair": "1", "same": True, "reason": "r"}, {"pair": "2", "same": "perhaps", "reason": "r"}]
    salvaged = salvage(Adjudication, json.dumps({"verdicts": pairs}), {})
    assert [one.pair for one in salvaged.value.verdicts] == ["1"]
    sentence = salvage(DraftSentence, json.dumps({"text": "t", "cites": [1, "A1"], "why": "x"}), {})
    assert sentence.value.cites == ["A1"]
    assert told(sentence) == [("cites.0", True), ("why", True)]


@pytest.mark.parametrize(
    "text", ["", "   ", "no json at all", "{", "{}", '{"foo": 1}', '{"header": {"title": "x"', "{]"]
)
def test_an_answer_that_fills_in_nothing_is_an_error(text: str) -> None:
    with pytest.raises(ModelError):
        rescue(text)


def test_prose_and_fences_round_the_json_do_no_harm() -> None:
    assert rescue(f"Here you are:\n```json\n{json.dumps(extraction())}\n```\nDone.").rejected == ()


def test_what_was_cut_off_is_kept_up_to_its_last_whole_item() -> None:
    whole = json.dumps(extraction(agreements=[agreement(), agreement(event(), event())]))
    salvaged = rescue(whole[: whole.rindex("signed the RAA") + 4])
    assert [len(one.events) for one in salvaged.value.agreements] == [1, 1]
    assert salvaged.value.meetings == []
    assert "agreements.1.events.1" in [one.id for one in salvaged.rejected]
    assert salvaged.rejected[-1].id == CUT_OFF
    assert read_proposal(whole).cut is False


@given(st.integers(min_value=1))
def test_an_answer_cut_anywhere_is_salvaged_or_refused(length: int) -> None:
    whole = json.dumps(extraction(agreements=[agreement(), agreement()]))
    try:
        salvaged = rescue(whole[: 1 + length % len(whole)])
    except ModelError:
        return
    assert salvaged.value.agreements


SPOILT_EVENT = st.sampled_from([event(), event(INVENTED), event(step="x"), event(date="June"), event(by="x"), {}, 7])
SPOILT_TERM = st.sampled_from([OUTCOME, {"text": "x", "quote": INVENTED}, {"text": 5, "quote": "in Manila"}, "x"])
SPOILT_PARTY = st.sampled_from(
    [{"name": "Japan", "country": "JP"}, {"name": None, "country": 5}, {"name": "A", "country": 5}]
)
SPOILT_AGREEMENT = st.builds(
    lambda events, terms, parties, kind: {
        **agreement(),
        "events": events,
        "terms": terms,
        "parties": parties,
        "kind": kind,
    },
    st.lists(SPOILT_EVENT, max_size=4),
    st.lists(SPOILT_TERM, max_size=3),
    st.lists(SPOILT_PARTY, max_size=3),
    st.sampled_from(["trade", "peace", None]),
)
SPOILT_MEETING = st.builds(
    lambda outcomes, quote, status: meeting(*outcomes, quote=quote, status=status),
    st.lists(SPOILT_TERM, max_size=3),
    st.sampled_from(["in Manila", INVENTED, ""]),
    st.sampled_from(["held", "done"]),
)


def items(node: Any, path: tuple[str | int, ...] = ()) -> list[str]:
    """Every item of a list of forms, by its path: all lists of an extraction hold forms, but for those of plain texts."""
    plain = {"aliases", "by", "formats", "topics"}
    if isinstance(node, dict):
        return [item for key, value in node.items() if key not in plain for item in items(value, (*path, key))]
    if not isinstance(node, list):
        return []
    dotted = [".".join(map(str, (*path, index))) for index in range(len(node))]
    return dotted + [item for index, value in enumerate(node) for item in items(value, (*path, index))]


@given(st.lists(SPOILT_AGREEMENT, max_size=4), st.lists(SPOILT_MEETING, max_size=3))
def test_kept_and_rejected_together_are_what_was_proposed(agreements: list[Any], meetings: list[Any]) -> None:
    proposed = extraction(agreements=agreements, meetings=meetings)
    before = copy.deepcopy(proposed)
    salvaged = rescue(proposed)
    gone = [one.id for one in salvaged.rejected if not one.kept]
    assert len(set(gone)) == len(gone)
    assert set(gone) <= set(items(before))
    assert len(items(before)) == len(items(salvaged.value.model_dump())) + len(gone)
    assert salvaged.proposed == before
    assert Extraction.model_validate(salvaged.value.model_dump(), context={"locate": locate}) == salvaged.value
