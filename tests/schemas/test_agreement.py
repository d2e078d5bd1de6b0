import pytest
from pydantic import ValidationError

from schemas.agreement import Agreement

EVENT = {
    "step": "signed",
    "party": None,
    "date": None,
    "date_text": None,
    "place": "Manila",
    "by": ["Toshimitsu Motegi"],
    "modality": "reported",
    "asserted_by": None,
    "quote": "signed in Manila",
}
TERM = {"text": "US$6 million", "quote": "worth US$6 million"}


def agreement(**changes: object) -> Agreement:
    fields: dict[str, object] = {
        "name": "unnamed agreement",
        "acronym": None,
        "aliases": [],
        "instrument": "agreement",
        "kind": "other",
        "parties": [{"name": "Japan", "country": "JP"}],
        "salience": "main",
        "events": [],
        "terms": [],
    }
    return Agreement.model_validate(fields | changes)


def test_an_event_is_enough() -> None:
    assert agreement(events=[EVENT]).events[0].step == "signed"


def test_a_term_is_enough() -> None:
    assert agreement(terms=[TERM]).terms[0].text == "US$6 million"


def test_nothing_quoted_is_no_agreement() -> None:
    with pytest.raises(ValidationError, match="no event or term with a quote of the text supports this agreement"):
        agreement()


def test_a_step_outside_the_life_cycle_is_refused() -> None:
    with pytest.raises(ValidationError, match="step"):
        agreement(events=[EVENT | {"step": "concluded"}])


def test_a_date_outside_the_subset_is_refused() -> None:
    with pytest.raises(ValidationError, match="use null when the text gives no date"):
        agreement(events=[EVENT | {"date": "last month"}])


def test_a_field_beyond_the_named_ones_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        agreement(events=[EVENT], id="a1")


@pytest.mark.parametrize("name", sorted(EVENT))
def test_every_field_must_be_filled_in(name: str) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        agreement(events=[{key: value for key, value in EVENT.items() if key != name}])
