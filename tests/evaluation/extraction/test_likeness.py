import pytest

from service.evaluation.extraction.likeness import (
    agreement_likeness,
    date_meets,
    ends,
    meeting_likeness,
    names_likeness,
    quotes_likeness,
    same_person,
    statement_likeness,
    surnames,
)
from service.evaluation.extraction.matching import ENOUGH
from tests.labels import wanted_agreement, wanted_meeting, wanted_statement
from tests.records import agreement, event, evidence, meeting, statement

QUOTED = "the mutually reinforcing agreements that they have signed this year"


def test_one_name_and_one_set_of_parties_is_one_agreement() -> None:
    record = agreement("x/a1", "Boats Accord")
    assert agreement_likeness(record, wanted_agreement("a", "boats accord")) >= ENOUGH
    assert agreement_likeness(record, wanted_agreement("a", "Fishing Accord")) < ENOUGH


def test_other_parties_are_another_agreement_unless_the_same_words_are_quoted() -> None:
    record = agreement(
        "x/a1", "Boats Accord", event("signed", evidence=evidence(QUOTED)), between="France=FR Chad=TD Mali=ML"
    )
    assert agreement_likeness(record, wanted_agreement("a", "Boats Accord")) == 0.0
    told = wanted_agreement("a", "Boats Accord", {"step": "signed", "quote": QUOTED})
    assert agreement_likeness(record, told) >= ENOUGH


def test_an_unnamed_agreement_is_known_by_the_words_quoted() -> None:
    record = agreement("x/a1", "unnamed agreement", event("signed", evidence=evidence(QUOTED)))
    assert (
        agreement_likeness(record, wanted_agreement("a", "second pact", {"step": "signed", "quote": QUOTED})) > ENOUGH
    )
    assert agreement_likeness(record, wanted_agreement("a", "second pact", {"step": "signed"})) < ENOUGH


def test_a_name_told_outright_outweighs_words_quoted_for_another() -> None:
    """One passage may tell of two agreements, of which the record names one."""
    record = agreement("x/a1", "Joint Declaration", event("noted", evidence=evidence(QUOTED)), between="G7")
    named = wanted_agreement("a", "Joint Declaration", between="G7 Ukraine=UA")
    quoted = wanted_agreement("b", "deals of fifteen others", {"step": "signed", "quote": QUOTED}, between="Ukraine=UA")
    assert agreement_likeness(record, named) > agreement_likeness(record, quoted) > ENOUGH


def test_a_party_that_is_not_told_contradicts_nothing() -> None:
    record = agreement("x/a1", "Boats Accord", between="")
    assert agreement_likeness(record, wanted_agreement("a", "Boats Accord")) >= ENOUGH


def test_meetings_are_known_by_people_and_words() -> None:
    told = wanted_meeting("m", "they met in Manila on Monday", "Ana Cruz, PH", "Ben Sato, JP", date="2025-05-28")
    same = meeting("x/m1", "they met in Manila on Monday", "Cruz Ana,,PH", "Sato,,JP", date="2025-05")
    assert meeting_likeness(same, told) > 0.9
    other_day = meeting("x/m1", "they met in Manila on Monday", "Ana Cruz,,PH", date="2024")
    assert meeting_likeness(other_day, told) < meeting_likeness(same, told)
    assert meeting_likeness(meeting("x/m1", "a dinner", "C. Dee,,US"), told) < ENOUGH


def test_of_two_meetings_told_by_one_sentence_the_name_decides() -> None:
    both = "agreed to hold maritime consultations and a strategic dialogue"
    one, two = (
        meeting("x/m1", name, "Japan,,JP", evidence=evidence(both)) for name in ("Maritime talks", "Strategic dialogue")
    )
    told = wanted_meeting("m", "Strategic dialogue", "Japan, JP", quote=both)
    assert meeting_likeness(two, told) > meeting_likeness(one, told)


def test_statements_are_known_by_the_words_quoted_also_in_part() -> None:
    told = wanted_statement("s", "Ana Cruz", "our ties are in a golden age")
    assert statement_likeness(statement("x/s1", "t", "Cruz", quote="a golden age"), told) == pytest.approx(1.0)
    assert statement_likeness(statement("x/s1", "t", "Sato", quote="our ties are in a golden dawn"), told) >= ENOUGH
    assert statement_likeness(statement("x/s1", "t", "Cruz", quote="we oppose force"), told) < ENOUGH


@pytest.mark.parametrize(
    ("ours", "expected", "meets"),
    [
        ("2025-05-28", "2025-05", True),
        ("2025-04", "2025-05-28", False),
        (None, "2025", False),
        ("2025", None, None),
        ("XXXX-04", "2025-04-29", True),
        ("XXXX-04", "XXXX-04-02", True),
        ("XXXX-04", "XXXX-05", False),
        ("no date", "2025", False),
    ],
)
def test_dates_meet_when_they_can_mean_one_day(ours: str | None, expected: str | None, meets: bool | None) -> None:
    assert date_meets(ours, expected) is meets


def test_names_and_quotes_without_telling_words_are_not_alike() -> None:
    assert names_likeness(["the agreement"], ["Japan-US treaty"]) == 0.0
    assert names_likeness([None], ["x"]) == 0.0
    assert quotes_likeness(["too short"], ["too short"]) == 0.0


def test_people_are_known_by_the_ends_of_their_names() -> None:
    assert (ends(""), ends("Ana de Cruz"), surnames(["Ana Cruz", ""])) == ((), ("ana", "cruz"), {"cruz"})
    assert same_person("Shigeru Ishiba", "Ishiba Shigeru")
    assert not same_person(None, "Ishiba")
