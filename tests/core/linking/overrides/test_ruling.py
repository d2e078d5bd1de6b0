from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from service.core.linking.overrides.ruling import Bonds, Ruling, contradiction, ruling

KEYS = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(list(combinations(KEYS, 2))), st.booleans()), max_size=12)


def said(one: str, other: str, *, same: bool) -> Ruling:
    return ruling(one, other, same=same, by="An Officer", reason="so", at=f"{one}{other}")


def test_a_pair_is_the_same_in_either_order() -> None:
    assert said("b", "a", same=True).key == said("a", "b", same=True).key == "a + b"


def test_what_is_kept_apart_from_one_is_kept_apart_from_all_that_are_joined_with_it() -> None:
    bonds = Bonds([said("a", "b", same=False)])
    bonds.join("b", "c")
    bonds.join("d", "a")
    apart = bonds.apart("c", "d")
    assert apart is not None
    assert apart.key == "a + b"
    assert bonds.apart("a", "e") is None


def test_a_ruling_on_records_that_are_not_there_is_none() -> None:
    bonds = Bonds([said("a", "b", same=False), said("a", "c", same=True)], {"a", "b"})
    assert (bonds.together, bonds.apart("a", "b") is not None) == ((), True)


def test_a_contradiction_names_both_entries() -> None:
    rulings = [said("a", "b", same=True), said("b", "c", same=True), said("a", "c", same=False)]
    assert contradiction(rulings) == "ac keeps apart what ab and bc join"
    assert contradiction(rulings[::2]) is None
    assert contradiction([rulings[0], said("b", "a", same=False)]) == "ba keeps apart what ab joins"


@given(PAIRS, st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=20))
def test_no_joining_that_bonds_allow_breaks_a_ruling(
    told: list[tuple[tuple[str, str], bool]], joins: list[tuple[str, str]]
) -> None:
    rulings = [said(*pair, same=same) for pair, same in told]
    bonds = Bonds(rulings)
    for one, other in joins:
        if bonds.apart(one, other) is None:
            bonds.join(one, other)
    held = [each for each in rulings if each not in bonds.broken]
    assert all(bonds.are_one(each.left, each.right) for each in held if each.same)
    assert not any(bonds.are_one(each.left, each.right) for each in held if not each.same)
