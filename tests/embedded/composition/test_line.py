import pytest

from service.embedded.composition.line import between, dated, named, sentence, sides, when

TWO = {"parties": ["Japan", "Philippines"]}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Reciprocal Access Agreement", "the Reciprocal Access Agreement"),
        ("agreement on rare earths", "an agreement on rare earths"),
        ("trade deal", "a trade deal"),
        ("union of customs", "a union of customs"),
        ("security agreements with three states", "security agreements with three states"),
        ("The Hague Accord", "The Hague Accord"),
        ("Sweden's accession to NATO", "Sweden's accession to NATO"),
        ("unnamed agreement", "an agreement that no source names"),
    ],
)
def test_a_name_has_the_article_that_english_gives_it(name: str, shown: str) -> None:
    assert named({"name": name}) == shown


def test_an_acronym_stands_behind_a_name_that_does_not_hold_it() -> None:
    assert named({"name": "Trade Treaty", "acronym": "TT"}) == "the Trade Treaty (TT)"
    assert named({"name": "TT Trade Treaty", "acronym": "TT"}) == "the TT Trade Treaty"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"date": "28 May 2025"}, "on 28 May 2025"),
        ({"date": "May 2025"}, "in May 2025"),
        ({"date": "28 May 2025 to 30 May 2025"}, "from 28 May 2025 to 30 May 2025"),
        ({"date": "about 2024"}, "about 2024"),
        ({"date": "28 May 2025", "basis": "inferred"}, "probably on 28 May 2025"),
        ({"date": "April 2025, when they were agreed on or begun, not told which"}, "in April 2025"),
        ({"date": "undated", "known_by": "29 May 2025"}, "by 29 May 2025"),
        ({"date": "undated"}, ""),
        ({}, ""),
    ],
)
def test_a_step_is_dated_as_far_as_sources_tell(event: dict[str, str], words: str) -> None:
    assert when(event) == words


def test_parties_are_named_together_where_they_are_few_and_known() -> None:
    assert sides(TWO) == "Japan and the Philippines"
    assert sides({"parties": ["Japan"]}) == sides({"parties": ["Japan", "the parties to the conflict"]}) == ""
    assert sides({"parties": ["Japan", "Kenya", "Brazil", "Chile"]}) == ""


@pytest.mark.parametrize("name", ["Japan-Philippines Pact", "Philippine Visiting Forces Pact", "Pact of Japan"])
def test_a_name_that_tells_a_party_needs_no_other(name: str) -> None:
    assert between({**TWO, "name": name}) == ""
    assert between({**TWO, "name": "Visiting Forces Pact"}) == "between Japan and the Philippines"


def test_a_sentence_has_one_stop_and_a_large_letter() -> None:
    assert (sentence("lets  them\ntrade..;"), dated("5 June")) == ("Lets them trade.", "on 5 June")
