from hypothesis import given
from hypothesis import strategies as st

from service.render.text.table import WIDEST, table


def test_numbers_stand_to_the_right_and_the_last_column_is_never_cut() -> None:
    long = "x" * (WIDEST + 1)
    assert table(("id", "n", "name"), [("a", 7, long), ("bcd", 10, None)]).splitlines() == [
        "id    n  name",
        f"a     7  {long}",
        "bcd  10",
    ]


def test_a_head_without_rows_is_a_table() -> None:
    assert table(("id", "name"), []) == "id  name\n"


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1))
def test_any_text_stays_in_its_line_and_its_column(rows: list[tuple[str, str, str]]) -> None:
    lines = table(("a", "b", "c"), rows).split("\n")
    assert len(lines) == len(rows) + 2
    assert all(line.isprintable() for line in lines if line.isascii())
    assert lines[0].index("c") <= 2 * (WIDEST + 2)
