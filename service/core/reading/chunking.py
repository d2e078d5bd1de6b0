"""Chunking: a text that is longer than one question should be comes in parts, cut where a reader would pause.

The budget is in estimated tokens. Measured on news in English, one token is 5.4 characters; scripts that write a word or a
syllable as one character take a token for each; other alphabets about one for two. The parts of a text, put together, are
what would have been sent whole: nothing is cut in silence.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from syntok import segmenter

from schemas.article import Article
from schemas.evidence import Span
from service.core.reading.furniture import sent_text

_TOKEN = 54  # units in a token: a Latin letter weighs ten of them, 5.4 letters to a token
_LATIN, _OTHER = 10, 27
_DENSE_SCRIPTS = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00010000-\U0010ffff"
_DENSE = re.compile(f"[{_DENSE_SCRIPTS}]+")
_FOREIGN = re.compile(f"[^\x00-\u024f\u1e00-\u1eff\u2000-\u218f{_DENSE_SCRIPTS}]+")

_CLOSED = r"[.!?…:;。！？]['\"”’»)\]」』）]*"
_PARAGRAPH = re.compile(rf"{_CLOSED}[^\S\n]*\n(?:[^\S\n]*\n)+")
_BLANK_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")
_CLOSED_LINE = re.compile(rf"{_CLOSED}[^\S\n]*\n")
_LINE = re.compile(r"\n")
_CLAUSE = re.compile(rf"{_CLOSED}\s+|[。！？][」』”’）]*")
_SPACE = re.compile(r"\s+")
_LONGEST_SEGMENTED = 100_000  # characters; nobody writes such a line, and a hostile one would take syntok seconds
_LONGEST_SEQUENCE = 30  # marks on one letter. Source: Unicode Standard Annex 15, Stream-Safe Text Format


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Part `number` of `of`: the text as it is sent, and the span of the stored text that it stands in."""

    number: int
    of: int
    text: str
    span: Span

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to ask about: no letter and no digit."""
        return not re.search(r"\w", self.text)


def estimated_tokens(text: str) -> int:
    """About how many tokens a model takes for the text."""
    return -(-_weight(text) // _TOKEN)


def parts_of(article: Article, *, budget: int) -> tuple[Part, ...]:
    """The text of an article without its furniture, in parts of at most `budget` tokens and about the same size; one part
    when it fits. Cut behind paragraphs; where one is too long behind its sentences, then its words, then anywhere but
    inside one letter."""
    sent = sent_text(article.text, article.furniture)
    most = budget * _TOKEN
    texts = [sent] if _weight(sent) <= most else _packed(list(_pieces(sent, most, _LEVELS)), most)
    spans = _spans(article, texts)
    return tuple(
        Part(number=number, of=len(texts), text=text, span=span)
        for number, (text, span) in enumerate(zip(texts, spans, strict=True), 1)
    )


def _weight(text: str) -> int:
    if text.isascii():
        return _LATIN * len(text)
    dense = sum(len(run) for run in _DENSE.findall(text))
    foreign = sum(len(run) for run in _FOREIGN.findall(text))
    return _LATIN * (len(text) - dense - foreign) + _OTHER * foreign + _TOKEN * dense


def _pieces(text: str, most: int, levels: Sequence["_Level"]) -> Iterator[str]:
    """The text in pieces that weigh at most `most`, cut at the first level of borders that makes them small enough."""
    if _weight(text) <= most:
        yield text
    elif levels:
        borders = [border for border in levels[0](text) if 0 < border < len(text) and not _is_inside(text, border)]
        for start, end in pairwise([0, *borders, len(text)]):
            yield from _pieces(text[start:end], most, levels[1:])
    else:
        yield from _hard_cut(text, most)


def _behind(pattern: re.Pattern[str]) -> "_Level":
    return lambda text: (match.end() for match in pattern.finditer(text))


def _sentences(line: str) -> Iterator[int]:
    """Where the sentences of a line begin: over more than a line syntok glues a heading to what follows."""
    for paragraph in segmenter.analyze(line) if len(line) <= _LONGEST_SEGMENTED else ():
        yield from (sentence[0].offset for sentence in paragraph if sentence)


_Level = Callable[[str], Iterator[int]]
_LEVELS: tuple[_Level, ...] = (
    _behind(_PARAGRAPH),
    _behind(_BLANK_LINE),
    _behind(_CLOSED_LINE),
    _behind(_LINE),
    _sentences,
    _behind(_CLAUSE),
    _behind(_SPACE),
)


def _hard_cut(text: str, most: int) -> Iterator[str]:
    """Pieces of a text without white space, as long as they may be; a letter stays with its marks unless they alone are
    longer than any script has them."""
    start = 0
    while start < len(text):
        end = start + _fitting(text, start, most)
        whole = end
        while whole > start and end - whole < _LONGEST_SEQUENCE and _is_inside(text, whole):
            whole -= 1
        end = whole if whole > start and not _is_inside(text, whole) else end
        yield text[start:end]
        start = end


def _fitting(text: str, start: int, most: int) -> int:
    """How many characters from `start` on weigh at most `most`; at least one."""
    longest = text[start : start + max(1, most // _LATIN)]
    if longest.isascii():
        return len(longest)
    return max(1, bisect_right(list(accumulate(map(_letter_weight, longest))), most))


@cache
def _letter_weight(letter: str) -> int:
    return _weight(letter)


def _is_inside(text: str, border: int) -> bool:
    """Whether a border would part what makes one sign: a letter and its marks, a surrogate pair, joined or coloured
    pictures, the two letters of a flag, the jamo of a Hangul syllable, a line end of two characters."""
    if not 0 < border < len(text):
        return False
    before, behind = text[border - 1], text[border]
    return (
        unicodedata.category(behind).startswith("M")
        or "\u200d" in (before, behind)
        or ("\ud800" <= before <= "\udbff" and "\udc00" <= behind <= "\udfff")
        or "\U0001f3fb" <= behind <= "\U0001f3ff"
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= behind <= "\U0001f1ff")
        or ("\u1100" <= before <= "\u11ff" and "\u1160" <= behind <= "\u11ff")
        or (before == "\r" and behind == "\n")
    )


def _packed(pieces: Sequence[str], most: int) -> list[str]:
    """Neighbouring pieces put together to parts of about the same weight, as few as can be."""
    weights = [_weight(piece) for piece in pieces]
    left, start = sum(weights), 0
    packed = []
    while start < len(pieces):
        aim = left / -(-left // most)
        end, size = start, 0
        while end < len(pieces) and size + weights[end] <= most and size + weights[end] / 2 <= aim:
            size += weights[end]
            end += 1
        packed.append("".join(pieces[start:end]))
        left, start = left - size, end
    return packed


def _spans(article: Article, texts: Sequence[str]) -> list[Span]:
    """Where each of the texts stands in the stored text. What is sent lacks furniture and some white space, so that places
    are told by counting the characters that are neither."""
    runs: list[tuple[int, int]] = []
    content = 0
    for marked in (*article.furniture, Span(start=len(article.text), end=len(article.text))):
        runs += (match.span() for match in re.compile(r"\S+").finditer(article.text, content, marked.start))
        content = marked.end
    counts = list(accumulate((end - start for start, end in runs), initial=0))

    def place(rank: int) -> int:
        run = bisect_right(counts, rank) - 1
        return runs[run][0] + rank - counts[run]

    ranks = accumulate((len("".join(text.split())) for text in texts), initial=0)
    return [
        Span(start=place(first), end=place(last - 1) + 1) if first < last else Span(start=0, end=0)
        for first, last in pairwise(ranks)
    ]
