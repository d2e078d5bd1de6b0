"""Page furniture of plain text: advertisements, menus, buttons, boxes, credits, lists of links, marked by whole lines.

A rule marks a line or nothing, so that no sentence is ever cut; the stored text stays whole. What is marked is neither
sent to a model nor quotable. Captions are content.
"""

import re
from collections.abc import Sequence

from schemas.evidence import Span
from service.core.reading.page.byline import byline_of, dateline_of, is_credited, is_name, is_outlet
from service.core.reading.page.labels import CUES, LABELS, LISTS, MENU_ONLY, NETWORKS, PLACES, SECTIONS, TAIL_LISTS
from service.core.reading.page.lines import RULED, Line, bare, goes_on, is_wrapped, lines_of
from service.core.reading.page.notices import is_credit, is_end_mark, is_notice
from service.core.reading.page.stated import stated_date

_BUTTONS = LABELS | NETWORKS - {"x", "line", "ok", "more", "link", "vk"}
_MENU = LABELS | SECTIONS | NETWORKS | MENU_ONLY | LISTS
_MENU_MARKS = LABELS | MENU_ONLY
_SITE = (LABELS | MENU_ONLY | SECTIONS) - NETWORKS - PLACES
_SITE_MAP = 8  # lines
_SEPARATORS = re.compile(r"[|·•/>»›,\t]| {2,}")
_WAY = re.compile(r"[>»›→]")
_COUNT = re.compile(r"\s*\(?\d[\d.,]{0,6}\s?k?\)?$")
_HEAD = 20  # lines in which a text begins
_LINKS = 12  # lines after the heading of a list of links that may belong to it
_HEADLINE = 200  # characters
_TITLE_REPEATED = 8  # lines below a title of a word or two within which its repetition is one
_PUBLISHER = re.compile(
    r"(?:(?:copyright|©|\(c\))\s*)+(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?:by\s+)?(?P<name>[^\W\d][^.|\n]*?)"
    r"(?:,?\s+inc\b.*)?(?:\s*\.?\s*all rights.*)?\s*\.?",
    re.IGNORECASE,
)
TAGS = re.compile("[\U000e0000-\U000e007f]")
_SOURCE = re.compile(r"source\s*:\s*(?P<name>\S.{1,40}?)(?: (?:and|via|with) .{1,60})?", re.IGNORECASE)


def furniture(text: str) -> tuple[Span, ...]:
    """The lines of a text that are furniture, as spans without their line ends, in order."""
    lines = lines_of(text)
    wrapped = is_wrapped(lines)
    labels = {number for number, line in enumerate(lines) if _is_label(line)}
    marked = {number for number in labels if not goes_on(lines, number, wrapped=wrapped, apart=labels)}
    marked |= set(range(_front_matter(lines)))
    marked |= _menus(lines) | _site_maps(lines, marked)
    marked |= _repeated_titles(lines, marked, wrapped=wrapped)
    marked |= _links(lines, marked, wrapped=wrapped)
    marked |= _last_words(lines, marked) | _credits(lines, marked)
    return tuple(Span(start=lines[n].start, end=lines[n].end) for n in sorted(marked))


def _is_label(line: Line) -> bool:
    """Whether a line by itself is furniture: a button, a bar of them, the heading of a list of links, a notice, a credit."""
    if len(line.words) > RULED:
        return False
    word = _COUNT.sub("", line.bare)
    if (
        word in _BUTTONS
        or word in LISTS
        or word in TAIL_LISTS
        or is_notice(line.words)
        or _is_bar(line)
        or _is_cited(line)
    ):
        return True
    return is_credit(line.words) or is_credited(line.words) or (is_end_mark(line.words) and not line.bare)


def _is_bar(line: Line) -> bool:
    """Buttons or parts of a newspaper in a row, or the way to a page: `Facebook | Twitter`, `Share Tweet Email`,
    `Home > News > World`."""
    words = line.bare.split()
    if 2 <= len(words) <= 12 and all(word in NETWORKS for word in words):
        return True
    way = [bare(part) for part in _WAY.split(line.words)]
    if len(way) >= 3 and way[0] in _MENU:
        return True
    parts = [part for piece in _SEPARATORS.split(line.words) if (part := bare(piece))]
    if len(parts) < 2 or not all(part in _MENU for part in parts):
        return False
    barred = len(way) > 1 or "|" in line.words
    return barred or any(part in _MENU_MARKS or part in NETWORKS for part in parts) or len(parts) >= 4


def _is_cited(line: Line) -> bool:
    """Another text named by its headline: `READ: Manila signs pact`. What ends like a sentence is taken for one."""
    cue, colon, rest = line.words.partition(":")
    cited = bool(colon) and bare(cue) in CUES and not rest.startswith("//")
    return cited and not rest.rstrip().endswith(".") and len(rest) <= _HEADLINE


def _front_matter(lines: Sequence[Line]) -> int:
    """How many lines a block of metadata takes up at the top, between two lines of dashes; 0 where there is none."""
    if not lines or lines[0].words != "---":
        return 0
    for number, line in enumerate(lines[1:60], 1):
        if line.words in {"---", "..."}:
            return number + 1 if number > 1 and re.match(r"[\w-]{1,40}\s*:", lines[1].words) else 0
        if not line.follows:
            return 0
    return 0


def _menus(lines: Sequence[Line]) -> set[int]:
    """Runs of three and more lines that are all parts of a newspaper or buttons, one of them nothing else."""
    found: set[int] = set()
    run: list[int] = []
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].bare in _MENU:
            run.append(number)
            continue
        if len(run) >= 3 and any(lines[n].bare in _MENU_MARKS for n in run):
            found |= set(run)
        run = []
    return found


def _site_maps(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """Long runs of a word or a few above the first sentence or below the last, from the first to the last of them that only
    a site's menu says: what stands between, no list of words can know."""
    prose = [number for number, line in enumerate(lines) if line.is_prose and number not in marked] or [len(lines)]
    found: set[int] = set()
    for stretch in (range(prose[0]), range(prose[-1] + 1, len(lines))):
        run: list[int] = []
        for number in (*stretch, None):
            if number is not None and _is_entry(lines[number]):
                run.append(number)
                continue
            marks = [n for n in run if lines[n].bare in _SITE]
            if len({lines[n].bare for n in marks}) >= 2 and marks[-1] - marks[0] + 1 >= _SITE_MAP:
                found |= set(range(marks[0], marks[-1] + 1))
            run = []
    return found


def _is_entry(line: Line) -> bool:
    """A word or a few, neither an item of a list nor the beginning of anything."""
    few = len(line.words) <= 40 and len(line.words.split()) <= 4
    return few and not line.words.endswith((".", ":", ",", ";")) and not line.words.startswith(("-", "•", "*", "–"))


def _repeated_titles(lines: Sequence[Line], marked: set[int], *, wrapped: bool) -> set[int]:
    """The lines that say the first line of content again, also without the name of the site that ends it; a date or a
    piece of a sentence is no title."""
    first = next((n for n, line in enumerate(lines) if n not in marked and any(map(str.isalnum, line.words))), None)
    if first is None or goes_on(lines, first, wrapped=wrapped, apart=marked) or stated_date(lines[first].words):
        return set()
    title = lines[first]
    if not title.bare or title.ends or title.words[-1] in ":,;":
        return set()
    forms = {title.bare, title.bare.split(" | ")[0]}
    long = len(title.bare.split()) >= 3 or len(title.bare) >= 25
    last = len(lines) if long else min(len(lines), first + 1 + _TITLE_REPEATED)
    again = {n for n in range(first + 1, last) if lines[n].bare in forms}
    apart = marked | again
    return {n for n in again if not goes_on(lines, n, wrapped=wrapped, apart=apart)}


def _links(lines: Sequence[Line], marked: set[int], *, wrapped: bool) -> set[int]:
    """The headlines below the heading of a list of links, up to the first line that is not one. Below the last sentence
    of a text a link may be a word or two."""
    found: set[int] = set()
    apart = set(marked)
    last = max((number for number, line in enumerate(lines) if line.is_prose and number not in marked), default=-1)
    for heading in sorted(marked):
        if _COUNT.sub("", lines[heading].bare) not in (LISTS if heading < last else LISTS | TAIL_LISTS):
            continue
        for number in range(heading + 1, min(heading + 1 + _LINKS, len(lines))):
            if number in marked:
                continue
            fewest = 3 if number < last else 1
            if not _is_headline(lines[number], fewest) or goes_on(lines, number, wrapped=wrapped, apart=apart):
                break
            found.add(number)
            apart.add(number)
    return found


def _is_headline(line: Line, fewest: int) -> bool:
    short = len(line.words) <= _HEADLINE and fewest <= len(line.words.split()) <= 25
    return short and not line.ends and not line.is_prose


def _credits(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """A name alone between a caption and the dateline of the text, below the byline or the date: whose picture it is."""
    for number in range(2, min(len(lines) - 1, _HEAD)):
        if number in marked or not (lines[number - 1].is_prose and dateline_of(lines[number + 1].words)):
            continue
        above = [line.words for n, line in enumerate(lines[: number - 1]) if n not in marked]
        if any(stated_date(words) or byline_of(words, first=False) for words in above):
            return {number} if is_name(lines[number].words) else set()
    return set()


def _last_words(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """`ENDS`, `(end)` and the like, where nothing but furniture follows."""
    for number in reversed(range(len(lines))):
        if number not in marked:
            return {number} if is_end_mark(lines[number].words) else set()
    return set()


def sent_text(text: str, marked: tuple[Span, ...]) -> str:
    """The text without its furniture, and without the letters that no reader sees (Unicode tags, which spell words that
    only a machine reads): what a model is asked about."""
    pieces: list[str] = []
    start = 0
    for span in marked:
        pieces.append(text[start : span.start])
        start = span.end
    pieces.append(text[start:])
    return re.sub(r"\n{3,}", "\n\n", TAGS.sub("", "".join(pieces))).strip()


def publisher_of(text: str, marked: tuple[Span, ...]) -> str | None:
    """The publisher that a rights line or a line of its source among the furniture names; None when none does."""
    for span in marked:
        line = text[span.start : min(span.end, span.start + RULED)]
        match = _PUBLISHER.fullmatch(line)
        if match:
            return match["name"].strip()
    for span in marked:
        match = _SOURCE.fullmatch(text[span.start : min(span.end, span.start + RULED)])
        if match and is_outlet(match["name"]):
            return match["name"]
    return None
