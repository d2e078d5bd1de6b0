from hypothesis import given
from hypothesis import strategies as st

from schemas.ledger import Ledger

ids = st.lists(st.text(alphabet="abc/123", min_size=1, max_size=6), unique=True, max_size=8)


def test_an_empty_run_balances() -> None:
    assert Ledger().imbalances() == ()


def test_every_item_ends_in_one_of_three_sets() -> None:
    ledger = Ledger(proposed=("1", "2", "3"), grounded=("1",), repaired=("2",), rejected=("3",))
    assert ledger.imbalances() == ()


def test_a_lost_item_is_named() -> None:
    assert Ledger(proposed=("x/a1", "x/a2"), grounded=("x/a1",)).imbalances() == ("item x/a2",)


def test_an_item_from_nowhere_is_named() -> None:
    assert Ledger(rejected=("x/a9",)).imbalances() == ("item x/a9",)


def test_an_item_counted_twice_is_named() -> None:
    assert Ledger(proposed=("x/a1",), grounded=("x/a1",), rejected=("x/a1",)).imbalances() == ("item x/a1",)


def test_every_record_is_a_member_of_exactly_one_fact() -> None:
    assert Ledger(records=("r1", "r2"), members=("r2", "r1")).imbalances() == ()
    assert Ledger(records=("r1", "r2"), members=("r1",)).imbalances() == ("record r2",)
    assert Ledger(records=("r1",), members=("r1", "r1")).imbalances() == ("record r1",)


def test_every_fact_is_shown_cut_or_withheld() -> None:
    assert Ledger(facts=("A1", "M1", "S1"), shown=("A1",), cut=("M1",), withheld=("S1",)).imbalances() == ()
    assert Ledger(facts=("A1", "M1"), shown=("A1",)).imbalances() == ("fact M1",)


def test_imbalances_of_all_three_accounts_come_in_order() -> None:
    ledger = Ledger(proposed=("2", "1"), members=("r",), facts=("F",))
    assert ledger.imbalances() == ("item 1", "item 2", "record r", "fact F")


@given(ids, st.data())
def test_any_split_without_loss_balances_and_losing_one_names_it(names: list[str], data: st.DataObject) -> None:
    homes = {name: data.draw(st.sampled_from(["grounded", "repaired", "rejected"])) for name in names}
    sets = {home: tuple(name for name in names if homes[name] == home) for home in ("grounded", "repaired", "rejected")}
    assert Ledger.model_validate({"proposed": tuple(names), **sets}).imbalances() == ()
    for lost in names:
        fewer = {home: tuple(name for name in held if name != lost) for home, held in sets.items()}
        assert Ledger.model_validate({"proposed": tuple(names), **fewer}).imbalances() == (f"item {lost}",)
