import pytest

from service.embedded.extraction import sees, sightings

TEXT = (
    "Ghana and Togo signed a border treaty in Accra.\n\n"
    "It rained all day. President Ama Osei of Ghana met President Kofi Ayeva of Togo before that."
)


def test_each_sentence_with_an_event_is_seen_in_its_place_with_the_word_that_shows_it() -> None:
    found = sightings(TEXT)
    assert [(each.kind, each.cue) for each in found] == [("agreement", "signed"), ("meeting", "met")]
    assert all(TEXT[each.start : each.end] == each.sentence for each in found)


def test_a_mention_that_tells_no_step_is_no_sighting() -> None:
    assert sightings("Ghana and Togo welcomed the progress of the Volta Access Agreement.") == ()


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Ghana and Togo: a treaty, at last?",
        "President Ama Osei of Ghana met President Kofi Ayeva of Togo.",
    ],
)
def test_a_text_with_an_agreement_or_a_meeting_is_worth_asking_about(text: str) -> None:
    assert sees(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The harvest was good.",
        "The union reached a tentative wage deal in Ohio.",
        "It rained in Ghana and in Togo.",
    ],
)
def test_a_text_without_either_is_not(text: str) -> None:
    assert not sees(text)
