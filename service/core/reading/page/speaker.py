"""Whose words a text is, as its title says: `Statement by President A. B. on …`, `President B. Statement on …`.

An official text in the first person seldom names who speaks; its title does. A title that names several, or an office
without a person, tells of no speaker.
"""

import re

from service.core.language.people import is_person, untitled

_TEXT = (
    r"(?:(?:press|media|written|official|opening|closing|introductory|concluding|video|televised|full text of)[ -])*"
    r"(?:statement|remarks|message|address|speech|letter|op-?ed|comments|declaration|intervention|keynote)"
)
_WHO = r"(?P<who>[^\W\d_][^:;–—]{3,90}?)"
_MATTER = (
    r"(?:on|to|at|in|for|following|after|before|ahead of|regarding|about|during|welcoming|concerning|marking|upon|with"
    r"|announcing|condemning)"
)
_BY = re.compile(
    rf"(?:the )?{_TEXT} (?:by|of|from) (?:the )?{_WHO}(?:(?:,)? {_MATTER}\b.*|\s*[:;–—].*|)", re.IGNORECASE
)
_OF = re.compile(rf"{_WHO}(?:['’]s?)? {_TEXT} {_MATTER}\b.*", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:and|joint|leaders|ministers|spokes\w+ of)\b|&", re.IGNORECASE)


def speaker_in(title: str | None) -> str | None:
    """The one person, with the office as written, whose words a text under this title is; None where it names no one."""
    line = " ".join((title or "").split())[:400]
    by = _BY.fullmatch(line)
    told = by or _OF.fullmatch(line)
    if told is None or _SEVERAL.search(told["who"]):
        return None
    who = told["who"].strip(" ,")
    named = untitled(who)
    name = named.name.removeprefix("the ")
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in name.split())
    known = named.title is not None or (by is not None and len(name.split()) > 1)
    return who if name and known and capitals and is_person(name) else None
