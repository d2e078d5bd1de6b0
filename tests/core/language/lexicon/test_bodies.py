from service.core.language.lexicon.bodies import BODIES, GROUPS, OF_THE_UNION
from service.core.language.places import country_code, plain


def test_no_body_but_the_union_is_a_country() -> None:
    found = {name for name in (*BODIES, *GROUPS) if country_code(name) not in (None, "EU")}
    assert found == {"AU"}  # also the code of Australia: of a party's name it is the African Union


def test_no_name_stands_for_two_bodies() -> None:
    folded = [plain(name).removeprefix("the ") for name in BODIES]
    assert {
        name for name in folded if len({BODIES[n] for n in BODIES if plain(n).removeprefix("the ") == name}) > 1
    } == set()
    assert {name for name in (*GROUPS, *OF_THE_UNION) if name != plain(name)} == set()
