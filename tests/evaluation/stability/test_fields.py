from service.evaluation.stability.fields import agreement_fields, meeting_fields, statement_fields
from tests.records import agreement, event, meeting, statement


def test_fields_of_an_agreement_are_the_same_in_any_order_and_writing() -> None:
    signed, due = event("signed", "2025"), event("ratified", party="PH", modality="planned")
    one = agreement("x/a1", "Boats  Accord", signed, due, between="Japan=JP Houthis")
    other = agreement("x/a2", "boats accord", due, signed, between="houthis Japan=JP")
    assert agreement_fields(one) == agreement_fields(other)
    assert agreement_fields(one) == {
        "name": "boats accord",
        "instrument": "agreement",
        "kind": "other",
        "parties": "JP, houthis",
        "steps": "ratified by PH (planned), signed (reported)",
        "status": "signed",
        "dates": "signed 2025",
    }


def test_what_is_not_told_is_said_so() -> None:
    told = agreement_fields(agreement("x/a1", "Pact", between=""))
    assert (told["parties"], told["steps"], told["status"], told["dates"]) == ("none", "none", "not told", "none")
    there = meeting_fields(meeting("x/m1", "talks"))
    assert (there["date"], there["place"], there["participants"]) == ("none", "none", "none")


def test_fields_of_a_meeting_and_of_a_statement() -> None:
    told = meeting_fields(meeting("x/m1", "Talks", "B. Sato", "A. Cruz", date="2025", place="Manila"))
    assert told["participants"] == "a. cruz, b. sato"
    assert (told["formats"], told["status"], told["date"], told["place"]) == ("ministerial", "held", "2025", "manila")
    assert statement_fields(statement("x/s1", "Near", "A. Cruz")) == {
        "holder": "a. cruz",
        "sort": "characterisation",
        "text": "near",
    }
