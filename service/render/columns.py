"""The columns of the status table: shares of its width, the same in every format that lays it out.

Each column is as wide as its longest cell asks for, within bounds that no text can push, so that neither short nor hostile cells
spoil the table.
"""

from collections.abc import Sequence

from schemas.brief import StatusRow
from service.render.plain import plain

_LEAST = (16, 10, 24, 18)
_MOST = (40, 22, 60, 30)
_PADDING = 2


def shares(rows: Sequence[StatusRow]) -> tuple[int, ...]:
    """Percent of the width for agreement, parties, what it does and where it stands; they add up to about 100. Parties get
    none where no row has any: then all rows share them, and the heading names them."""
    cells = [
        (
            len(plain(row.name)),
            len(plain(row.parties)),
            len(plain(row.purpose.text)) if row.purpose else 0,
            len(plain(row.status)) + len(plain(row.since)),
        )
        for row in rows
    ]
    asked = [
        _PADDING + min(most, max(least, *(row[index] for row in cells), least))
        for index, (least, most) in enumerate(zip(_LEAST, _MOST, strict=True))
    ]
    if not any(row.parties for row in rows):
        asked[1] = 0
    return tuple(round(100 * width / sum(asked)) for width in asked)
