"""Who wrote and who published, as the lines round a text say it: bylines, outlets, offices, datelines, notes on the author."""

import re
from dataclasses import dataclass

from service.core.reading.page.labels import KICKERS, SECTIONS
from service.core.reading.page.stated import full_date

_DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20})?\.(?:com|net|org|ph|jp|uk|de|fr|id|in|eu|int|news|info|co"
    r"|tv|io|ru|cn)",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:news|times|post|press|agency|inquirer|star|bulletin|herald|journal|guardian|today|tribune|daily"
    r"|globe|gazette|standard"
    r"|chronicle|observer|mail|telegraph|independent|review|magazine|radio|television|tv|broadcasting|zeitung"
    r"|spiegel|monde|figaro"
    r"|país|wire|diplomat|shimbun|express|dispatch|courier|mirror|economist|politico|newspaper|rundschau"
    r"|tagesschau|rappler|mainichi"
    r"|asahi|yomiuri|nikkei|jazeera|bbc|cnn|npr|voa|gma|abs-cbn|wikinews|euronews)\b",
    re.IGNORECASE,
)
_AGENCIES = set(
    "reuters ap afp aap dpa upi efe ansa tass ria xinhua kyodo jiji yonhap bernama antara pna pti ani anadolu"
    " bloomberg interfax"
    " sputnik irna wam spa ukrinform belga apa kna cna vna mena petra".split()
) | {
    "the associated press",
    "associated press",
    "agence france-presse",
    "kyodo news",
    "thomson reuters",
    "anadolu agency",
}
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|columnists?|contributors?|bureau|desk|chief|team"
    r"|special|senior|analyst"
    r"|producer|redaktion|korrespondent(?:in)?|journaliste|envoyé|fellow|professor)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?P<cue>(?:written |reported |story |words |analysis |commentary |opinion )?by|von|par|por|di|oleh|door"
    r"|author|autor(?:in)?"
    r"|auteur|reporter|автор)\s*:?\s+(?P<rest>\S.{1,140})",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s\((?P<aside>[^()]{2,60})\)$")
_PARTS = re.compile(r"\s[-–—]\s|\s*[|/•·]\s*|,\s+|\s+(?:in|for|at)\s+")
_AND = re.compile(r"\s+(?:and|&|und|et|y|e|dan|with)\s+")
_PARTICLES = set("de da do dos das del della di du la le van von der den bin bint ibn al el ul y e dela".split())
_WORD = re.compile(r"[^\W\d_][\w'’.\u2010-]*")
_PLACE = r"[A-ZÀ-ÞŁŠŽ][\w.'’/-]*(?: [A-ZÀ-ÞŁŠŽ][\w.'’/-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:, (?:{_PLACE}))?"
    r"(?P<date>[,.]? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?[,.]?"
    r"(?: ?[(/](?P<agency>[A-Z][\w .&-]{1,30})[)/]\.?)?"
    r"(?P<dash> ?(?:—|–|--|-) ?| (?=[A-ZÀ-Þ“\"]))"
)
_OFFICE = re.compile(
    r"(?:the |his majesty's |royal )?(?:[A-ZÀ-Þ][\w.-]+ (?:[A-ZÀ-Þ][\w.-]+ )?)?"
    r"(?:ministry|department|embassy|ministère|ministerio|ministério|ministero|kementerian"
    r"|consulate(?: general)?|government"
    r"|mission|delegation|office|secretariat|présidence|delegación) (?:of|to|de|des|du|dos|van|for)\b.{2,70}"
    r"|(?:the )?(?:u\.?s\.? )?(?:white house|state department|department of state|foreign (?:ministry|office)"
    r"|european (?:commission|council|union|external action service)|council of the (?:european union|eu)"
    r"|prime minister['’]s office(?: of japan)?|press information bureau|cabinet (?:office|secretariat)"
    r"|presidential communications office|foreign, commonwealth (?:and|&) development office|federal foreign office"
    r"|auswärtiges amt|bundesregierung|bundeskanzleramt|élysée|eeas(?: press team)?|asean secretariat|nato"
    r"|united nations"
    r"|kremlin|mofa|malacañang(?: palace)?)"
    r"(?:,? (?:office of the )?(?:press (?:secretary|office|service)|spokesperson|japan|london"
    r"|washington, d\.?c\.?))?",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:meetings?|statements?|calls?|readouts?|remarks|briefing|visits?|agreements?|talks|on|with|sign\w*"
    r"|says?)\b|[:?!]",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’.-]*\s+){1,4}[A-ZÀ-Þ][\w'’.-]*)(?:,[^,]{2,80},)?"
    r"\s+(?:is|was|are|teaches|writes|has been|covers|serves)\b"
)
_SCHOLAR = re.compile(
    r"\b(?:professors?|fellow|research\w*|scholar|lecturer|columnist|author of|teaches|institute|university|think tank|historian"
    r"|(?:security|defen[cs]e|strategic|asian|international|policy) studies|doctoral|postdoctoral|contributing writer)\b",
    re.IGNORECASE,
)
_JOURNALIST = re.compile(r"\b(?:journalist|correspondent|reporter|editor|writes|covers)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """Whom a line names as author, and whom as publisher; either may be absent."""

    author: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place before a report's first words, `TOKYO, May 28 (Kyodo) - `: its length, the agency and the whole date it
    names."""

    length: int
    agency: str | None
    date: str | None


def byline_of(words: str, *, first: bool) -> Byline | None:
    """What a byline says: `By First Last, Outlet`, `First Last - Outlet.com`. The first line of a text is one only where
    it says `By` or names an outlet, for it may be a headline."""
    if len(words) > 160 or (words.endswith((".", "?", "!", ":")) and not _DOMAIN.search(words[-12:])):
        return None
    plain, aside = (words, None) if not (ended := _ASIDE.search(words)) else (words[: ended.start()], ended["aside"])
    match = _CUE.fullmatch(plain)
    cued = match if match and (not first or match["cue"].lower().endswith("by")) else None
    parts = [part.strip() for part in _PARTS.split(cued["rest"] if cued else plain) if part.strip()]
    parts += [part.strip() for part in (aside or "").split(",") if is_outlet(part.strip())]
    if not parts:
        return None
    authors: list[str] = []
    outlets: list[str] = []
    for part in parts:
        names = _AND.split(part)
        if is_outlet(part):
            outlets.append(part)
        elif all(map(is_person, names)):
            authors += names
        elif not _ROLE.search(part) and part is parts[0]:
            return None
    if (cued and (authors or outlets)) or (authors and outlets and is_person(parts[0])):
        return Byline(" and ".join(authors) or None, outlets[0] if outlets else None)
    return None


def is_outlet(words: str) -> bool:
    """Whether words name a publisher of news: a domain, an agency, or a name such as newspapers have."""
    few = 1 <= len(words.split()) <= 5 and words[:1].isupper()
    if _DOMAIN.fullmatch(words) or words.casefold() in _AGENCIES:
        return True
    if all(word in SECTIONS or word in KICKERS for word in words.casefold().split()):
        return False
    return few and bool(_OUTLET.search(words)) and not _ROLE.search(words) and not _ACT.search(words)


def is_post(words: str) -> bool:
    """Whether a line below a name says whom it works for: `BBC News, in Singapore`, `Staff Writer`."""
    parts = _PARTS.split(words)
    return len(words) <= 80 and (is_outlet(parts[0]) or (len(words.split()) <= 5 and bool(_ROLE.search(words))))


def is_credited(words: str) -> bool:
    """Whether a line is a person and an outlet joined by a stroke, as below pictures: `First Last/Rappler`."""
    name, stroke, outlet = words.strip("()").partition("/")
    return bool(stroke) and is_person(name.strip()) and is_outlet(outlet.strip())


def is_office(words: str) -> bool:
    """Whether a line is the name of a ministry, an embassy, an office and nothing else."""
    name = words.strip(" ,.")
    return 2 < len(name) <= 90 and bool(_OFFICE.fullmatch(name)) and not _ACT.search(name) and _is_titled(name)


def is_person(words: str) -> bool:
    """Whether words are shaped like a person's name: two to five, with capitals, none of an office or an outlet."""
    names = words.split()
    if not 2 <= len(names) <= 5 or _ROLE.search(words) or _OUTLET.search(words) or names[0].lower() in _PARTICLES:
        return False
    if words.casefold() in _AGENCIES or (
        names[0].isupper() and len(names[0]) <= 4 and not words.isupper() and "." not in names[0]
    ):
        return False
    return all(_WORD.fullmatch(name) and (name[0].isupper() or name in _PARTICLES) for name in names)


def is_name(words: str) -> bool:
    """Whether a line has the shape of a name, of a person or a body: a few words with capitals and no stop."""
    few = len(words) <= 60 and 1 <= len(words.split()) <= 8 and words[-1].isalpha()
    return few and words[0].isupper() and not any(map(str.isdigit, words)) and _is_titled(words)


def dateline_of(words: str) -> Dateline | None:
    """The dateline a paragraph begins with. One with neither agency nor date needs a place in capitals and a dash."""
    match = _DATELINE.match(words[:160])
    if match is None or len(words) < match.end() + 8:
        return None
    dash = bool(match["dash"].strip())
    shouted = match["place"].isupper() and len(match["place"]) >= 3
    place = shouted or bool(match["date"] and match["agency"]) or (bool(match["agency"]) and dash)
    if not place or not (dash or match["agency"]):
        return None
    return Dateline(match.end(), match["agency"], full_date(match["date"] or ""))


def author_in_note(words: str) -> str | None:
    """The author that a note below a text introduces: `First Last is director of … Institute.`, `… covers Asia for us.`"""
    match = _BIO.match(words[:300])
    if match is None or len(words) > 600 or not (_SCHOLAR.search(words) or _JOURNALIST.search(words)):
        return None
    name = " ".join(match["name"].split())
    return name if is_person(name) else None


def is_scholar(note: str) -> bool:
    """Whether a note on an author tells of one who studies or judges, not of a reporter."""
    return bool(_SCHOLAR.search(note))


def _is_titled(name: str) -> bool:
    small = _PARTICLES | {"of", "the", "and", "&", "for", "to", "in", "des", "für"}
    words = name.split()
    whole = words[-1].lower() not in small and not re.search(r"[()“”\"]", name)
    return whole and all(not word[0].islower() or word.lower() in small for word in words)
