"""The parts of a page below its table, each under its heading, the same in every format.

Where the sources differ or are silent, and what to watch, are both what stands open: a reader finds them under one heading.
"""

from collections.abc import Sequence

from schemas.brief import Brief, Sentence

OPEN = "Open points, and what to watch"
WATCH = "What to watch"


def headed(brief: Brief) -> list[tuple[str, Sequence[Sentence]]]:
    """Headings with their sentences, in the order of the page; none without a sentence."""
    parts: list[tuple[str, Sequence[Sentence]]] = []
    watch: tuple[str, Sequence[Sentence]] = (WATCH, brief.watch)
    for section in brief.sections:
        if section.id == "differences" and brief.watch:
            watch = (OPEN, (*section.sentences, *brief.watch))
        else:
            parts.append((section.heading, section.sentences))
    return [(heading, sentences) for heading, sentences in (*parts, watch) if sentences]
