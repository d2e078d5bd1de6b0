import pytest

from service.embedded.extraction.text.parties import keys, parties_in, principal
from service.embedded.extraction.text.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan and the Philippines agreed.", ("JP", "PH")),
        ("the Japan-Philippines pact and the U.S.-EU deal", ("JP", "PH", "US", "EU")),
        ("Tokyo said that talks in Manila went on.", ("JP",)),
        ("ASEAN and the Republic of Korea", ("ASEAN", "KR")),
        ("Hamas and Israel agreed.", ("Hamas", "IL")),
        ("May we meet?", ()),
    ],
)
def test_states_bodies_and_groups_are_parties_and_a_city_after_in_is_none(text: str, expected: tuple[str, ...]) -> None:
    assert keys(parties_in(text)) == expected


def test_an_article_is_between_the_two_it_names_most() -> None:
    sentences = sentences_of("Ghana and Togo met.\n\nTogo left. Peru watched. Ghana stayed.")
    assert keys(principal((each, parties_in(each.text)) for each in sentences)) == ("GH", "TG")


def test_an_article_of_one_country_is_between_none() -> None:
    sentences = sentences_of("Ghana rose.\n\na\n\nb\n\nc\n\nd\n\nPeru watched.")
    assert principal((each, parties_in(each.text)) for each in sentences) == ()
