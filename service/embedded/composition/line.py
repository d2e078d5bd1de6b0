"""A fact as a question gives it: one JSON object, its empty fields left out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from schemas.agreement import Step
from service.core.briefing.verification.support import countries_in
from service.core.language.names import is_unnamed
from service.core.language.places import country_code
from service.core.language.wording import MARK_WORDS, STEP_WORDS, listed, with_article

Line = Mapping[str, Any]

_STEPS: dict[str, Step] = {words: step for step, words in (STEP_WORDS | MARK_WORDS).items()}
_NO_ARTICLE = re.compile(r"(?:the|an?|its|their|operation|project)\b|[\w.-]+['’]s?\s|\d", re.IGNORECASE)
_PLURAL = re.compile(r"(?<![sui])s$")
_BEHIND = re.compile(
    r"\s(?:(?:of|on|for|to|between|with|in|by|that|under|among|concerning|regarding|towards?)\s|\()", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2} \w+ \d{4}|\d{1,2} \w+")
_FIRST_SOUND = re.compile(r"(?!uni|use|usu|euro|one)[aeiou]", re.IGNORECASE)
_SHARED = 3  # parties named together; more are left to the table


def step_of(event: Line) -> Step:
    """The step that an event's words stand for; `noted` for words of none, which tell of no move."""
    return _STEPS.get(event["step"], "noted")


def is_named(fact: Line) -> bool:
    """Whether a source gives the agreement a name."""
    return not is_unnamed(fact["name"])


def sides(fact: Line) -> str:
    """The parties, as English names them together; empty where they are one, none, too many to name, or no states and bodies
    with names of their own."""
    names = fact.get("parties", ())
    known = all(country_code(name) or name.isupper() for name in names)
    return listed([with_article(name) for name in names]) if known and 1 < len(names) <= _SHARED else ""


def between(fact: Line) -> str:
    """The parties behind a name that tells none of them; empty behind one that does."""
    told = {country.code for country in countries_in(fact["name"])}
    parties = fact.get("parties", ())
    if not sides(fact) or any(name in fact["name"] or country_code(name) in told for name in parties):
        return ""
    return f"between {sides(fact)}"


def is_plural(name: str) -> bool:
    """Whether a name is of several: the Abraham Accords, security agreements with three states."""
    return bool(_PLURAL.search(_BEHIND.split(name)[0]))


def named(fact: Line) -> str:
    """An agreement as a sentence names it the first time: with its article and its acronym."""
    if not is_named(fact):
        return "an agreement that no source names"
    name, acronym = fact["name"].strip(), fact.get("acronym")
    return f"{_article(name)}{name}{f' ({acronym})' if acronym and acronym not in name else ''}"


def party_named(fact: Line, party: str) -> str:
    """The party of a step as the fact names it."""
    return next((with_article(name) for name in fact.get("parties", ()) if country_code(name) == party), party)


def when(event: Line) -> str:
    """When a step was taken, as words to put behind it; empty where no source tells."""
    date = event.get("date", "undated").partition(",")[0]
    if date != "undated":
        return f"{'probably ' if event.get('basis') == 'inferred' else ''}{dated(date)}"
    return f"by {event['known_by']}" if event.get("known_by") else ""


def dated(date: str) -> str:
    """A date in words with its preposition."""
    if date.startswith(("between", "about")):
        return date
    return f"{'from' if ' to ' in date else 'on' if _DAY.fullmatch(date) else 'in'} {date}"


def joined(*words: str) -> str:
    """Words with one space between them, the empty ones left out."""
    return " ".join(word for word in words if word)


def sentence(text: str) -> str:
    """A text as a sentence: its first letter large, one stop behind it."""
    whole = " ".join(text.split()).rstrip(" .,;:")
    return f"{whole[:1].upper()}{whole[1:]}."


def quotes(line: Line) -> Sequence[str]:
    """The quotes of an item."""
    quoted: Sequence[str] = line.get("quotes", ())
    return quoted


def _article(name: str) -> str:
    """The article before a name: `the` before a title, `a` before a description, none before a plural of no one kind."""
    if _NO_ARTICLE.match(name):
        return ""
    if name[:1].isupper():
        return "the "
    return "" if is_plural(name) else "an " if _FIRST_SOUND.match(name) else "a "
