"""Silences: that nobody reports a step, a meeting or a name may be said only where nothing cited tells it."""

import pytest

from schemas.fact import FactEvent
from service.core.briefing.items import items_of
from service.core.briefing.verification.sentences import failures
from tests.records import agreement_fact, evidence, fact_event
from tests.treaties import ITEMS

# cites | the sentence | what the reason must name
FALSE = """
A1.e1 | RAA: signed; ratification or entry into force not reported. | ratification is not reported
A2.e1 | New START: signed; entry into force not reported. | entry into force is not reported
A3.e1 | EU-Mercosur Partnership Agreement: opening of negotiations not reported. | opening of negotiations
A3.e1 | EU-Mercosur Partnership Agreement: conclusion of negotiations is not yet reported. | conclusion of
A5.e1 | The truce's signature was not reported. | signature is not reported
A9.e1 | The Information Security Agreement was signed; ratification not reported. | signed
A6.e1 | The Chagos treaty was ratified and signature not reported. | ratified
S1 | Macron speaks of a deal; ratification not reported. | ratified
M1 | Meetings: agreed or planned, not reported as held: Rubio-Lavrov talks. | held
A2.e1 | Unknown: what New START is called. | name
A1.e1 A8.q1 | Unknown: what the RAA and the unnamed agreement are called. | name
A1.e1 | The RAA was signed in Manila on a date that no source gives. | date
"""


@pytest.mark.parametrize("row", FALSE.strip().splitlines())
def test_what_a_source_tells_is_not_said_to_be_untold(row: str) -> None:
    cites, sentence, named = (cell.strip() for cell in row.split("|"))
    reasons = failures(sentence, cites.split(), ITEMS)
    assert any(named in reason.lower() for reason in reasons), reasons


@pytest.mark.parametrize(
    ("cites", "sentence"),
    [
        ("A5.e1", "The truce was signed; ratification or entry into force is not yet reported."),
        ("A3.e1", "The EU and Mercosur concluded negotiations; signature was not reported."),
        ("A8.e1 A8.q1", "Two military agreements were signed; unknown: what the unnamed agreement is called."),
    ],
)
def test_what_no_source_tells_may_be_said_to_be_untold(cites: str, sentence: str) -> None:
    assert failures(sentence, cites.split(), ITEMS) == ()


@pytest.mark.parametrize(
    ("event", "stands"),
    [
        (fact_event("e2", "in_force", modality="planned"), True),
        (fact_event("e2", "in_force", modality="planned", superseded=True), False),
    ],
)
def test_a_step_that_was_overtaken_is_not_said_to_be_undone(event: FactEvent, stands: bool) -> None:
    items = items_of([agreement_fact("A1", "Pact", fact_event("e1", "signed"), event)])
    reasons = failures("Pact: planned or pending, in force; not reported as done.", ["A1.e2", "A1.e1"], items)
    assert (reasons == ()) is stands


def test_an_uncited_event_of_the_agreement_breaks_a_silence() -> None:
    later = fact_event("e2", "ratified", party="JP")
    items = items_of([agreement_fact("A1", "Pact", fact_event("e1", "signed"), later)])
    (reason,) = failures("Pact: signed; ratification not reported.", ["A1.e1"], items)
    assert reason == "says that ratification is not reported, but the cited agreement has that step or a later one"


def test_a_denial_within_the_reach_of_another_is_no_surprise() -> None:
    quoted = evidence("The treaty was not signed without a vote, never before the talks, no later than May")
    fact = agreement_fact("A1", "Trade Pact", fact_event("e1", "signed", evidence=(quoted,)), status="signed")
    told = failures("The Trade Pact was not signed without a vote.", ["A1.e1"], items_of([fact]))
    assert isinstance(told, tuple)
