"""Life-cycle words and tense: a step needs its event, a plan is no report, and a report is not denied."""

from typing import Any

import pytest

from schemas.agreement import Step
from schemas.fact import Fact, FactEvent
from service.core.briefing.items import items_of
from service.core.briefing.verification.steps import is_denied, step_failures, step_words, tells_a_step, tense_failures
from tests.records import agreement_fact, fact_event
from tests.treaties import BUDAPEST, EU_CHINA, RIYADH, SZIJJARTO


def told(text: str, *events: FactEvent, supporting: str = "") -> list[str]:
    return step_failures(text, list(items_of([agreement_fact("A1", "Pact", *events)]).values())[:1], supporting)


def reported(step: Step) -> FactEvent:
    return fact_event("e1", step)


def planned(step: Step, **more: Any) -> FactEvent:
    return fact_event("e1", step, modality="planned", **more)


BORNE: list[tuple[str, Step]] = [
    ("They signed it.", "signed"),
    ("after its signature", "signed"),
    ("It entered into force.", "in_force"),
    ("It took effect.", "provisionally_applied"),
    ("It was ratified.", "ratified"),
    ("Parliament ratified it.", "legislative_approval"),
    ("It was approved.", "adopted"),
    ("They launched formal negotiations.", "negotiating"),
    ("It is under negotiation.", "negotiating"),
    ("Negotiations were agreed.", "negotiation_agreed"),
    ("They concluded negotiations.", "agreed_in_principle"),
    ("It was concluded.", "agreed_in_principle"),
    ("It was agreed in principle.", "agreed_in_principle"),
    ("It was initialled.", "initialled"),
    ("It was adopted.", "adopted"),
    ("It was suspended.", "suspended"),
    ("One side withdrew.", "withdrawn"),
    ("It was terminated.", "terminated"),
    ("It expired.", "expired"),
    ("It was extended.", "extended"),
    ("It was amended.", "amended"),
    ("It was rejected.", "rejected"),
    ("It is stalled.", "stalled"),
]


@pytest.mark.parametrize(("text", "step"), BORNE, ids=[text for text, _ in BORNE])
def test_a_step_is_borne_by_its_event_and_by_no_other(text: str, step: Step) -> None:
    assert told(text, reported(step)) == []
    (reason, *_) = told(text, reported("noted"))
    assert reason.startswith("no cited event says ")


@pytest.mark.parametrize(("text", "step"), BORNE[:5], ids=[text for text, _ in BORNE[:5]])
def test_a_planned_step_is_not_told_as_taken(text: str, step: Step) -> None:
    (reason,) = told(text, planned(step))
    assert reason.endswith("is only planned or pending in the cited items: say so")


@pytest.mark.parametrize(
    "text",
    [
        "Its signature is pending.",
        "It has yet to be signed.",
        "It is to be signed in Manila.",
        "They plan its signature.",
        "Once signed, it would remove duties.",
        "Its signature, which is expected in May, is prepared.",
    ],
)
def test_a_planned_step_may_be_told_as_planned(text: str) -> None:
    assert told(text, planned("signed")) == []


def test_what_is_open_in_another_clause_does_not_excuse() -> None:
    assert told("It was signed, but approval is pending.", planned("signed")) != []


@pytest.mark.parametrize("text", ["It was not signed.", "They never signed it.", "It has yet to be signed."])
def test_a_reported_step_is_not_denied(text: str) -> None:
    assert told(text, reported("signed")) == ["denies signed, which a cited event reports"]
    assert told(text, planned("signed")) == []


def test_before_a_step_is_no_denial() -> None:
    assert told("They met before signing it.", reported("signed")) == []


def test_what_no_source_says_is_no_denial() -> None:
    assert told("No source says who signed it.", reported("signed")) == []


def test_what_ended_is_no_longer_in_force() -> None:
    ended = fact_event("e2", "terminated")
    assert told("It is no longer in force.", reported("in_force"), ended) == []
    assert told("It is no longer in force.", reported("in_force")) != []


def test_one_partys_step_may_be_denied_of_another() -> None:
    event = fact_event("e1", "ratified", party="PH")
    assert told("Japan has not ratified it.", event) == []
    assert told("The Philippines has not ratified it.", event) != []


def test_agreeing_to_negotiate_needs_that_it_was_agreed_or_said() -> None:
    text = "They agreed to open negotiations."
    assert told(text, reported("negotiation_agreed")) == []
    assert told(text, reported("exploratory_talks"), supporting="agreed to open negotiations") == []
    assert told(text, reported("exploratory_talks")) != []


def test_welcoming_a_step_is_not_that_step() -> None:
    assert told("They welcomed the start of negotiations.", reported("noted"), supporting="negotiations") == []


def test_a_step_in_a_quotation_or_in_words_without_an_event_may_stand() -> None:
    assert told('He spoke of "a pact signed in haste".', reported("noted"), supporting="a pact signed in haste") == []
    statement = list(items_of([SZIJJARTO]).values())
    assert step_failures("Hungary will not be the last to ratify.", statement, "not the last to ratify") == []
    assert step_failures("Hungary ratified it.", statement, "nothing of it") == ["no cited event says ratified"]


def test_each_reason_is_given_once() -> None:
    assert len(told("Signed in May, it was signed again in June.", reported("noted"))) == 1


def test_a_sign_of_something_is_no_signature() -> None:
    assert not tells_a_step("It is a sign of trust.")
    assert [word.name for word, _ in step_words("They sign it.")] == ["signed"]


@pytest.mark.parametrize(
    ("before", "denied"),
    [("It was not ", True), ("It was never yet ", True), ("It was ", False), ("Not so: it was, as told, ", False)],
)
def test_a_denial_reaches_what_follows_in_its_phrase(before: str, denied: bool) -> None:
    assert is_denied(before) is denied


# --- tense


def tense(text: str, *facts: Fact, supporting: str = "") -> list[str]:
    return tense_failures(text, list(items_of(facts).values()), supporting)


SIGNED = agreement_fact("A1", "Pact", fact_event("e1", "signed"))
PENDING = agreement_fact("A1", "Pact", fact_event("e1", "ratified", modality="planned"))


def test_the_future_needs_something_planned_or_said() -> None:
    assert tense("Parliament will vote.", SIGNED) == ["tells of the future, but nothing cited is planned"]
    assert tense("Parliament will vote.", PENDING) == []
    assert tense("Parliament will vote.", SZIJJARTO) == []
    assert tense("Leaders will meet.", EU_CHINA) == []
    assert tense("Parliament will vote.", SIGNED, supporting="The vote is expected in May") == []


def test_a_meeting_that_was_held_does_not_lie_ahead() -> None:
    assert tense("Rubio will meet Lavrov.", RIYADH, supporting="will meet") == [
        "tells a meeting as to come that was held"
    ]
    assert tense("Rubio met Lavrov.", RIYADH) == []


def test_a_meeting_that_lies_ahead_was_not_held() -> None:
    assert tense("The EU met China.", EU_CHINA) == ["tells a meeting as held that is only scheduled"]
    assert tense("The EU agreed that a summit be held.", EU_CHINA) == []
    assert tense("The EU met China, then Japan.", EU_CHINA, RIYADH) == []


def test_a_cancelled_meeting_is_told_as_cancelled() -> None:
    assert tense("Trump and Putin plan to meet.", BUDAPEST) == ["does not say that the meeting was cancelled"]
    assert tense("Trump called off the summit.", BUDAPEST) == []
