"""Rows in columns, each as wide as its longest cell asks for, within a bound that no text can push."""

from collections.abc import Sequence

from service.render.plain import plain

WIDEST = 60


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A head and its rows, two blanks between columns; numbers stand to the right, the last column is never cut."""
    lines = [[*head], *([_cell(cell, last=i == len(head) - 1) for i, cell in enumerate(row)] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    right = [bool(rows) and all(isinstance(row[column], int) for row in rows) for column in range(len(head))]
    aligned = (
        [
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(line, widths, right, strict=True)
        ]
        for line in lines
    )
    return "".join("  ".join(cells).rstrip() + "\n" for cells in aligned)


def _cell(value: object, *, last: bool) -> str:
    text = "" if value is None else plain(str(value))
    return text if last or len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
