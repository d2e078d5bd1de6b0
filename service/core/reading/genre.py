"""The genre of a text by its own marks: what it calls itself, who speaks in it, how it opens and how it is signed.

A mark is decisive where texts of another genre do not bear it: a heading that is a name and not news (`Joint Statement
of …`), an opening formula (`We, the leaders of …`), turns of speakers, a page's own kicker (`OPINION`). Then it outranks
what a model says. A weak mark (a dateline) only fills a gap.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.extraction import Genre
from service.core.reading.page.labels import CUES
from service.core.reading.page.lines import Line
from service.core.reading.page.masthead import Masthead

_OPENING = 12  # lines of the text itself in which it says what it is
_TURN = re.compile(
    r"(?:(?P<caps>(?:THE )?(?:[A-Z][A-Z.'’-]+\s?){1,6})|(?P<role>Q(?:UESTION)?|A(?:NSWER)?|MODERATOR"
    r"|INTERVIEWER|OPERATOR|Reporter"
    r"|Moderator|Question|Answer)|(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,4}))(?: \([^()]{1,40}\))?\s?:\s+\S"
    r"|Q\s{2,}\S|Q\.? (?=[A-Z])"
)
_NO_SPEAKERS = CUES | set(
    "note notes photo image caption source update editor's note correction background contact tel email".split()
)
_JOINT = (
    r"(?:joint|trilateral|quadrilateral|common|shared)(?: [\w’'&/.+-]+){0,4} (?:statement|declaration"
    r"|communiqu[eé]|vision statement"
    r"|announcement|readout)"
)
_JOINT_TITLE = re.compile(
    rf"(?:[^:]{{2,40}}: )?(?:the )?{_JOINT}s?(?:$|\s?[:–—-]| (?:of|by|from|between|on|following|after|with|for"
    rf"|at|regarding|to|issued)\b).*"
    rf"|[\w .,’'&/()+–-]{{0,110}}?(?<!\bissue )(?<!\bsign )(?<!\brelease ){_JOINT}s?(?: on\b.*| \d{{4}})?"
    r"|(?:gemeinsame (?:erklärung|pressemitteilung)|déclaration (?:conjointe|commune)|communiqué (?:conjoint"
    r"|commun)|declaración conjunta"
    r"|comunicado conjunto|declaração conjunta|dichiarazione congiunta|совместное заявление)\b.*|.*共同(?:声明|宣言"
    r"|文書).{0,12}|.*联合(?:声明|公报)",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"(?:the )?(?:g-?7|g-?20|quad|asean|aukus|brics|eu-|u\.?s\.?-).{0,60}(?:leaders|ministers|summit)[’']?s?[’']? "
    r"(?:statement|declaration|communiqu[eé])(?: on\b.*)?",
    re.IGNORECASE,
)
_ACTED = re.compile(
    r"\b(?:issue[sd]?|releases?|sign(?:s|ed)?|adopts?|slams?|condemns?|hails?|welcomes?|says?|rejects?"
    r"|calls? for|calls? on|agree[sd]?|urges?"
    r"|warns?|omits?|draws?)\b",
    re.IGNORECASE,
)
_WE = re.compile(
    r"(?:we,? (?:–|—|-)? ?the (?:heads of state|leaders|presidents|prime ministers|foreign ministers|ministers"
    r"|governments|representatives"
    r"|undersigned)\b"
    r"|.{0,160}\b(?:issued|released|adopted|agreed on) the following (?:joint )?(?:statement|declaration"
    r"|communiqu[eé])"
    r"|.{0,40}\bfollowing (?:is the text of (?:a|the) )?joint (?:statement|declaration|communiqu[eé]) (?:was|is)\b"
    r"|.{0,60}\btext of the following (?:joint )?statement was (?:released|issued|agreed) by\b)",
    re.IGNORECASE,
)
_RELEASE_TITLE = re.compile(
    r"(?:readout (?:of|from)|fact ?sheet\b|(?:press|media|news) (?:release|statement|note)\b|media note\b"
    r"|statement (?:by|from|of|on behalf of)"
    r"|note to correspondents|background press call|letters? to the (?:speaker|president|congress|senate)"
    r"|(?:a )?message to (?:the )?"
    r"(?:senate|congress|house)|(?:presidential )?memorandum (?:on|for)|a proclamation|executive order"
    r"|notice (?:on|to|of)|résumé des"
    r"|compte rendu|pressemitteilung|nota de prensa|comunicado de prensa|communiqué de presse|.{3,80}: (?:media"
    r"|press) (?:release|statement)$"
    r"|high representative.{0,60}statement|.{0,60}\bspokesperson['’]s (?:statement|remarks))",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"for immediate release\b.*|embargoed until\b.*|the (?:below|following) is attributable to\b.*"
    r"|press release (?:no|number|n°).*"
    r"|.{0,360}\bthe overview (?:of the .{3,60} )?is as follows\.?|.{0,60}\bissued the following statement\b.*"
    r"|the text of the following statement was released by the government\b.*|note to editors:?"
    r"|notes to editors:?|\(?release id: ?\d+.*",
    re.IGNORECASE,
)
_SPOKEN_TITLE = re.compile(
    r"(?:remarks (?:by|of|at|to)|(?:full )?transcript\b|(?:press|news|media) (?:briefing|conference) (?:by|of"
    r"|with)|.{3,80}\b(?:regular|joint|daily)"
    r" press (?:conference|briefing)\b.*|interview (?:with|of)|opening remarks|speech (?:by|of|at)"
    r"|address (?:by|to|at))",
    re.IGNORECASE,
)
_OPINION = frozenset(
    "opinion|opinions|commentary|analysis|editorial|column|columns|op-ed|oped|op-ed contributor|viewpoint"
    "|guest column|views|perspective"
    "|meinung|kommentar|gastbeitrag|leitartikel|tribune|point de vue|chronique|éditorial|opinión|opinione"
    "|débats|idées".split("|")
)
_OPINION_TITLE = re.compile(
    r"\[?(?:opinion|commentary|analysis|editorial|op-ed|column|viewpoint|kommentar|meinung|gastbeitrag"
    r"|leitartikel|tribune|opinión)\]?"
    r"\s?(?:[:|–—]|\] ).+|\[(?:opinion|analysis|editorial|commentary|vantage point)\] .+",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r".{0,60}\bthe (?:views|opinions)(?: and (?:views|opinions))? expressed\b.{0,200}"
    r"|.{0,60}\bdo(?:es)? not necessarily (?:reflect|represent)\b.*"
    r"|.{0,40}\bviews are (?:his|her|their|my|the author['’]s) own\b.*|the (?:author|writer)s? (?:is|are) .{10,300}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A genre, the mark that tells it, and whether that outranks what a model says."""

    genre: Genre
    mark: str
    decisive: bool


def genre_of(lines: Sequence[Line], head: Masthead, marked: frozenset[int], *, title: str | None) -> Marked | None:
    """The genre a text's marks tell, its `title` among them; None where it bears none."""
    content = [line for number, line in enumerate(lines) if number not in marked]
    body = [line for number, line in enumerate(lines) if number not in marked and number not in head.frame]
    kickers = frozenset(head.kickers)
    return (
        _spoken(content)
        or _joint(title or "", kickers, body)
        or _opinion(head, title or "", kickers, content)
        or _release(title or "", kickers, content)
        or _weak(head)
    )


def _spoken(content: Sequence[Line]) -> Marked | None:
    """Three turns and more of at least two speakers, or of one who is asked."""
    openings = (match[0].partition(":")[0].strip() for line in content if (match := _TURN.match(line.words[:120])))
    turns = Counter(who for who in openings if who.casefold() not in _NO_SPEAKERS)
    named = {who: count for who, count in turns.items() if count > 1 or who.isupper() or who.startswith("Q")}
    if sum(named.values()) >= 3 and len(turns) >= 2 and any(count > 1 for count in turns.values()):
        return Marked("transcript", f"speakers take turns ({sum(named.values())} of them)", decisive=True)
    return None


def _joint(title: str, kickers: frozenset[str], body: Sequence[Line]) -> Marked | None:
    if kickers & {"joint statement", "joint press statement", "joint declaration", "joint communiqué"}:
        return Marked("joint_statement", "it is headed as a joint statement", decisive=True)
    if (_JOINT_TITLE.fullmatch(title) or _MANY.fullmatch(title)) and not _ACTED.search(title):
        return Marked("joint_statement", f"its title: {title}", decisive=True)
    for line in body[:_OPENING]:
        if match := _WE.match(line.words[:300]):
            return Marked("joint_statement", f"its opening: {match[0][-80:]}", decisive=True)
    return None


def _opinion(head: Masthead, title: str, kickers: frozenset[str], content: Sequence[Line]) -> Marked | None:
    if kickers & _OPINION:
        return Marked("opinion", f"it is headed {min(kickers & _OPINION)}", decisive=True)
    if _OPINION_TITLE.fullmatch(title):
        return Marked("opinion", f"its title: {title}", decisive=True)
    if any(_VIEWS.fullmatch(line.words[:400]) for line in content[-6:]):
        return Marked("opinion", "a note says whose views these are", decisive=True)
    if head.noted:
        return Marked("opinion", f"a note introduces the author, {head.author}", decisive=True)
    return None


def _release(title: str, kickers: frozenset[str], content: Sequence[Line]) -> Marked | None:
    called = kickers & {
        "press release", "press statement", "media release", "media note", "news release", "readout",
        "fact sheet", "factsheet",
        "for immediate release", "pressemitteilung", "communiqué de presse", "nota de prensa", "statement",
    }  # fmt: skip
    if called:
        return Marked("press_release", f"it is headed {min(called)}", decisive=True)
    if _RELEASE_TITLE.match(title) and not _ACTED.search(title.partition(" on ")[0]):
        return Marked("press_release", f"its title: {title}", decisive=True)
    for line in [*content[:_OPENING], *content[-3:]]:
        if _RELEASE.fullmatch(line.words[:300]):
            return Marked("press_release", f"its words: {line.words[:80]}", decisive=True)
    if _SPOKEN_TITLE.match(title) and not _ACTED.search(title):
        return Marked("transcript", f"its title: {title}", decisive=False)
    return None


def _weak(head: Masthead) -> Marked | None:
    if head.dateline is None:
        return None
    agency = head.dateline.agency
    return Marked(
        "news", f"the dispatch of an agency ({agency})" if agency else "a dateline", decisive=agency is not None
    )
