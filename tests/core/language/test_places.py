import pytest

from service.core.language.places import compatible_places, country_code, country_of_place, plain


def test_plain_form_has_no_accents_case_or_punctuation() -> None:
    assert plain("  Malacañang   Palace, Türkiye’s! ") == "malacanang palace turkiye s"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Philippines", "PH"),
        ("Philippine", "PH"),
        ("Japanese", "JP"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("Britain", "GB"),
        ("Turkey", "TR"),
        ("Republic of Korea", "KR"),
        ("North Korea", "KP"),
        ("Chinese", "CN"),
        ("The European Union", "EU"),
    ],
)
def test_a_country_is_known_by_name_adjective_and_abbreviation(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    "name", ["", "None", "ASEAN", "Hamas", "South China Sea", "Indo-Pacific", "Security", "Manila", "Reciprocal"]
)
def test_what_is_no_country_has_no_code(name: str) -> None:
    assert country_code(name) is None


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Manila", "PH"),
        ("Malacañang Palace", "PH"),
        ("Washington, D.C.", "US"),
        ("Karuizawa, Japan", "JP"),
        ("the Kremlin", "RU"),
        ("Kiev", "UA"),
        ("Geneva", "CH"),
        ("Springfield", None),
        ("", None),
    ],
)
def test_a_place_lies_in_the_country_its_words_tell(place: str, code: str | None) -> None:
    assert country_of_place(place) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Manila", "Manila, Philippines"),
        ("Manila", "the Philippines"),
        ("Malacañang Palace", "Manila"),
        ("Tokyo", "Prime Minister's Office, Tokyo"),
        ("Japan", "Japanese"),
        ("Vienna", "Vienna"),
        ("Panama City", "Panama"),
    ],
)
def test_places_agree_where_one_holds_the_other(one: str, other: str) -> None:
    assert compatible_places(one, other) is True
    assert compatible_places(other, one) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tokyo", "Manila"),
        ("Japan", "the Philippines"),
        ("United States", "United Kingdom"),
        ("North Korea", "South Korea"),
        ("South Africa", "South Korea"),
        ("New York", "New Delhi"),
        ("Geneva", "Vienna"),
    ],
)
def test_places_in_two_countries_contradict_whatever_words_they_share(one: str, other: str) -> None:
    assert compatible_places(one, other) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, "Manila"),
        ("Manila", None),
        ("Manila", "Quezon City"),
        ("Tokyo", "Karuizawa, Japan"),
        ("New Town", "New Delhi"),
    ],
)
def test_where_nothing_tells_how_two_places_lie_nothing_is_claimed(one: str | None, other: str | None) -> None:
    assert compatible_places(one, other) is None
