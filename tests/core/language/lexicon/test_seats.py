from countryinfo import all_countries

from service.core.language.lexicon.seats import CITIES, INSTITUTIONS, PROVINCES, SEATS, SHARED_CAPITALS
from service.core.language.places import country_of_place, plain


def test_every_name_is_in_the_form_in_which_it_is_looked_up() -> None:
    names = [*SEATS, *SEATS.values(), *CITIES, *INSTITUTIONS, *PROVINCES, *SHARED_CAPITALS]
    assert [name for name in names if name != plain(name)] == []


def test_every_seat_stands_in_a_city_that_is_known() -> None:
    assert [seat for seat in SEATS if country_of_place(seat) is None] == []


def test_every_code_is_one_of_iso() -> None:
    codes = {str(country.info().get("ISO", {}).get("alpha2")) for country in all_countries()}
    assert {code for code in (*CITIES.values(), *PROVINCES.values()) if code not in codes} == set()
