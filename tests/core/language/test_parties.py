import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.language.parties import party_of, state_in


@pytest.mark.parametrize(
    ("told", "name", "country"),
    [
        ("Tokyo", "Japan", "JP"),
        ("Malacañang", "Philippines", "PH"),
        ("the Kremlin", "Russia", "RU"),
        ("Foggy Bottom", "United States", "US"),
        ("the White House", "United States", "US"),
        ("Washington", "United States", "US"),
        ("Whitehall", "United Kingdom", "GB"),
        ("Downing Street", "United Kingdom", "GB"),
        ("the Élysée", "France", "FR"),
        ("Zhongnanhai", "China", "CN"),
        ("the Blue House", "South Korea", "KR"),
        ("the Kantei", "Japan", "JP"),
        ("Pretoria", "South Africa", "ZA"),
        ("Ankara", "Türkiye", "TR"),
        ("the Government of Japan", "Japan", "JP"),
        ("Government of the Republic of Indonesia", "Indonesia", "ID"),
        ("Yemeni Government", "Yemen", "YE"),
        ("Japanese side", "Japan", "JP"),
        ("U.S. Government", "United States", "US"),
        ("the Kingdom of Norway", "Norway", "NO"),
        ("Georgia", "Georgia", "GE"),
        ("the Holy See", "Vatican", "VA"),
    ],
)
def test_a_state_is_known_by_its_name_its_people_and_its_seat(told: str, name: str, country: str) -> None:
    found = party_of(told)
    assert (found.name, found.country, found.sort) == (name, country, "state")


@pytest.mark.parametrize("told", ["EU", "the European Union", "Brussels", "the Berlaymont"])
def test_the_union_is_a_party_of_its_own_also_as_brussels(told: str) -> None:
    found = party_of(told)
    assert (found.name, found.country, found.sort) == ("European Union", "EU", "body")


@pytest.mark.parametrize("told", ["European Commission", "European Council", "EEAS"])
def test_an_institution_of_the_union_keeps_its_name_and_acts_for_it(told: str) -> None:
    assert (party_of(told).name, party_of(told).country) == (told, "EU")


@pytest.mark.parametrize(
    ("told", "sort"),
    [
        *(
            (body, "body")
            for body in ("ASEAN", "NATO", "UN", "U.N.", "AU", "GCC", "Mercosur", "Quad", "G7", "G-20", "BRICS", "AUKUS")
        ),
        *(
            (body, "body")
            for body in ("United Nations", "African Union", "World Trade Organization", "Arab League", "CARICOM")
        ),
        *((group, "group") for group in ("Hamas", "Houthis", "Ansar Allah", "M23", "FARC", "Taliban", "Hezbollah")),
        *(
            (other, "other")
            for other in ("Congo", "Victoria", "Geneva", "quad", "who", "Freeport-McMoRan", "Yemeni parties", "")
        ),
        *(
            (other, "other")
            for other in ("parties to the conflict", "Kurdistan Regional Government", "Scottish Government")
        ),
    ],
)
def test_bodies_groups_and_whatever_is_not_known_keep_their_name_and_are_no_country(told: str, sort: str) -> None:
    found = party_of(told)
    assert (found.name, found.country, found.sort) == (told, None, sort)


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("Foreign Minister of Japan", "JP"),
        ("Japan's Foreign Minister", "JP"),
        ("US Ambassador to Japan", "US"),
        ("Ambassador of Japan to the Philippines", "JP"),
        ("British High Commissioner to India", "GB"),
        ("United States Trade Representative", "US"),
        ("President of the European Commission", "EU"),
        ("President of the Yemeni Presidential Leadership Council", "YE"),
        ("Director, Foreign Affairs Commission, Chinese Communist Party", "CN"),
        ("Special Envoy for Ukraine", None),
        ("Special Envoy to the Middle East", None),
        ("UN Secretary-General", None),
        ("Secretary of State", None),
        ("Prime Minister", None),
        ("minister in charge of it", None),
        ("", None),
    ],
)
def test_an_office_tells_its_state_and_not_what_it_is_about(role: str, code: str | None) -> None:
    assert state_in(role) == code


@given(st.text(max_size=50))
def test_no_party_is_too_odd(name: str) -> None:
    found = party_of(name)
    assert found.name or not name.strip()
    assert (found.sort == "state") <= (found.country is not None)
    assert state_in(name) is None or len(str(state_in(name))) == 2
