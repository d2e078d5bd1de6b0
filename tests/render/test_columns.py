"""Columns of the table: as wide as their cells ask, within bounds."""

import pytest

from schemas.brief import StatusRow
from service.render.columns import shares
from tests.briefs import hostile_brief, realistic_brief, sentence


def _row(text: str, **cells: str) -> StatusRow:
    told = {"name": text, "parties": text, "purpose": text, "status": text, "since": text, **cells}
    purpose = sentence(told.pop("purpose"), "A1", "two")
    return StatusRow.model_validate({"fact": "A1", "purpose": purpose, "sources": (1,), **told})


def test_shares_fill_the_table() -> None:
    for rows in ((), realistic_brief().status, hostile_brief().status, (_row(""),)):
        assert 98 <= sum(shares(rows)) <= 102


@pytest.mark.parametrize(("cell", "column"), [("name", 0), ("parties", 1), ("purpose", 2), ("status", 3), ("since", 3)])
def test_a_longer_cell_widens_its_column_but_never_to_all(cell: str, column: int) -> None:
    short, long = shares((_row("short"),)), shares((_row("short", **{cell: "long " * 90}),))
    assert long[column] > short[column]
    assert [after < before for after, before in zip(long, short, strict=True)].count(True) == len(short) - 1
    assert max(long) < 60
    assert min(long) >= 8


def test_the_longest_cell_of_a_column_decides() -> None:
    long = _row("short", purpose="long " * 90)
    assert shares((_row("short"), long)) == shares((long, _row("short"))) == shares((long,))


def test_parties_that_all_rows_share_take_no_room() -> None:
    rows = [row.model_copy(update={"parties": ""}) for row in realistic_brief().status]
    assert shares(rows)[1] == 0
    assert 98 <= sum(shares(rows)) <= 102


def test_a_row_of_which_no_source_tells_what_it_does_asks_for_no_more_than_the_least() -> None:
    silent = _row("short").model_copy(update={"purpose": None})
    assert shares((silent,)) == shares((_row("short", purpose=""),))
