import pytest

from schemas.agreement import Party
from schemas.extraction import Extraction, Genre
from schemas.meeting import Participant
from schemas.statement import Statement
from service.core.identities import (
    identify_holder,
    identify_name,
    identify_participant,
    identify_party,
    is_named,
    people_of,
)
from tests.records import article


@pytest.mark.parametrize(
    ("name", "country", "kept"),
    [
        ("Tokyo", None, ("Japan", "JP")),
        ("Brussels", None, ("European Union", "EU")),
        ("Brussels", "BE", ("Brussels", "BE")),  # the model saw the whole text
        ("Yemeni Government", None, ("Yemen", "YE")),
        ("Georgia", "US", ("Georgia", "GE")),
        ("Japan", None, ("Japan", "JP")),
        ("United Kingdom", "UK", ("United Kingdom", "GB")),
        ("ASEAN", "ID", ("ASEAN", None)),
        ("NATO", "NATO", ("NATO", None)),
        ("Hamas", "PS", ("Hamas", None)),
        ("European Commission", None, ("European Commission", "EU")),
        ("Northern Alliance", "Afghanistan", ("Northern Alliance", "AF")),
        ("Pacific states", "XX", ("Pacific states", None)),
    ],
)
def test_a_party_that_is_put_right_is_told_of(name: str, country: str | None, kept: tuple[str, str | None]) -> None:
    found = identify_party(Party(name=name, country=country))
    assert (found.item.name, found.item.country) == kept
    assert (found.reason is None) is (kept == (name, country))


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Japan", "JP"),
        ("Congo", "CD"),
        ("European Union", "EU"),
        ("Houthis", None),
        ("Yemeni parties", "YE"),
        ("the public", None),
    ],
)
def test_a_party_as_it_should_be_stays(name: str, country: str | None) -> None:
    party = Party(name=name, country=country)
    assert identify_party(party).item == party
    assert identify_party(party).reason is None


def person(name: str, role: str | None = None, country: str | None = None) -> Participant:
    return Participant(name=name, role=role, country=country)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (person("President Xi Jinping", None, "CN"), person("Xi Jinping", "President", "CN")),
        (person("Japanese Foreign Minister Takeshi Iwaya"), person("Takeshi Iwaya", "Japanese Foreign Minister", "JP")),
        (person("Marcos", "President", "PH"), person("Ferdinand Marcos Jr.", "President", "PH")),
        (
            person("Takeshi Iwaya", "Foreign Minister of Japan"),
            person("Takeshi Iwaya", "Foreign Minister of Japan", "JP"),
        ),
        (person("Japan"), person("Japan", None, "JP")),
        (person("Keir Starmer", "Prime Minister", "UK"), person("Keir Starmer", "Prime Minister", "GB")),
    ],
)
def test_a_participant_has_a_bare_name_a_role_and_a_country_where_they_are_told(
    told: Participant, kept: Participant
) -> None:
    found = identify_participant(told, known=("Ferdinand Marcos Jr.", "Shigeru Ishiba"))
    assert found.item == kept
    assert found.reason is not None
    assert told.name in found.reason


@pytest.mark.parametrize(
    "told",
    [
        person("Israel Katz", "Defense Minister", "IL"),
        person("ASEAN"),
        person("Philippines", None, "PH"),
        person("Wang", None, "CN"),
    ],
)
def test_a_participant_as_it_should_be_stays(told: Participant) -> None:
    found = identify_participant(told, known=("Wang Yi", "Wang Wentao"))
    assert (found.item, found.reason) == (told, None)


def test_a_name_is_changed_only_with_a_reason() -> None:
    assert identify_name("Foreign Minister Motegi", known=("Toshimitsu Motegi",)).item == "Toshimitsu Motegi"
    assert identify_name("the Foreign Ministry", known=()).reason is None
    assert identify_name("the President", known=()).item == "the President"


def test_the_people_of_an_article_are_those_of_all_its_records() -> None:
    told = {
        "header": dict.fromkeys(("title", "publisher", "author", "published", "published_text")) | {"genre": "news"},
        "agreements": [],
        "meetings": [],
        "statements": [
            {"text": "t", "holder": holder, "role": None, "about": "a", "sort": "position", "quote": "q"}
            for holder in ("President Xi Jinping", "Xi Jinping", "Japan", "the President")
        ],
    }
    assert people_of(Extraction.model_construct(**Extraction.model_validate(told).__dict__)) == ("Xi Jinping",)


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Xavier Ghostman", "portugal and estonia signed an accord", False),
        ("Joe Biden", "president biden spoke to reporters", True),
        ("the President", "the leader spoke to reporters", True),
        ("United States", "the u s and chile met", True),
        ("Xi Jinping", "习近平在北京会见了总统", True),
        ("Li Na", "ms li spoke", True),
    ],
)
def test_a_person_is_named_by_any_part_of_the_name_in_the_letters_of_the_text(
    name: str, text: str, named: bool
) -> None:
    assert is_named(name, text) is named


# --- whose words a text is


@pytest.mark.parametrize(
    ("holder", "author", "genre", "kept"),
    [
        ("the article", "President Ana Costa", "press_release", ("Ana Costa", "President")),
        ("The author", "Ana Costa", "opinion", ("Ana Costa", None)),
        ("the article", "Ana Costa", "news", ("the article", None)),
        ("the article", None, "opinion", ("the article", None)),
        ("the article", "Ana Costa and Bo Lee", "opinion", ("the article", None)),
        ("the article", "Ministry of Foreign Affairs", "press_release", ("the article", None)),
        ("both sides", "President Ana Costa", "press_release", ("both sides", None)),
    ],
)
def test_what_the_text_holds_is_held_by_the_one_whose_words_it_is(
    holder: str, author: str | None, genre: Genre, kept: tuple[str, str | None]
) -> None:
    told = Statement(text="it helps", holder=holder, role=None, about="ties", sort="position", quote="it helps")
    found = identify_holder(told, article("It helps.", author=author, genre=genre))
    assert (found.item.holder, found.item.role) == kept
    assert (found.reason is None) is (found.item == told)
