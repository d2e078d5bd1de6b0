from hashlib import sha256

from schemas.record import AgreementRecord, MeetingRecord, StatementRecord
from service.evaluation.gold.records import gold_records
from tests.labels import gold, labelled, wanted_agreement, wanted_meeting, wanted_statement

TEXT = "The pact was signed by Foreign Minister A. Cruz, who calls it near. They met."
PACT = wanted_agreement(
    "x.a1",
    "Pact",
    {"step": "signed", "date": "2025", "quote": "was signed"},
    between="Tokyo=None PH=PH",
    parties=[{"name": "Tokyo"}, {"country": "PH"}],
    terms=[{"quote": "The pact"}],
)
TALKS = wanted_meeting(
    "x.m1",
    "talks",
    "Foreign Minister A. Cruz, PH",
    ", JP",
    formats=["2+2"],
    quote="They met",
    outcomes=[{"quote": "it near"}],
)
WORD = wanted_statement("x.s1", "A. Cruz", "near")


def test_expected_records_become_records_in_the_place_of_their_text() -> None:
    made = gold_records(gold(labelled(PACT, TALKS, WORD)), {"a.txt": TEXT})
    pact, talks, word = made["x.a1"], made["x.m1"], made["x.s1"]
    of = sha256(TEXT.encode()).hexdigest()[:12]
    assert [each.id for each in made.values()] == [f"{of}/a1", f"{of}/m1", f"{of}/s1"]
    assert isinstance(pact, AgreementRecord)
    assert [(party.name, party.country) for party in pact.parties] == [("Japan", "JP"), ("PH", "PH")]
    (event,) = pact.events
    assert (event.id, event.basis) == (f"{of}/a1/e1", "stated")
    assert TEXT[event.evidence.start : event.evidence.end] == "was signed"
    assert (pact.kind, pact.instrument, pact.terms[0].text) == ("other", "other", "The pact")
    assert isinstance(talks, MeetingRecord)
    assert [(one.name, one.country) for one in talks.participants] == [("A. Cruz", "PH"), ("JP", "JP")]
    assert (talks.formats, talks.status, talks.basis) == (("two_plus_two",), "held", "none")
    assert talks.outcomes[0].text == "it near"
    assert isinstance(word, StatementRecord)
    assert (word.text, word.evidence.quote) == ("near", "near")


def test_without_the_text_the_article_is_its_file() -> None:
    made = gold_records(gold(labelled(wanted_meeting("m", "talks", ""), file="b.txt")), {})
    record = made["m"]
    assert isinstance(record, MeetingRecord)
    assert (record.id, record.evidence.start) == ("b.txt/m1", 0)
    assert record.participants[0].name == "not named"
