import pytest

from service.embedded.extraction.text.people import people_of, titled_in


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(each.name, each.role, each.country) for each in titled_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japanese Foreign Minister Takeshi Iwaya left.", [("Takeshi Iwaya", "Japanese Foreign Minister", "JP")]),
        ("President Ana Costa of Brazil spoke.", [("Ana Costa", "President", "BR")]),
        ("the President of Togo, Kofi Ayeva, spoke.", [("Kofi Ayeva", "President of Togo", "TG")]),
        ("Japan's Prime Minister Shigeru Ishiba left.", [("Shigeru Ishiba", "Japan's Prime Minister", "JP")]),
        ("President Ferdinand Marcos Jr. left.", [("Ferdinand Marcos Jr.", "President", None)]),
        ("Secretary Ann Lee on the visit of President Ana Costa", [("Ann Lee", "Secretary", None), ("Ana Costa", "President", None)]),
        ("Ms. Ana Costa, Federal Minister for Trade of Brazil, left.", [("Ana Costa", "Federal Minister for Trade of Brazil", "BR")]),
        ("the General Assembly met the Secretary of State", []),
        ("Ana Costa spoke in Rome.", []),
    ],
)  # fmt: skip
def test_a_person_is_one_who_stands_with_an_office(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_last_name_means_the_one_who_was_named_in_full() -> None:
    texts = ["Foreign Minister Ama Osei of Ghana came.", "Osei said so.", "Minister Osei left."]
    people = people_of(texts)
    assert [each.name for text in texts for each in people.within(text)] == ["Ama Osei"] * 3
    assert {each.country for text in texts for each in people.within(text)} == {"GH"}


def test_what_two_mentions_tell_is_told_together() -> None:
    people = people_of(["Minister Osei left.", "Ghanaian Foreign Minister Ama Osei came."])
    (only,) = people.within("Osei spoke.")
    assert (only.role, only.country) == ("Ghanaian Foreign Minister", "GH")


def test_a_text_without_people_has_none() -> None:
    assert people_of(["It rained."]).within("It rained in Osei.") == ()
