from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.fact import Level
from service.core.language.people import (
    distinct_people,
    fullest,
    generation,
    is_person,
    level_of,
    name_tokens,
    same_person,
    untitled,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prime Minister Shigeru Ishiba", "Ishiba Shigeru"),
        ("Ishiba", "Shigeru Ishiba"),
        ("President Ferdinand R. Marcos Jr.", "Marcos"),
        ("Iwaya’s", "Takeshi Iwaya"),
        ("Amb. Endo Kazuya", "Kazuya Endo, Amb."),
        ("Xi", "President Xi Jinping"),
        ("Mohammed bin Salman", "Crown Prince Mohammed bin Salman"),
        ("MBS’s minister Adel al-Jubeir", "Adel Al Jubeir, MBS’s minister"),
        ("von der Leyen", "European Commission President Ursula von der Leyen"),
        ("Lula da Silva", "Luiz Inácio Lula da Silva"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Jonas Gahr Støre", "Store"),
        ("Ferdinand Marcos", "Ferdinand Marcos Jr."),
        ("King Charles III", "Charles III"),
    ],
)
def test_one_person_under_two_names(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ferdinand Marcos Jr.", "Ferdinand Marcos Sr."),
        ("King Charles III", "King Charles II"),
        ("Mohammed bin Salman", "Mohammed bin Zayed"),
        ("Ishiba", "Iwaya"),
        ("President", "President"),
        ("", "Marcos"),
        ("Shigeru Ishiba", "Ishiba Yoshiko"),
    ],
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


@pytest.mark.parametrize(
    ("told", "name", "title"),
    [
        ("Foreign Affairs Secretary Enrique Manalo", "Enrique Manalo", "Foreign Affairs Secretary"),
        ("Prime Minister Ishiba Shigeru", "Ishiba Shigeru", "Prime Minister"),
        ("H.E. Dr. Mohamed Muizzu", "Mohamed Muizzu", "H.E. Dr."),
        ("HE Mohamed Muizzu", "Mohamed Muizzu", "HE"),
        ("Sheikh Mohammed bin Zayed Al Nahyan", "Mohammed bin Zayed Al Nahyan", "Sheikh"),
        ("Lt. Gen. (ret.) Prabowo Subianto", "Prabowo Subianto", "Lt. Gen."),
        ("King Charles III", "Charles III", "King"),
        ("Crown Prince Mohammed bin Salman", "Mohammed bin Salman", "Crown Prince"),
        ("Secretary-General António Guterres", "António Guterres", "Secretary-General"),
        ("UN Secretary-General António Guterres", "António Guterres", "UN Secretary-General"),
        ("Israeli Defense Minister Israel Katz", "Israel Katz", "Israeli Defense Minister"),
        ("Emir of Qatar Sheikh Tamim bin Hamad Al Thani", "Tamim bin Hamad Al Thani", "Emir of Qatar Sheikh"),
        ("General Secretary To Lam", "To Lam", "General Secretary"),
        ("Defense Minister Gen Nakatani", "Gen Nakatani", "Defense Minister"),
        ("Gen. Charles Q. Brown", "Charles Q. Brown", "Gen."),
        ("Dr. Sultan Al Jaber", "Sultan Al Jaber", "Dr."),
        ("Sultan Haitham bin Tarik", "Haitham bin Tarik", "Sultan"),
        ("Vice Premier He Lifeng", "He Lifeng", "Vice Premier"),
        ("Shigeru Ishiba, Prime Minister of Japan", "Shigeru Ishiba", "Prime Minister of Japan"),
        ("Sir Keir Starmer KC", "Keir Starmer", "Sir"),
        ("Joseph R. Biden, Jr.", "Joseph R. Biden, Jr.", None),
        ("John Smith, PhD", "John Smith", None),
        (
            "President of the Philippines Ferdinand R. Marcos Jr.",
            "Ferdinand R. Marcos Jr.",
            "President of the Philippines",
        ),
        ("Georgia’s Prime Minister Irakli Kobakhidze", "Irakli Kobakhidze", "Georgia’s Prime Minister"),
        (
            "High Representative of the Union for Foreign Affairs and Security Policy Josep Borrell",
            "Josep Borrell",
            "High Representative of the Union for Foreign Affairs and Security Policy",
        ),
        ("European Commission President Ursula von der Leyen", "Ursula von der Leyen", "European Commission President"),
        ("U.S. Secretary of State Antony J. Blinken", "Antony J. Blinken", "U.S. Secretary of State"),
        (
            "Deputy Prime Minister and Foreign Minister of Viet Nam Pham Binh Minh",
            "Pham Binh Minh",
            "Deputy Prime Minister and Foreign Minister of Viet Nam",
        ),
        (
            "Minister of Foreign Affairs and Trade Winston Peters",
            "Winston Peters",
            "Minister of Foreign Affairs and Trade",
        ),
        ("Tan Sri Muhyiddin Yassin", "Muhyiddin Yassin", "Tan Sri"),
        ("President of the Republic of Korea Lee Jae-myung", "Lee Jae-myung", "President of the Republic of Korea"),
        ("African Union Commission Chairperson Moussa Faki", "Moussa Faki", "African Union Commission Chairperson"),
        ("Chief of Staff Gen. Romeo Brawner Jr.", "Romeo Brawner Jr.", "Chief of Staff Gen."),
        ("the President", "", "the President"),
    ],
)
def test_a_title_is_told_from_the_name(told: str, name: str, title: str | None) -> None:
    found = untitled(told)
    assert (found.name, found.title) == (name, title)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Israel Katz",
            "Jordan Bardella",
            "Chad Bown",
            "Gen Nakatani",
            "Tan See Leng",
            "He Lifeng",
            "Amir Khan Muttaqi",
            "Wang Yi",
        ),
        *(
            "R. Marcos",
            "Xi",
            "Abu Mazen",
            "Central American Integration System",
            "European Union",
            "Joint Committee",
            "India",
            "of",
            "",
        ),
        *("Ishiba, Shigeru", "Baron Waqa"),
    ],
)
def test_what_is_no_title_stays_in_the_name(name: str) -> None:
    assert (untitled(name).name, untitled(name).title) == (name, None)


@given(st.text(max_size=60))
def test_no_name_is_too_odd(name: str) -> None:
    found = untitled(name)
    assert not untitled(found.name).title or found.title
    assert same_person(name, name) is bool(name_tokens(name))
    assert fullest(name, [name]) == name


@pytest.mark.parametrize(
    ("name", "line"), [("Marcos Jr.", "jr"), ("Joseph R. Biden, Jr.", "jr"), ("Charles III", "iii"), ("Xi", None)]
)
def test_a_generation_tells_father_from_son(name: str, line: str | None) -> None:
    assert generation(name) == line


@pytest.mark.parametrize(
    ("name", "known", "full"),
    [
        ("Xi", ["Xi", "Xi Jinping", "Wang Yi"], "Xi Jinping"),
        ("Marcos", ["Ferdinand Marcos Jr.", "Ferdinand R. Marcos Jr."], "Ferdinand R. Marcos Jr."),
        ("Marcos", ["Ferdinand Marcos Jr.", "Ferdinand Marcos Sr."], "Marcos"),
        ("Wang", ["Wang Yi", "Wang Wentao"], "Wang"),
        ("Ishiba", ["Ishiba Shigeru", "Shigeru Ishiba"], "Ishiba Shigeru"),
        ("Ishiba", [], "Ishiba"),
        ("Shigeru Ishiba", ["Shigeru Ishiba Taro"], "Shigeru Ishiba"),
        ("the President", ["Xi Jinping"], "the President"),
    ],
)
def test_a_surname_is_filled_out_where_one_article_leaves_no_doubt(name: str, known: list[str], full: str) -> None:
    assert fullest(name, known) == full
