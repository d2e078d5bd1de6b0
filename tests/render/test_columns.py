"""Columns of the table: as wide as their cells ask, within bounds."""

from schemas.brief import StatusRow
from service.render.columns import shares
from tests.briefs import hostile_brief, realistic_brief


def _row(text: str, *, sources: int = 1) -> StatusRow:
    return StatusRow(fact="A1", name=text, parties=text, status=text, since=text, sources=tuple(range(1, sources + 1)))


def test_shares_fill_the_table() -> None:
    for rows in ((), realistic_brief().status, hostile_brief().status, (_row(""),)):
        assert 98 <= sum(shares(rows)) <= 102


def test_a_longer_column_gets_more_but_never_all() -> None:
    short, long = shares((_row("short", sources=9),)), shares((_row("long " * 90, sources=9),))
    assert short[4] > long[4] >= 8
    assert max(long) < 40
