import csv as reader
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.render.sheets import csv
from service.render.sheets.cells import Columns, Row

COLUMNS: Columns = {"name": "text", "count": "number", "parties": "list"}


def read(*rows: Row) -> list[list[str]]:
    """The sheet as a spreadsheet reads it, without its head."""
    content = (csv.head(COLUMNS) + csv.lines(rows)).encode().decode("utf-8-sig")
    first, *others = reader.reader(io.StringIO(content, newline=""))
    assert first == list(COLUMNS)
    return others


def test_a_sheet_begins_with_the_mark_and_its_lines_end_as_excel_expects() -> None:
    content = (csv.head(COLUMNS) + csv.lines([("Café", 2, ("Japan", "Côte d’Ivoire"))])).encode()
    assert content == b"\xef\xbb\xbfname,count,parties\r\nCaf\xc3\xa9,2,Japan; C\xc3\xb4te d\xe2\x80\x99Ivoire\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "\t=1",
        "\r\n=1",
        "\u202e=1",
        "\0@x",
    ],
)
def test_no_words_of_an_article_become_a_formula(text: str) -> None:
    for row in ((text, 1, ()), (None, 1, (text, "x"))):
        (cells,) = read(row)
        cell = cells[0] or cells[2]
        assert cell[0] == "'"
        assert cell[1:].startswith(tuple("=+-@＝＋－＠"))


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert read((None, -3, ()), ("", None, ("",))) == [["", "-3", ""], ["", "", ""]]


def test_commas_and_quotes_stay_within_their_cell_and_a_text_stands_on_one_line() -> None:
    assert read(('a "b", c;\nd\x1b[31m', 1, ("x, y", "z"))) == [['a "b", c; d[31m', "1", "x, y; z"]]


def test_a_text_is_cut_where_a_cell_of_excel_ends() -> None:
    ((name, _, _),) = read(("x" * 40_000, 1, ()))
    assert (len(name), name[-1]) == (32_767, "…")


@given(st.lists(st.tuples(st.text(), st.integers(), st.lists(st.text()).map(tuple))))
def test_any_text_gives_as_many_rows_and_cells_as_there_are_and_no_formula(rows: list[Row]) -> None:
    made = read(*rows)
    assert [len(cells) for cells in made] == [3] * len(rows)
    assert not [cell for cells in made for cell in (cells[0], cells[2]) if cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))]
