"""People in a text: names that stand with an office, and the same people by their last names later on.

Which words are an office and which a name is told by `core.language.people`. Nobody is a person here who is not once named with
an office or a form of address, for capitals alone tell no person from a place or a firm.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.core.language.parties import party_of, state_in
from service.core.language.people import untitled
from service.core.language.places import plain
from service.embedded.extraction.text.appositions import appositions_in
from service.embedded.lexicon import lexicon, words

_CAP = r"[A-ZÀ-Þ](?:[\w’'-]*\w)?(?:\.(?:[A-Z]\.)*)?"
_SMALL = r"(?:of|for|the|to|on|al|bin|bint|ibn|de|da|del|der|van|von|dos|di|la|le|el|ul)"
_RUN = re.compile(rf"{_CAP}(?:['’]s)?(?: (?:{_SMALL} ){{0,3}}{_CAP})*")
_OFFICE = re.compile(
    r"\b(?:Pres|Prime|Premier|Minister|Secretar|Chancel|King|Queen|Emir|Prince|Ambassador|Advis|Commissioner|Representative|Senator"
    r"|Governor|Mayor|Envoy|Director|Chair|Speaker|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|General|Admiral|Sultan|Sheikh|Taoiseach|Lady|Sir|Leader"
    r"|Pope|Undersecretary|Counselor|Councill?or|USTR)"
)
_BIND = re.compile(r"(?:^| )(?:of|for|the|to|on) ")
_OF_STATE = re.compile(r"^ of (?:the )?(?P<state>(?:[A-ZÀ-Þ][\w’'-]*(?: of (?:the )?)?\s?){1,5})")
_APPOSED = re.compile(
    rf"^, (?P<name>{_CAP}(?: (?:(?:al|bin|bint|ibn|de|da|del|der|van|von|dos|di|ul) )?{_CAP}){{1,4}})"
)
_LONGEST = 6
_COUNTERPART = re.compile(
    rf"\b(?:his|her|their) (?P<role>(?P<state>[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w-]*)?) counterpart),? "
    rf"(?P<name>{_CAP}(?: (?:(?:al|bin|bint|ibn|de|da|del|der|van|von|dos|di|ul) )?{_CAP}){{1,4}})"
)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person that a sentence names at `start:end`: the fullest name the article gives, the office, and the country it is of."""

    name: str
    role: str | None
    country: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class People:
    """Everyone an article names with an office, by the words of their names."""

    by_name: dict[str, PersonMention]
    short: re.Pattern[str] | None
    last: dict[str, str]

    def within(self, text: str) -> tuple[PersonMention, ...]:
        """The people of a sentence, in order, each mention under the fullest name and with what the article tells of them."""
        found = list(titled_in(text))
        taken = [(each.start, each.end) for each in found]
        if self.short:
            found += [
                PersonMention(match[0], None, None, match.start(), match.end())
                for match in self.short.finditer(text)
                if not any(start < match.end() and match.start() < end for start, end in taken)
            ]
        return tuple(sorted((self._full(each) for each in found), key=lambda each: each.start))

    def _full(self, mention: PersonMention) -> PersonMention:
        known = self.by_name.get(self.last.get(_last(mention.name), ""))
        if known is None:
            return mention
        role = mention.role if mention.role and len(mention.role) >= len(known.role or "") else known.role
        return PersonMention(
            known.name, role or mention.role, mention.country or known.country, mention.start, mention.end
        )


def people_of(texts: Iterable[str]) -> People:
    """The people of an article, from its sentences."""
    by_name: dict[str, PersonMention] = {}
    last: dict[str, str] = {}
    for text in texts:
        for each in titled_in(text):
            key = last.get(_last(each.name))
            if key is None and len(each.name.split()) > 1:
                key = last.get(_first(each.name))
            known = by_name.get(key) if key else None
            if known is None:
                by_name[each.name] = each
                for part in dict.fromkeys((_last(each.name), _first(each.name))):
                    last.setdefault(part, each.name)
            else:
                by_name[known.name] = _richer(known, each)
    shorts = sorted(
        {_bare(name).split()[-1] for name in by_name} | {name.split()[0] for name in by_name if len(name.split()) > 1}
    )
    shorts = [word for word in shorts if len(word) > 2 and word[:1].isupper() and plain(word) not in _COMMON]
    short = re.compile(rf"\b(?:{'|'.join(map(re.escape, shorts))})\b") if shorts else None
    return People(by_name=by_name, short=short, last=last)


def titled_in(text: str) -> Iterator[PersonMention]:
    """The people whom a sentence names with an office."""
    found = [*_counterparts(text), *(_in_runs(text) if _OFFICE.search(text) else ())]
    for each in appositions_in(text):
        told = untitled(each.name)
        beside = [one for one in found if one.start < each.end and each.start < one.end]
        if any(one.name != told.name or not _is_address(one.role) for one in beside):
            continue
        if _is_name(told.name) and _is_address(told.title):
            found = [one for one in found if one not in beside]
            found.append(PersonMention(told.name, each.role, each.country, each.start, each.end))
    yield from found


def _is_address(title: str | None) -> bool:
    """Whether a title is a form of address alone, and tells no office: `H.E. Ms.`."""
    return not title or not [
        word for word in title.split() if word.strip(".,").upper().replace(".", "") not in _ADDRESSES
    ]


def _in_runs(text: str) -> Iterator[PersonMention]:
    for match in _RUN.finditer(text):
        if _OFFICE.search(match[0]):
            yield from _in_run(text, match)


def _counterparts(text: str) -> Iterator[PersonMention]:
    """The people who are told as another's like: `his Lithuanian counterpart Jonas Petraitis`."""
    for match in _COUNTERPART.finditer(text) if " counterpart" in text else ():
        country = party_of(match["state"]).country
        if country and _is_name(match["name"]) and not untitled(match["name"]).title:
            yield PersonMention(match["name"], match["role"], country, match.start("role"), match.end())


def _in_run(text: str, run: re.Match[str]) -> Iterator[PersonMention]:
    told = untitled(run[0])
    if not told.title or (told.title == run[0] and "," in run[0]):
        return
    name = _BIND.split(told.name)[0].strip(" ,")
    name = name if re.search(r"\b(?:Jr|Sr)\.$", name) else name.rstrip(".")
    end = run.start() + len(run[0])
    if not name:
        behind = _APPOSED.match(text[end : end + 120])
        if behind and _is_name(behind["name"]) and not untitled(behind["name"]).title:
            yield _mention(behind["name"], told.title, run.start(), end + behind.end(), text)
        return
    name = re.sub(r"['’]s?$", "", name)
    if not _is_name(name):
        return
    after = text.find(name, run.start()) + len(name)
    yield _mention(name, told.title, run.start(), after, text)
    rest = _RUN.search(text, after, run.end())
    if rest and _OFFICE.search(rest[0]):
        yield from _in_run(text, rest)


def _mention(name: str, title: str, start: int, end: int, text: str) -> PersonMention:
    country = state_in(title) or _OF_ONE_STATE.get(title)
    if country is None:
        of = _OF_STATE.match(text[end : end + 60])
        if of:
            parts = of["state"].split()
            sizes = (" ".join(parts[:size]) for size in range(len(parts), 0, -1))
            country = next((code for part in sizes if (code := party_of(part.rstrip(".,")).country)), None)
    if country is None:
        before = re.search(r"([A-Z][\w.]+)(?:['’]s?)? $", text[max(0, start - 30) : start])
        country = party_of(before[1]).country if before else None
    return PersonMention(name, title, country, start, end)


def _is_name(name: str) -> bool:
    parts = name.split()
    if not 1 <= len(parts) <= _LONGEST or any(plain(part) in _NOT_NAMES for part in parts):
        return False
    return party_of(name).country is None and all(part[:1].isupper() or part in _PARTICLES for part in parts)


def _bare(name: str) -> str:
    return re.sub(r",? (?:Jr|Sr|II|III|IV)\.?$", "", name)


def _last(name: str) -> str:
    return plain(_bare(name).split()[-1]) if _bare(name).split() else ""


def _first(name: str) -> str:
    return plain(name.split(maxsplit=1)[0]) if name.split() else ""


def _richer(one: PersonMention, other: PersonMention) -> PersonMention:
    """What two mentions tell together: the longer name and office, and the country that either gives."""
    name = one.name if len(one.name) >= len(other.name) else other.name
    role = max(one.role or "", other.role or "", key=len) or None
    return PersonMention(one.name if name == one.name else name, role, one.country or other.country, one.start, one.end)


_ADDRESSES = frozenset("MR MRS MS MISS DR HE HRH HM HH SIR DAME LORD LADY PROF HON".split())
_PARTICLES = frozenset("al bin bint ibn de da del der van von dos di la le el ul".split())
_NOT_NAMES = words("people", "not_names")
_OF_ONE_STATE: Mapping[str, str] = lexicon("people")["of_one_state"]["offices"]
_COMMON = words("people", "also_words")
