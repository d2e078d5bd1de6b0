"""Where the sources differ or are silent: only what conflicts and silences bear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.fact import AgreementFact, Claim, Conflict, Silence, StatementFact
from service.core.briefing.items import items_of
from service.core.briefing.sections.differences import difference_sentences
from service.core.briefing.verification.sentences import failures
from service.core.history.silences import NAME, agreement_silences
from tests.records import agreement_fact, fact_event, statement_fact
from tests.strategies import agreements
from tests.treaties import CHAGOS, MERCOSUR, PRETORIA, RAA, RIYADH, START, TALKS, UNNAMED, quoted

# --- where the sources differ


def conflict(*claims: tuple[str, str], about: str = "the date it was signed", chosen: str | None = None) -> Conflict:
    sides = tuple(Claim(value=value, evidence=quoted(quote)) for value, quote in claims)
    return Conflict(id="c1", about=about, claims=sides, chosen=chosen, rule="a rule")


def differing(fact: AgreementFact | StatementFact, *conflicts: Conflict) -> str:
    (told,) = difference_sentences([fact.model_copy(update={"conflicts": conflicts})])
    assert told.cites == (f"{fact.id}.c1",)
    return told.text


def test_a_conflict_names_both_sides() -> None:
    sides = conflict(("22 May 2025", "on 22 May"), ("23 May 2025", "on 23 May"), chosen="22 May 2025")
    assert differing(CHAGOS, sides).startswith(
        "Chagos Archipelago treaty: sources differ on the date it was signed: 22 May 2025 or 23 May 2025"
    )


def test_a_conflict_about_a_step_is_told_in_the_words_of_the_sources() -> None:
    started = (
        "negotiations begun",
        "The two have officially begun negotiations on a landmark defense agreement, he said",
    )
    agreed = ("agreed to start negotiations", "“We have agreed to start negotiations on a pact,” Marcos said")
    told = differing(PRETORIA, conflict(agreed, started, about="whether negotiations had begun"))
    assert "“officially begun negotiations”" in told
    assert "“agreed to start negotiations”" in told


def test_a_step_whose_words_stand_in_no_quote_is_told_by_its_value() -> None:
    told = differing(PRETORIA, conflict(("negotiations begun", "talks are on"), ("signed", "it was inked")))
    assert told.endswith(": negotiations begun or signed.")


def test_a_conflict_between_holders_names_no_agreement() -> None:
    sides = conflict(("Iwaya", "Iwaya said"), ("both sides", "both said"), about="who called it “near-alliance”")
    assert differing(statement_fact("S1", "near-alliance", "Iwaya"), sides) == (
        "Sources differ on who called it “near-alliance”: Iwaya or both sides."
    )


def test_whose_word_it_is_is_asked_in_a_plain_sentence() -> None:
    sides = conflict(("Iwaya", "Iwaya said"), ("both sides", "both said"), about="whose word “near-alliance” is")
    assert differing(statement_fact("S1", "near-alliance", "Iwaya"), sides) == (
        "“near-alliance”: sources differ on whether this is the word of Iwaya or of both sides."
    )


@pytest.mark.parametrize(
    "about", ["the date it was signed", "whether negotiations had begun", "whether the sides had talked"]
)
def test_what_sources_differ_on_is_labelled_with_the_agreement(about: str) -> None:
    fact = agreement_fact("A1", "Riyadh pact")
    told = differing(fact, conflict(("a", "a"), ("b", "b"), about=about))
    assert told == f"Riyadh pact: sources differ on {about}: a or b."


# --- where they are silent


def silent(fact: AgreementFact, *silences: str) -> AgreementFact:
    made = tuple(Silence(id=f"q{n}", text=text, evidence=quoted("words")) for n, text in enumerate(silences, 1))
    return fact.model_copy(update={"silences": made})


def untold(*facts: AgreementFact) -> list[str]:
    return [told.text for told in difference_sentences(facts)]


def test_what_no_source_tells_of_an_agreement_is_one_sentence() -> None:
    (told,) = difference_sentences([silent(START, "when it came into force", "who signed it for Russia")])
    assert told.text == "New START Treaty: no source says when it came into force or who signed it for Russia."
    assert told.cites == ("A2.q1", "A2.q2")


def test_an_agreement_without_a_name_stays_without_one() -> None:
    assert untold(silent(UNNAMED, NAME)) == ["Unnamed agreement: no source says what it is called."]


def test_a_name_is_not_asked_for_where_more_is_untold() -> None:
    (told,) = difference_sentences([silent(UNNAMED, NAME, "when it was signed")])
    assert told.text == "Unnamed agreement: no source says when it was signed."
    assert told.cites == ("A8.q1", "A8.q2")


def test_agreements_that_share_a_silence_are_named_together() -> None:
    (told,) = difference_sentences(
        [
            silent(RAA, "when it was signed", "who signed it for the Philippines"),
            silent(TALKS, "when it was signed", "who signed it for the Philippines"),
        ]
    )
    assert told.text == (
        "RAA and Information Security Agreement: no source says when they were signed or who signed them for the "
        "Philippines."
    )
    assert told.cites == ("A1.q1", "A1.q2", "A9.q1", "A9.q2")


@pytest.mark.parametrize(
    ("silence", "of_two"),
    [
        (NAME, "what they are called"),
        ("when it was signed", "when they were signed"),
        ("when it came into force", "when they came into force"),
        ("who signed it", "who signed them"),
        ("who signed it for Japan", "who signed them for Japan"),
    ],
)
def test_every_silence_is_told_of_one_agreement_and_of_several(silence: str, of_two: str) -> None:
    other = silent(CHAGOS.model_copy(update={"conflicts": ()}), silence)
    assert untold(silent(RAA, silence)) == [f"RAA: no source says {silence}."]
    assert untold(silent(RAA, silence), other) == [f"RAA and Chagos Archipelago treaty: no source says {of_two}."]


def test_other_silences_of_other_agreements_are_points_of_their_own() -> None:
    told = difference_sentences([silent(RAA, "when it came into force"), silent(START, "who signed it")])
    assert [one.text for one in told] == [
        "RAA: no source says when it came into force.",
        "New START Treaty: no source says who signed it.",
    ]
    assert [one.cites for one in told] == [("A1.q1",), ("A2.q1",)]


def test_an_agreement_of_which_nothing_is_untold_is_not_named() -> None:
    assert untold(silent(RAA, "who signed it"), START) == ["RAA: no source says who signed it."]


@settings(max_examples=40)
@given(st.lists(agreements(), min_size=1, max_size=4))
def test_whatever_is_said_to_be_untold_stands(told: list[AgreementFact]) -> None:
    countries = {"Toshimitsu Motegi": "JP", "Marcos": "PH"}
    facts = [fact.model_copy(update={"id": f"A{n}"}) for n, fact in enumerate(told, 1)]
    facts = [fact.model_copy(update={"silences": agreement_silences(fact, countries)}) for fact in facts]
    items = items_of(facts)
    found = difference_sentences(facts)
    for one in found:
        assert failures(one.text, one.cites, items) == (), one.text
    silences = {f"{fact.id}.{silence.id}" for fact in facts for silence in fact.silences}
    assert silences <= {cite for one in found for cite in one.cites}


def test_several_agreements_without_a_name_are_not_told_as_one() -> None:
    two = [silent(UNNAMED.model_copy(update={"id": key}), "when it was signed") for key in ("A8", "A9")]
    assert untold(silent(RAA, "when it was signed"), *two) == [
        "RAA and unnamed agreements: no source says when they were signed."
    ]


# --- which one an unnamed agreement could be


def signed(key: str, name: str) -> AgreementFact:
    return agreement_fact(key, name, fact_event("e1", "signed"), status="signed")


def under_discussion(between: str = "Philippines=PH Japan=JP") -> AgreementFact:
    return agreement_fact("A2", "Pact", fact_event("e1", "negotiating"), status="negotiating", between=between)


def test_an_unnamed_agreement_may_be_one_that_was_still_discussed_and_nobody_says_so() -> None:
    (told,) = difference_sentences([signed("A1", "unnamed agreement"), under_discussion()])
    assert told.text.startswith("Unnamed agreement: no source says whether it is the Pact")
    assert told.cites == ("A1.e1", "A2.e1")


@pytest.mark.parametrize(
    "facts",
    [
        (signed("A1", "Treaty"), under_discussion()),
        (signed("A1", "unnamed agreement"), under_discussion("Peru=PE Japan=JP")),
        (signed("A1", "unnamed agreement"), signed("A2", "Pact")),
        (signed("A1", "unnamed agreement"), under_discussion().model_copy(update={"name": "unnamed agreement"})),
        (agreement_fact("A1", "unnamed agreement", fact_event("e1", "noted")), under_discussion()),
    ],
    ids=["named", "other parties", "nothing open", "open without a name", "not signed"],
)
def test_otherwise_nothing_is_said_of_which_one_it_is(facts: tuple[AgreementFact, ...]) -> None:
    assert difference_sentences(facts) == []


def test_silences_come_first_then_which_one_then_conflicts() -> None:
    unnamed = silent(signed("A1", "unnamed agreement"), NAME)
    told = difference_sentences([CHAGOS, under_discussion(), unnamed])
    assert [one.cites for one in told] == [("A1.q1",), ("A1.e1", "A2.e1"), ("A6.c1",)]


def test_without_a_conflict_or_a_silence_nothing_is_said() -> None:
    assert difference_sentences([MERCOSUR, RIYADH]) == []
