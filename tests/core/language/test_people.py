from itertools import permutations

import pytest

from schemas.fact import Level
from service.core.language.people import distinct_people, is_person, level_of, name_tokens, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prime Minister Shigeru Ishiba", "Ishiba Shigeru"),
        ("Ishiba", "Shigeru Ishiba"),
        ("President Ferdinand R. Marcos Jr.", "Marcos"),
        ("Iwaya’s", "Takeshi Iwaya"),
        ("Amb. Endo Kazuya", "Kazuya Endo, Amb."),
    ],
)
def test_one_person_under_two_names(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ishiba", "Iwaya"), ("President", "President"), ("", "Marcos"), ("Shigeru Ishiba", "Ishiba Yoshiko")],
)
def test_two_people_or_nobody(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_titles_suffixes_and_initials_are_no_part_of_a_name() -> None:
    assert name_tokens("H.E. President Ferdinand R. Marcos Jr.") == {"ferdinand", "marcos"}


def test_each_person_stands_once_under_the_fullest_name_in_any_order() -> None:
    names = ["Iwaya", "Takeshi Iwaya", "Iwaya Takeshi", "Takeshi Iwaya", "Manalo"]
    found = {distinct_people(order) for order in permutations(names)}
    assert found == {("Manalo", "Takeshi Iwaya")}


def test_an_office_without_a_name_is_kept_as_told() -> None:
    assert distinct_people(["the President", "The President"]) == ("The President",)


@pytest.mark.parametrize("name", ["Enrique Manalo", "Ishiba Shigeru", "Marcos"])
def test_a_person_is_a_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", ["Japan", "Japanese side", "European Union", "ASEAN", "", "Ministry of Defense"])
def test_a_state_or_body_is_no_person(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize(
    ("role", "level"),
    [
        (None, "not_told"),
        ("", "not_told"),
        ("President", "leaders"),
        ("Prime Minister", "leaders"),
        ("UN Secretary-General", "leaders"),
        ("President of the Senate", "officials"),
        ("Foreign Affairs Secretary", "ministers"),
        ("Deputy Prime Minister", "ministers"),
        ("Chancellor of the Exchequer", "ministers"),
        ("Secretary of State", "ministers"),
        ("Vice President", "officials"),
        ("Vice-Minister", "officials"),
        ("Undersecretary of State", "officials"),
        ("Former Prime Minister", "officials"),
        ("First Lady", "officials"),
        ("Special Envoy of the President", "officials"),
        ("Prime Minister's spokesperson", "officials"),
        ("Press Secretary", "officials"),
        ("Ambassador", "officials"),
    ],
)
def test_an_office_has_its_level(role: str | None, level: Level) -> None:
    assert level_of(role) == level
