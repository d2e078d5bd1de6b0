from collections import Counter

import pytest

from schemas.run import Usage
from service.cli.words import account, balance, pasted
from service.core.account import Balance
from tests.briefs import realistic_brief

WHOLE = Balance(
    read=5,
    skipped=Counter({"empty": 2, "a binary file": 1}),
    copies=1,
    done=3,
    failed=1,
    usage=Usage(calls=2, input_tokens=200, output_tokens=20, from_store=2),
    proposed=9,
    grounded=5,
    repaired=1,
    rejected=Counter({"no such quote": 2, "name is empty": 1}),
)


def test_the_balance_tells_where_everything_went() -> None:
    assert balance(WHOLE, run="r7") == (
        "3 of 8 articles done\n"
        "read 5, copies 1, skipped 0\n"
        "2 calls, 200 tokens in, 20 out, 2 answered from the store\n"
        "9 items proposed = 5 grounded + 1 repaired + 3 rejected\n"
        "  2 no such quote\n"
        "  1 name is empty\n"
        "each rejected or repaired item with its reason: `entente show r7 --rejected`\n"
        "1 failed\n"
        "1 not asked about\n"
        "3 not read\n"
        "  2 empty\n"
        "  1 a binary file"
    )


def test_a_command_that_is_named_works_as_it_stands() -> None:
    assert "`entente show r7 --rejected --store 'my store.db'`" in balance(WHOLE, run="r7", store="my store.db")
    words = "see `entente runs`, `entente facts`; `rejected` and `entente eval` stay"
    assert (
        pasted(words, "a.db")
        == "see `entente runs --store a.db`, `entente facts --store a.db`; `rejected` and `entente eval` stay"
    )
    assert pasted(words, None) == words


def test_one_of_a_thing_is_one() -> None:
    one = balance(Balance(read=1, done=1, proposed=1, usage=Usage(calls=1, input_tokens=1)), run=None)
    assert one.splitlines()[:4:2] == ["1 of 1 article done", "1 call, 1 token in, 0 out"]
    assert one.splitlines()[3].startswith("1 item proposed = ")


def test_where_nothing_was_kept_the_rejected_are_in_the_output() -> None:
    assert "with its reason: `rejected` in the output\n" in balance(WHOLE, run=None)


def test_where_nothing_was_refused_nothing_points_to_it() -> None:
    assert (
        balance(Balance(read=1, done=1), run="r1").splitlines()[-1]
        == "0 items proposed = 0 grounded + 0 repaired + 0 rejected"
    )


def test_many_reasons_are_summed_up() -> None:
    many = Counter({f"reason {number:02}": 20 - number for number in range(12)})
    told = balance(Balance(rejected=many), run=None).splitlines()
    assert told[4:6] == ["  20 reason 00", "  19 reason 01"]
    assert told[12] == f"  {sum(20 - number for number in range(8, 12))} for other reasons"


def test_the_account_of_a_brief_says_what_came_out_of_the_store() -> None:
    brief = realistic_brief()
    assert account(brief).endswith("\n6 calls, 21000 tokens in, 9000 out, a recorded model.")
    stored = brief.model_copy(update={"usage": Usage(from_store=6)})
    assert account(stored).endswith("\n0 calls, 0 tokens in, 0 out, 6 answered from the store, a recorded model.")


@pytest.mark.parametrize(
    ("store", "shown"),
    [
        ("postgresql://me:s3:cr@t@h:5432/x", "'postgresql://me:***@h:5432/x'"),
        ("postgresql://:s3cret@h/x", "'postgresql://:***@h/x'"),
        ("postgresql://me@h/x", "postgresql://me@h/x"),
        ("postgresql:///x?host=/tmp", "'postgresql:///x?host=/tmp'"),
        ("my store.db", "'my store.db'"),
    ],
)
def test_a_command_to_paste_names_the_store_without_its_password(store: str, shown: str) -> None:
    assert pasted("try `entente runs show r3`", store) == f"try `entente runs show r3 --store {shown}`"
