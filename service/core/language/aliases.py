"""Aliases of states: whether any of some hundred patterns is found in a word, at the cost of a few.

Most patterns can be found only where certain letters stand: `tanzania(?!: zan.*)` only behind `tanzania`. A word that has the
letters of none, and in which no pattern of the rest is found, is the alias of no state.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LEAST = 3  # letters that tell enough to look for
_CLOSES = {"[": "]", "{": "}"}
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Aliases:
    """Patterns of aliases: the letters without which most are not found, the alternatives that tell no such letters, and all."""

    letters: re.Pattern[str]
    rest: re.Pattern[str]
    whole: re.Pattern[str]


def aliases_of(patterns: Iterable[str]) -> Aliases:
    """The patterns, made ready to be looked for in many words."""
    told = list(patterns)
    letters: set[str] = set()
    rest: list[str] = []
    for alternative, needed in (each for pattern in told for each in _alternatives(pattern)):
        if len(needed) >= _LEAST:
            letters.add(needed)
        else:
            rest.append(alternative)
    return Aliases(letters=re.compile("|".join(sorted(letters)) or _NEVER), rest=_any_of(rest), whole=_any_of(told))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns) or _NEVER, re.IGNORECASE)


def is_alias(word: str, aliases: Aliases) -> bool:
    """Whether a word in small letters is found by any of the patterns."""
    if aliases.letters.search(word):
        return bool(aliases.whole.search(word))
    return bool(aliases.rest.search(word))


def _alternatives(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative of a pattern, with the longest run of letters without which it is not found; empty where none is sure."""
    run, longest, depth, index, start = "", "", 0, 0, 0
    while index < len(pattern):
        char = pattern[index]
        if char in _CLOSES:
            index = pattern.index(_CLOSES[char], index)
        elif char == "\\":
            index += 1
        depth += (char == "(") - (char == ")")
        if char.isascii() and char.isalpha() and depth == 0:
            run += char.lower()
        else:
            run = run[:-1] if char in "?*{" else run
            longest, run = max(longest, run, key=len), ""
        if char == "|" and depth == 0:
            yield pattern[start:index], longest
            longest, start = "", index + 1
        index += 1
    yield pattern[start:], max(longest, run, key=len)
