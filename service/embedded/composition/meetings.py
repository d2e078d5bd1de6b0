"""Sentences about meetings: who met whom, where and when, and what they agreed."""

import re

from schemas.brief import DraftSentence
from service.core.language.people import is_person
from service.core.language.wording import listed, with_article
from service.embedded.composition.line import Line, dated, joined, sentence

_SEATED = re.compile(r"(?P<name>[^()]+) \((?P<office>.*)\)")
_DECIDED = re.compile(r"(?:agreed|decided|pledged|reaffirmed|discussed|called|committed|confirmed|signed|launched)\b")
_LONGEST = 26  # words of a sentence with its outcome
_NAMED = 3  # people of one meeting; more make a list of guests


def meeting(fact: Line) -> DraftSentence:
    """A meeting that was held, with an outcome that goes on from it where one does."""
    seated = [match for each in fact.get("participants", ()) if (match := _SEATED.fullmatch(each))]
    people = [_introduced(match) for match in seated if is_person(match["name"])]
    where = f"in {with_article(fact['place'])}" if fact.get("place") else ""
    date = dated(fact["date"]) if fact.get("date", "")[:1].isdigit() or _is_month(fact.get("date", "")) else ""
    if 1 < len(people) <= _NAMED:
        told = joined(listed(people), "met", where, date)
        return _with_outcome(fact, told)
    name = fact["name"]
    article = "" if re.match(r"(?:the|an?)\b|[\w.-]+['’]s?\s", name, re.IGNORECASE) else "the "
    where = "" if fact.get("place") and fact["place"] in name else where
    return DraftSentence(text=sentence(joined(f"{article}{name}", "took place", where, date)), cites=[fact["id"]])


def _with_outcome(fact: Line, told: str) -> DraftSentence:
    for outcome in fact.get("outcomes", ()):
        text = outcome["text"].rstrip(".")
        if _DECIDED.match(text) and len(f"{told} {text}".split()) <= _LONGEST:
            return DraftSentence(text=sentence(f"{told} and {text}"), cites=[fact["id"], outcome["id"]])
    return DraftSentence(text=sentence(told), cites=[fact["id"]])


def _introduced(match: re.Match[str]) -> str:
    """A person with the office that the fact gives, as a sentence names him the first time."""
    office = [part for part in match["office"].split(", ") if part and not re.fullmatch(r"[A-Z]{2}", part)]
    return joined(office[0] if office else "", match["name"])


def _is_month(date: str) -> bool:
    return bool(
        re.match(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", date)
    )
