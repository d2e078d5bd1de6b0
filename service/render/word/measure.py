"""How tall a page will be in a word processor, near enough to choose the size of its body.

A word processor breaks lines itself, so this counts them: letters over what a line holds, with the mean width of a letter of
Times in English text. LibreOffice confirms the outcome in the tests.
"""

from math import ceil

from schemas.brief import Brief
from service.render.columns import shares
from service.render.source import cite

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
_LETTER = 0.435  # mean width, of the size
_LINE = 1.2  # height of a line, of the size
_CITATION = 3  # letters that a sentence's numbers take
_SAFETY = 1.03


def body_size(brief: Brief, *, width: float, height: float, picture: float) -> float | None:
    """The largest size in points at which all of `brief` stands on a page of `width` times `height` points, its picture
    `picture` points tall; None where no size is small enough."""
    return next((size for size in SIZES if needed(brief, size, width=width, picture=picture) <= height), None)


def needed(brief: Brief, size: float, *, width: float, picture: float) -> float:
    """Points that the page takes at `size`."""
    runs = [[sentence.text for sentence in section.sentences] for section in brief.sections]
    runs.append([sentence.text for sentence in brief.watch])
    lead = " ".join(sentence.text for sentence in brief.bottom_line)
    lines = [
        (1.85, _lines(" ".join(sentence.text for sentence in brief.title), 1.95 * size, width)),
        (0.88, bool(brief.as_of_line)),
        (1.1, _lines(lead, 1.1 * size, width - 9)),
        (0.96, _table(brief, 0.96 * size, width)),
        (0.94, _lines(" ".join(sentence.text for sentence in brief.besides), 0.94 * size, width)),
        (1.0, sum(_lines(text, size, width - 1.1 * size) for run in runs for text in run)),
        (0.82, sum(_lines(_source(brief, index), 0.82 * size, width) for index in range(len(brief.sources)))),
        (0.74, _lines(" ".join(brief.notes), 0.74 * size, width)),
    ]
    heads = sum(map(bool, runs)) + bool(brief.status) + bool(brief.sources) + bool(brief.timeline)
    between = 2.27 * heads + 0.18 * sum(map(len, runs)) + 1.5 + 0.3 * bool(brief.besides)
    return _SAFETY * size * (sum(_LINE * scale * count for scale, count in lines) + between) + picture


def _table(brief: Brief, size: float, width: float) -> int:
    asked = shares(brief.status)
    columns = [width * share / sum(asked) - 5 for share in asked if share]
    parted = len(columns) == len(asked)
    rows = [
        (
            f"{row.name}  ",
            *[row.parties] * parted,
            row.purpose.text if row.purpose else "",
            f"{row.status}   {row.since}",
        )
        for row in brief.status
    ]
    return bool(rows) + sum(
        max(_lines(cell, size, column) for cell, column in zip(row, columns, strict=True)) for row in rows
    )


def _source(brief: Brief, index: int) -> str:
    source = cite(brief.sources[index])
    return f"[{source.number}] {source.title} ({source.details})"


def _lines(text: str, size: float, width: float) -> int:
    return ceil((len(text) + _CITATION) * _LETTER * size / max(width, size)) if text else 0
