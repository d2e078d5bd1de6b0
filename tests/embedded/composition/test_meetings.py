from typing import Any

from schemas.brief import DraftSentence
from service.embedded.composition.meetings import meeting

MET = {"id": "M1", "name": "Iwaya-Manalo talks", "date": "28 May 2025", "place": "Philippines"}
PEOPLE = ["Takeshi Iwaya (Foreign Minister, JP)", "Enrique Manalo (Foreign Affairs Secretary, PH)"]


def said(**told: Any) -> DraftSentence:
    return meeting({**MET, **told})


def test_two_people_met() -> None:
    told = said(participants=PEOPLE)
    assert told.text == (
        "Foreign Minister Takeshi Iwaya and Foreign Affairs Secretary Enrique Manalo met in the Philippines on 28 May 2025."
    )
    assert told.cites == ["M1"]


def test_an_outcome_that_goes_on_from_it_is_told_in_the_same_sentence() -> None:
    decided = {"id": "M1.o2", "text": "agreed to hold consultations"}
    told = said(participants=PEOPLE, outcomes=[{"id": "M1.o1", "text": "a joint statement"}, decided])
    assert told.text.endswith("on 28 May 2025 and agreed to hold consultations.")
    assert told.cites == ["M1", "M1.o2"]
    endless = {"id": "M1.o1", "text": f"agreed {'on this and ' * 20}"}
    assert said(participants=PEOPLE, outcomes=[endless]).cites == ["M1"]


def test_where_nobody_or_too_many_are_named_the_meeting_took_place() -> None:
    assert (
        said(participants=["Japan (JP)"]).text == "The Iwaya-Manalo talks took place in the Philippines on 28 May 2025."
    )
    assert said(name="Iwaya's visit", place=None, date="January").text == "Iwaya's visit took place in January."
    assert said(name="visit to Philippines", date="").text == "The visit to Philippines took place."
    crowd = [f"{name} Example (Minister, JP)" for name in ("Ann", "Bob", "Carl", "Dora")]
    assert "took place" in said(participants=crowd).text


def test_a_date_that_is_only_the_sources_word_is_left_to_the_page() -> None:
    assert said(participants=PEOPLE, date="last week").text.endswith("met in the Philippines.")
