"""People: whoever holds a statement is named for it, words in quotation marks stay with who said them, and nobody is given
an office that the cited items do not give."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from schemas.fact import MeetingFact
from service.core.briefing.items import Item
from service.core.briefing.verification.clauses import phrase
from service.core.briefing.verification.support import Support, countries_in
from service.core.language.parties import state_in
from service.core.language.people import is_article, is_person, name_tokens
from service.core.language.places import country_code, plain
from service.core.language.spoken import STOP

_QUOTED = re.compile(r"\"([^\"]+)\"")
_LIKE = re.compile(
    r"\b(?i:like|as did|along with|together with|echo\w*|joined by|agree\w* with)\s+(?:[A-ZÀ-Þ][\w’'-]+ )?([A-ZÀ-Þ][\w’'-]*\w)"
)
_OFFICES = frozenset(
    "president minister secretary chancellor premier king queen emperor ambassador commissioner director negotiator spokesman"
    " spokeswoman envoy governor mayor".split()
)
_BOTH = re.compile(r"((?:[A-ZÀ-Þ][\w’'-]* ?){1,4}),? and ((?:[\w’'-]+ ){0,5}[A-ZÀ-Þ][\w’'-]*)")
_SPOKEN = re.compile(r"\b(?:said|says|call\w*|speaks?|spoke|describ\w+|view\w*|sees?|saw)\b", re.IGNORECASE)
# What tells one office from another: a foreign minister is no prime minister.
_RANKS = frozenset(
    "prime foreign defence deputy vice chief cabinet interior finance trade state assistant former first crown acting energy"
    " environment labour economy development health agriculture fisherie education transport justice home".split()
)
_LEADING = _OFFICES | _RANKS | {"fisheries", "of", "for", "the", "affairs", "s"}
_OF_STATE = re.compile(
    r"\b(?:ministry|government|cabinet|presidency|chancellery|department|kremlin|white house|spokes\w+)\b",
    re.IGNORECASE,
)
_BEFORE_A_NAME = 5  # words that can belong to an office: Foreign Affairs Secretary of the Philippines


def people_failures(text: str, support: Support) -> list[str]:
    """Statements without their holder, quotations given to somebody else, offices nobody cited gives."""
    return [*_holders(text, support), *_speakers(text, support), *_titles(text, support)]


def _holders(text: str, support: Support) -> list[str]:
    return [
        f"{item.id} is held by {item.holder}, who must be named"
        for item in support.items
        if item.holder
        and not is_article(item.holder)
        and not _is_named(item.holder, text)
        and not _by_office(item, text)
        and not _by_state(item, text)
    ]


def _by_state(item: Item, text: str) -> bool:
    """Whether a ministry, a government or who speaks for one is told by the state or its capital: Berlin says it studies it."""
    bodies = (item.holder or "", getattr(item.fact, "role", None) or "")
    code = next((code for body in bodies if _OF_STATE.search(body) and (code := state_in(body))), None)
    return any(country.code == code for country in countries_in(text)) if code else False


def _by_office(item: Item, text: str) -> bool:
    """Whether a sentence tells a holder by the whole of the office: `Egypt's president` for the President of Egypt."""
    role = getattr(item.fact, "role", None)
    if not role:
        return False
    office = re.split(r"\b(?:of|for)\b", role)[0] if (code := state_in(role)) else role
    if f" {plain(role)} " in f" {plain(text)} ":
        return True
    words = plain(office).split()
    bare = [word for word in words if country_code(word) is None]
    if code and _holds_office(plain(role).split(), code, text):
        return True
    return bool(code) and any(
        country.code == code and re.match(rf"(?:'s)?\s*{' '.join(bare)}\b", plain_after(text, country.end))
        for country in countries_in(text)
    )


def _holds_office(role: Sequence[str], code: str, text: str) -> bool:
    """Whether a state is named, and behind it in one phrase every word of an office, in any order: `Singapore's
    sustainability minister` for the Minister for Sustainability of Singapore."""
    telling = {word for word in role if len(word) > 3 and country_code(word) is None and word not in STOP | {"affairs"}}
    for country in countries_in(text):
        _, last = phrase(text, country.start)
        if country.code == code and telling <= set(plain(text[country.end : last]).split()[: len(role) + 1]):
            return True
    return False


def plain_after(text: str, at: int) -> str:
    """What stands behind a place in a text, in plain form."""
    return plain(text[at:]).removeprefix("s ")


def _is_named(holder: str, text: str) -> bool:
    """Whether a sentence names a holder; a name's words count in capitals alone: human rights are not Human Rights Watch."""
    code = country_code(holder)
    said = set(plain(text).split())
    if re.search(r"\b[A-ZÀ-Þ]", holder):
        said = set(plain(" ".join(re.findall(r"(?<![\w])[A-ZÀ-Þ][\w’'.-]*", text))).split())
    names = set(name_tokens(holder)) or set(plain(holder).split())
    return bool(names & said) or bool(code and any(country.code == code for country in countries_in(text)))


def _speakers(text: str, support: Support) -> list[str]:
    """Quotations that stand with one holder in the cited items and with another in the sentence."""
    holders = {item.holder: name_tokens(item.holder) for item in support.items if item.holder}
    wrong = []
    for quotation in _QUOTED.finditer(text) if len(holders) > 1 else ():
        own = {item.holder for item in support.items if item.holder and _holds(item, quotation[1])}
        speaker = _speaker(text, quotation.start(), holders)
        if own and speaker and speaker not in own:
            wrong.append(f"“{quotation[1]}” is held by {' and '.join(sorted(map(str, own)))}, not by {speaker}")
        shared = _likened(text, holders) | _joined(text[: quotation.start()], holders)
        shared = {holder for holder in shared if own and holder not in own}
        wrong += [f"“{quotation[1]}” is not held by {holder}" for holder in sorted(shared)]
    return wrong


def _likened(text: str, holders: Mapping[str, frozenset[str]]) -> set[str]:
    """Holders who are said to say the same as another."""
    words = {plain(match[1]) for match in _LIKE.finditer(text)}
    return {holder for holder, names in holders.items() if names & words}


def _joined(before: str, holders: Mapping[str, frozenset[str]]) -> set[str]:
    """Holders who are named as one subject of what leads up to a quotation: `Macron and Lula call it`."""
    before = before.rpartition('"')[2]
    for match in _BOTH.finditer(before):
        one, other = _whose(match[1], holders), _whose(match[2], holders)
        if one and other and not _SPOKEN.search(match[0]) and not _whose(before[match.end() :], holders):
            return {one, other}
    return set()


def _whose(words: str, holders: Mapping[str, frozenset[str]]) -> str | None:
    said = set(plain(words).split())
    return next((holder for holder, names in holders.items() if names & said), None)


def _holds(item: Item, words: str) -> bool:
    return any(plain(words) in plain(evidence.quote) for evidence in item.evidence)


def _speaker(text: str, at: int, holders: Mapping[str, frozenset[str]]) -> str | None:
    """The holder named last before a place in its phrase, or else first behind it."""
    first, _ = phrase(text, at)
    before, behind = plain(text[first:at]).split(), plain(text[at:]).split()
    nearest = [holder for word in reversed(before) for holder, names in holders.items() if word in names]
    nearest += [holder for word in behind for holder, names in holders.items() if word in names]
    return nearest[0] if nearest else None


def _titles(text: str, support: Support) -> list[str]:
    wrong = []
    for name in _people(support):
        for title in (*_titles_before(name, text), *_titles_beside(name, text)):
            given = {word for told in _given(name, support) for word in told}
            office = _office(title)
            if office & _OFFICES and not office <= _office(given):
                wrong.append(f"no cited item calls {name} {' '.join(sorted(office - _office(given)))}")
    return wrong


def _office(words: Collection[str]) -> frozenset[str]:
    """The words of an office that tell it from others, in one spelling."""
    spelled = {{"labor": "labour", "defense": "defence"}.get(word, word) for word in words}
    spelled = {word.removesuffix("s") for word in spelled}
    spelled |= {"prime", "minister"} if "premier" in spelled else set()
    return frozenset(spelled & (_OFFICES | _RANKS) - {"premier"})


def _people(support: Support) -> Iterator[str]:
    """The people of the cited items by name, each once."""
    names = [person for item in support.items for event in item.events for person in event.by]
    facts = {item.fact.id: item.fact for item in support.items}.values()
    names += [person.name for fact in facts if isinstance(fact, MeetingFact) for person in fact.participants]
    names += [item.holder for item in support.items if item.holder]
    return (name for name in dict.fromkeys(names) if is_person(name) and name_tokens(name))


def _given(name: str, support: Support) -> Iterator[set[str]]:
    """The words of every office that the cited items give a person."""
    for item in support.items:
        if isinstance(item.fact, MeetingFact):
            roles = [person.roles for person in item.fact.participants if person.name == name]
            yield {word for told in roles for role in told for word in plain(role).split()}
        if item.holder == name:
            yield {word for told in item.words for word in plain(told).split()}
    yield from _titles_before(name, support.text)
    for match in re.finditer(rf"{re.escape(name.rsplit(maxsplit=1)[-1])},([^,.;]*)", support.text):
        yield set(plain(match[1]).split())


def _titles_before(name: str, text: str) -> Iterator[set[str]]:
    """The office words before each mention of a person: those that lead up to the name, back to a verb, a comma or `and`."""
    own = name_tokens(name)
    last = name.rsplit(maxsplit=1)[-1]
    for match in re.finditer(rf"\b{re.escape(last)}\b", text):
        lead = re.split(r"[,;:.\n]|\band\b", text[: match.start()])[-1]
        leading = takewhile(_can_lead, reversed(lead.split()))
        words = [word for word in plain(" ".join(leading)).split() if word not in own]
        yield set(words[:_BEFORE_A_NAME])


def _titles_beside(name: str, text: str) -> Iterator[set[str]]:
    """The office words between commas beside a person: `the Prime Minister, Victor Rusu`, `Victor Rusu, a former envoy,`."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    for match in re.finditer(rf"\b{last}, (?:the |a |an )?([^,.;:]*)", text):
        lead = set(plain(re.split(r"\b(?:and|said|says|who|met|to|on|in)\b", match[1])[0]).split())
        yield lead if {word.removesuffix("s") for word in lead} & _OFFICES else set()
    for match in re.finditer(rf"([^,.;:]*), (?:[A-ZÀ-Þ][\w’'-]+ ){{0,3}}{last}\b", text):
        words = match[1].split()
        if words and plain(words[-1]) in _OFFICES:
            yield set(plain(" ".join(takewhile(_can_lead, reversed(words)))).split()[:_BEFORE_A_NAME])


def _can_lead(word: str) -> bool:
    return word[0].isupper() or plain(word) in _LEADING or plain(word).removesuffix("s") in _OFFICES
