"""Clauses: the stretch of a sentence in which a date, a place or a party goes with a verb."""

import re

_VERB = r"(?:was|were|has|have|had|is|are|will|would|came|took|enter\w*|\w+ed)"
# Where one thing ends and another is said: `ratified by the Senate and is pending in Japan`.
_CLAUSE = re.compile(
    rf";|,? \b(?:but|while|whereas|although|though|which|who)\b|, (?:and|with)\b| and (?={_VERB}\b)", re.IGNORECASE
)
# Where a phrase ends: the treaty, signed in 2010, came into force in 2011.
_PHRASE = re.compile(rf"{_CLAUSE.pattern}|,(?! \d{{4}}\b)| and ", re.IGNORECASE)


def clause(text: str, at: int) -> tuple[int, int]:
    """First and last place of the clause around a place in a sentence."""
    return _around(_CLAUSE, text, at)


def phrase(text: str, at: int) -> tuple[int, int]:
    """First and last place of the phrase around a place in a sentence: shorter than a clause, it ends at every comma."""
    return _around(_PHRASE, text, at)


def _around(border: re.Pattern[str], text: str, at: int) -> tuple[int, int]:
    cuts = [match.span() for match in border.finditer(text)]
    first = max((end for start, end in cuts if end <= at), default=0)
    last = min((start for start, _ in cuts if start > at), default=len(text))
    return first, last
