"""How a sentence calls agreements: by a name, a description, an acronym, or a word that points back to one.

A name is a head noun in capitals with the capitals round it (`Reciprocal Access Agreement`, `Treaty on the High Seas`), so
that one nobody has heard of is found as well. A description is a head in small letters with what modifies it. `The
agreement` alone points back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from service.core.language.dating.rule import MONTH, WEEKDAY
from service.core.language.lexicon.bodies import BODIES
from service.core.language.lexicon.treaties import TREATIES
from service.core.language.places import country_code, country_of_place, plain
from service.embedded.lexicon import alternatives, lexicon, words

Way = Literal["named", "described", "acronym", "pointed", "counted"]

_HEADS = lexicon("instruments")["heads"]
_FORM: dict[str, str] = {word: form for form, told in _HEADS.items() if form != "source" for word in told}
_PLAIN = words("instruments", "plain", "heads")
_WEAK = words("instruments", "weak", "heads")
_TRUCE = words("instruments", "truce", "heads")
_PLURAL = words("instruments", "plural", "heads")
_GENERIC = words("instruments", "generic")
_DOMESTIC = words("instruments", "not_between_states")
_COUNTS: dict[str, int] = lexicon("instruments")["counts"]["words"]
_STANDARDS = frozenset(plain(name) for name in lexicon("instruments")["standards"]["names"])
_HEAD = re.compile(rf"\b(?:{alternatives(list(_FORM))})\b", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ0-9](?:[\w’'.&/–+-]*[\w’'])?")
_JOINS_LEFT = frozenset({"of", "and", "on", "for", "&", "to"})
_EXTENDS = frozenset({"on", "of", "for", "to", "concerning", "regarding", "against", "relating"})
_WITHIN = frozenset({"on", "of", "for", "the", "and", "in", "to", "&", "against", "or", "with", "a", "an", "by"})
_STOPS = frozenset(
    "a an the this that these those its their his her our my your any no some each every all both such other another of on in"
    " at by for to from with and or but as if is are was were be been being has have had do does did not will would shall"
    " should can could may might must under over into after before since until when while which who whom whose where than"
    " then also it they he she we i you there here about between among through during against without within via per own"
    " only just already still even so s".split()
)
_ACRONYM = re.compile(
    r"\s?\((?:the |or |hereinafter |hereafter )?[“\"‘'*]{0,2}(?P<short>[A-Z][A-Za-z&-]{1,10}[A-Z])[”\"’'*]{0,2}\)"
)
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z-]*[A-Z]s?\b")
_OF = re.compile(r" of (?:[Uu]nderstanding|[Pp]rinciples|[Ii]ntent)\b")
_IN_PRINCIPLE = re.compile(r" in principle (?:on|for|to|towards?|regarding) (?:the |an? )?")
_TELLS = re.compile(
    r"\s(?:in the (?:fields?|areas?) of|on|to|for|over|that would|aimed at|designed to|regarding|concerning)"
    r"\s(?:the |a |an )?(?P<what>[^,;:.()–—“”\"]{3,70})"
)
_ENDS_TELLING = re.compile(
    r"\s(?:(?:between|with|after|before|during|when|which|who|that|by|at|is|was|were|are|will|would|has|have|but|as|while|under"
    r"|and (?:the|to|a|will|is|was)|next|last)\b|(?:in|on) (?:the )?[A-Z0-9]).*"
)
_JOIN = lexicon("instruments")["membership"]["words"]
_JOINING = re.compile(rf"\b{_JOIN}\b")
_BODY = rf"(?:the )?(?:{alternatives([re.escape(name) for name in BODIES if len(name) > 1 and name[0].isupper()])})"
_MEMBERSHIP = re.compile(
    rf"(?:\b[A-Z][\w’'-]+ (?:and [A-Z][\w’'-]+ )?)?(?:full )?\b{_JOIN}(?: of [A-Z][\w-]+(?: and [A-Z][\w-]+)?)?"
    rf" (?:to|for|in|into)(?: join| membership (?:in|of)| become a(?: \w+)?(?: member of| of)?)?(?: the)? {_BODY}\b"
)
_LONGEST_DESCRIPTION = 60
_DAY = re.compile(rf"(?:{WEEKDAY}|{MONTH})$", re.IGNORECASE)
_LONGEST_NAME = 34  # words behind the head
_STATEMENTS = frozenset({"Statement", "Statements", "Communique", "Communiqué"})
_UNITS = frozenset("year years month months week weeks day days hour hours".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a sentence where an agreement is called something. `telling` are the words that tell it from others."""

    way: Way
    name: str
    head: str
    start: int
    end: int
    acronym: str | None = None
    telling: tuple[str, ...] = ()
    is_definite: bool = False
    is_apposed: bool = False
    count: int = 0  # of agreements that are counted

    @property
    def form(self) -> str:
        return _FORM.get(self.head, "agreement")

    @property
    def is_weak(self) -> bool:
        return self.head in _WEAK

    @property
    def is_truce(self) -> bool:
        return self.head in _TRUCE or bool(_TRUCE.intersection(self.telling))


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.word[:1].isupper() or bool(re.fullmatch(r"(?:19|20)\d\d", self.word))


def mentions_in(text: str, acronyms: frozenset[str]) -> tuple[Mention, ...]:
    """Every agreement that a sentence calls something, in order. `acronyms` are those that the article gives elsewhere."""
    found: list[Mention] = []
    if _HEAD.search(text):
        tokens = [_Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
        taken = -1
        for index, token in enumerate(tokens):
            head = token.word.lower()
            if index > taken and head in _FORM and not _goes_on(text, tokens, index):
                made = _named(text, tokens, index) if token.is_capital else None
                made = made or _described(text, tokens, index)
                if made:
                    found.append(made)
                    taken = next((at for at, each in enumerate(tokens) if each.start >= made.end), len(tokens)) - 1
    found = [each for each, after in zip_longest(found, found[1:]) if not _is_stage(text, each, after)]
    found += _memberships(text, found)
    for match in _CAPITALS.finditer(text):
        short = match[0].removesuffix("s") if match[0][-2:-1].isupper() else match[0]
        known = short in acronyms or short in TREATIES
        if known and not any(each.start <= match.start() < each.end for each in found):
            name = TREATIES[short].name if short in TREATIES and short not in acronyms else short
            found.append(Mention("acronym", name, "agreement", match.start(), match.end(), acronym=short))
    return tuple(sorted(found, key=lambda each: each.start))


def _is_stage(text: str, mention: Mention, after: Mention | None) -> bool:
    """Whether a mention is the stage that the next one has reached: `an agreement in principle on the Trade Agreement`."""
    stage = after and after.way == "named" and _IN_PRINCIPLE.match(text, mention.end)
    return bool(stage and after and stage.end() == after.start)


def _memberships(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The joining of a body by a state: `Sweden's accession to NATO`."""
    if not _JOINING.search(text):
        return []
    return [
        Mention("named", each[0], "accession", each.start(), each.end(), telling=("accession",))
        for each in _MEMBERSHIP.finditer(text)
        if not any(one.start < each.end() and each.start() < one.end for one in found)
    ]


def tells_instrument(name: str) -> bool:
    """Whether a name has a word for an instrument in it."""
    return any(word in _FORM for word in plain(name).split())


def _goes_on(text: str, tokens: Sequence["_Token"], head: int) -> bool:
    """Whether a head is none, for it goes on to another (`Framework Agreement`, `Treaty Organization`, `ceasefire deal`)."""
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    if after is not None and not tokens[head].is_capital and after.word in _PLAIN:
        return _gap(text, tokens[head], after) == " "
    if after is None or not tokens[head].is_capital or not after.is_capital or _gap(text, tokens[head], after) != " ":
        return False
    if text[tokens[head].end - 1] == "s" and after.word.lower() not in _FORM:
        return False
    return (
        country_code(after.word) is None
        and after.word not in {"Between", "Regarding", "Concerning", "On"}
        and not after.word.isdigit()
    )


def _gap(text: str, one: _Token, other: _Token) -> str:
    return text[one.end : other.start]


def _named(text: str, tokens: Sequence[_Token], head: int) -> Mention | None:
    """A name in capitals round a head in capitals; None where there is the head alone."""
    first, last = _left(text, tokens, head), _right(text, tokens, head)
    while first < head and (
        tokens[first].word.lower() in _STOPS or (tokens[first].start == 0 and tokens[first].word.endswith("ing"))
    ):
        first += 1
    if first == last == head or (
        tokens[head].word in _STATEMENTS
        and not any(
            each.word in {"Joint", "Geneva"} or each.word.endswith("ration") for each in tokens[first : head + 1]
        )
    ):
        return None
    start, end = tokens[first].start, tokens[last].end
    name = text[start:end].strip("’'")
    telling = tuple(
        word for word in plain(name).split() if word not in _FORM and word not in _STOPS and word not in _GENERIC
    )
    if not [word for word in telling if country_code(word) is None and not word.isdigit()] or plain(name) in _STANDARDS:
        return None
    short = _ACRONYM.match(text, end)
    return Mention(
        "named",
        name,
        tokens[head].word.lower(),
        start,
        short.end() if short else end,
        acronym=short["short"] if short else None,
        telling=telling,
    )


def _left(text: str, tokens: Sequence[_Token], head: int) -> int:
    first = head
    while first > 0:
        before = tokens[first - 1]
        gap = _gap(text, before, tokens[first])
        if gap.strip(".") not in ("", " ") or before.word.endswith(("'s", "’s", "s’", "s'")):
            break
        if before.is_capital and (before.word.lower() not in _FORM or (before.word.lower() in _WEAK and gap == " ")):
            first -= 1
        elif before.word in _JOINS_LEFT and first > 1 and _may_join(text, tokens, first):
            first -= 2
        else:
            break
    return first


def _may_join(text: str, tokens: Sequence[_Token], first: int) -> bool:
    """Whether the capital before a small joining word belongs to the name: `Acquisition and Servicing`, never `Japan and`."""
    joining, word = tokens[first - 1], tokens[first - 2]
    if not word.is_capital or word.word.lower() in _FORM or _gap(text, word, joining) != " " or word.start == 0:
        return False
    if joining.word in {"to", "on", "for"}:
        return False
    return country_code(word.word) is None and not word.word.endswith(("'s", "’s")) and word.word.lower() not in _STOPS


def _right(text: str, tokens: Sequence[_Token], head: int) -> int:
    """The last word of the name: `on`, `for` or `of` the capitals behind the head, as far as small joining words lead."""
    last, index = head, head + 1
    if index >= len(tokens) or tokens[index].word not in _EXTENDS | {"between", "Between"}:
        return last
    if tokens[index].word.lower() == "between":
        index = _behind_parties(text, tokens, head)
    while 0 < index < len(tokens) and index - head < _LONGEST_NAME:
        token = tokens[index]
        if not _is_next(text, tokens, index, last=last):
            break
        if token.is_capital:
            before = tokens[index - 1].word
            if head == last and before in {"of", "to", "with", "by", "for"} and country_code(token.word):
                break
            last = index
        elif not _leads_on(tokens, index):
            break
        index += 1
    return last


def _is_next(text: str, tokens: Sequence[_Token], index: int, *, last: int) -> bool:
    """Whether a word follows the one before it without a break; commas stand in a row of capitals only."""
    gap = _gap(text, tokens[index - 1], tokens[index])
    row = gap == ", " and index - last == 1 and tokens[index].is_capital
    closes = (
        gap == ", "
        and tokens[index].word == "and"
        and index > 1
        and _gap(text, tokens[index - 2], tokens[index - 1]) == ", "
    )
    return closes or gap in (" ", "-", " *", "* ") or (row and _list_goes_on(text, tokens, index))


def _leads_on(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a small word joins more of the name: `in Europe`, never `in Geneva`, which is where it was signed."""
    word, behind = tokens[index].word, tokens[index + 1] if index + 1 < len(tokens) else None
    if word not in _WITHIN or behind is None:
        return False
    if (word == "in" and country_of_place(behind.word)) or (word == "on" and _DAY.match(behind.word)):
        return False
    to_the = word == "to" and behind.word == "the" and index + 2 < len(tokens) and tokens[index + 2].is_capital
    return behind.is_capital or to_the or word not in {"and", "with", "to", "a", "an", "by"}


_PARTIES = re.compile(
    r"\s[Bb]etween (?:[Tt]he )?[A-Z][^.;:()]{3,150}? and (?:[Tt]he )?[A-Z][^.;:(),]{3,80}?"
    r"\s(?=(?:on|[Ff]or|[Cc]oncerning|[Rr]egarding|[Rr]elating to|to) (?:the )?[A-Z])"
)


def _behind_parties(text: str, tokens: Sequence[_Token], head: int) -> int:
    """The token behind `between the one and the other` of a name that goes on: `on Reciprocal Trade`; -1 where none does."""
    match = _PARTIES.match(text, tokens[head].end)
    return next((at for at, each in enumerate(tokens) if match and each.start >= match.end()), -1)


def _list_goes_on(text: str, tokens: Sequence[_Token], index: int) -> bool:
    """Whether capitals with commas end in `and`: `Reciprocal, Fair, and Balanced Trade`."""
    return (
        bool(re.match(r"(?:[A-Z][\w-]*, ){0,4}(?:[A-Z][\w-]*,? )?and [A-Z]", text[tokens[index].start :]))
        and tokens[index - 1].is_capital
    )


def _described(text: str, tokens: Sequence[_Token], head: int) -> Mention | None:
    """A head with what modifies it, or one that points back."""
    word = tokens[head].word.lower()
    of = _OF.match(text, tokens[head].end)
    if word not in _PLAIN and not tokens[head].is_capital and not of:
        return None
    first = _first_modifier(text, tokens, head)
    start, end = tokens[first].start, of.end() if of else tokens[head].end
    before = tokens[first - 1].word.lower() if first else ""
    parts = [part for each in tokens[first:head] for part in plain(each.word).split()]
    telling = tuple(part for part in parts if part not in _IDLE and not part.isdecimal())
    if _DOMESTIC.intersection(telling):
        return None
    subject = tuple(part for part in telling if country_code(part.upper() if len(part) < _CODE else part) is None)
    numbers = [_COUNTS[each.word.lower()] for each in tokens[max(first - 1, 0) : head] if each.word.lower() in _COUNTS]
    if word in _PLURAL and numbers and before != "the":
        return Mention("counted", text[start:end], word, start, end, telling=subject, count=numbers[0])
    told = _TELLS.match(text, end) if word not in _PLURAL else None
    definite = before in _DEFINITE or before.endswith(("'s", "’s"))
    alone = not subject and not told and (definite or (tokens[head].is_capital and before not in {"a", "an"}))
    if word in _PLURAL or alone:
        return Mention("pointed", text[start:end], word, start, end, telling=telling, is_definite=True)
    if word in _WEAK and not of:
        return None
    name = text[start:end]
    if told and not subject:
        name, subject = _told(text, start, name, told)
    way: Way = "described" if subject or not definite else "pointed"
    apposed = bool(_APPOSED.search(text[:start]))
    return Mention(way, name, word, start, end, telling=subject, is_definite=definite, is_apposed=apposed)


def _first_modifier(text: str, tokens: Sequence[_Token], head: int) -> int:
    """Where the words that modify a head begin: behind an article, a preposition, a number, a verb or a possessive."""
    first = head
    while first > 0 and head - first < _MOST_MODIFIERS:
        before = tokens[first - 1]
        word = before.word.lower()
        if _gap(text, before, tokens[first]).strip(".") not in ("", " ", "-"):
            break
        if word in _STOPS or word in _COUNTS or word in _VERBS or word.endswith(("'s", "’s", "s’", "s'")):
            break
        first -= 1
    return first


def _told(text: str, start: int, name: str, told: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """A description with what follows its head (`agreement to share ...`), and the words that tell it from others."""
    what = _ENDS_TELLING.sub("", told["what"]).strip()
    longer = text[start : told.start("what") + len(what)] if what else name
    short = len(longer) <= len(name) + _LONGEST_DESCRIPTION
    return longer if short else name, tuple(part for part in plain(what).split() if part not in _STOPS)[:6]


_VERBS = words("instruments", "verbs_before")
_IDLE = _GENERIC | _STOPS | _UNITS
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both", "our", "such", "said", ""})
_APPOSED = re.compile(r"(?:[—–,-]|\b(?:is|was|as|be|been|being|are)) (?:also )?(?:an?|the first|the only)\s+$")
_MOST_MODIFIERS = 6
_CODE = 4  # letters from which a word is no code of a country
