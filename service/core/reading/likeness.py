"""Likeness: which texts say the same words, found in time that grows with the number of words read.

Texts are taken from the fullest to the shortest, each held against the fuller ones that share its fingerprints. A text is
the copy of a fuller one that contains at least nine tenths of its shingles, unless what differs could be news: a name or a
number that the fuller one does not have, a word in either that changes what happened. A translated or retold story is none.

Of each text only its length, date and fingerprints are held, eight bytes each; its words are taken again from the text, and the
text from wherever it is, when two that share fingerprints are held against each other, which few do.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.article import Article
from service.core.reading.shingles import Body, body_of

CONTAINED = 0.9  # of the shorter text's shingles
_FEWEST = 25  # words; of two shorter texts only identical ones are copies
_TIMES = 4  # how many times as long the fuller one may be: a statement printed in a long report is a source of its own
_CROWD = 32  # texts to a fingerprint; one that more share is a formula and tells nothing
_VOTES = 0.3  # of the fingerprints that are no formulas
_PUT_IN = 4  # words
_TRIED = 3  # fuller texts held against one
_HELD = 64  # texts whose words are held for the next that is like them
# Beginnings of words that change what happened. Life-cycle terms: UN Treaty Collection, Glossary.
_TELLING = tuple(
    "sign ratif approv reject suspend withdr terminat cancel postpon delay initial conclud agree adopt enter halt extend expir"
    " collaps stall begin began begun start launch resum fail deni deny refus oppos accept declin veto pass lift impos".split()
)
_TELLING_WORDS = frozenset(
    "not no never nor without will would shall may might could cannot won't didn't isn't yet still".split()
)
_OPENERS = frozenset(
    "the a an in on at it he she they this that these those but and while meanwhile however earlier later also both for as"
    " after before according during since when its his her their there we with to by from under if speaking asked among such"
    " another other one two some all each more most last next same here i you our your what how who".split()
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is held of a text: its place among the articles, how many words it has, its date, and its fingerprints."""

    place: int
    length: int
    published: str
    prints: "array[int]"


def likenesses(articles: Sequence[Article]) -> dict[str, str]:
    """The id of each copy and that of the fullest text it is a copy of, whatever the order of `articles`."""
    marks: dict[str, _Mark] = {}
    for place, article in enumerate(articles):  # each is let go when it is marked
        marks[article.id] = _mark(article, place)
    order = sorted(marks, key=lambda key: (-marks[key].length, marks[key].published, key))
    met = _Met([mark.prints for mark in marks.values()])

    def again(key: str) -> Article:
        return articles[marks[key].place]

    bodies = lru_cache(maxsize=_HELD)(lambda key: body_of(again(key)))
    index: dict[int, list[str]] = {}
    found: dict[str, str] = {}
    for key in order:
        prints = marks[key].prints
        like = next(
            (other for other in _candidates(prints, index) if _is_copy(again(key), bodies(key), bodies(other))),
            None,
        )
        if like:
            found[key] = like
            continue
        for each in prints:
            if met.twice(each):
                crowd = index.setdefault(each, [])
                if len(crowd) <= _CROWD:
                    crowd.append(key)
    return found


def _mark(article: Article, place: int) -> _Mark:
    """What is held of a text; without fingerprints where it is too short to be like another."""
    body = body_of(article)
    prints = array("Q", body.fingerprints() if len(body.words) >= _FEWEST else ())
    return _Mark(place, len(body.words), article.published or "9999", prints)


class _Met:
    """Which fingerprints more than one text has, to be asked after all were met: those of one alone lead nowhere. A few of one
    text pass for shared, where two fall into one slot, which costs room and changes nothing."""

    def __init__(self, every: Sequence["array[int]"]) -> None:
        self._slots = 1 << (4 * sum(map(len, every))).bit_length()
        self._times = bytearray(self._slots)
        for prints in every:
            for each in prints:
                slot = each % self._slots
                self._times[slot] = min(2, self._times[slot] + 1)

    def twice(self, each: int) -> bool:
        """Whether another text may have this fingerprint too."""
        return self._times[each % self._slots] > 1


def _candidates(prints: Sequence[int], index: Mapping[int, Sequence[str]]) -> list[str]:
    """The texts that share the most fingerprints, formulas apart."""
    telling = [index.get(each, ()) for each in prints if len(index.get(each, ())) <= _CROWD]
    votes = Counter(key for crowd in telling for key in crowd)
    fewest = max(1.0, _VOTES * len(telling))
    return [
        key for key, count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_TRIED] if count >= fewest
    ]


def _is_copy(article: Article, one: Body, other: Body) -> bool:
    if len(other.words) > _TIMES * len(one.words):
        return False
    if len(one.shingle_set & other.shingle_set) < CONTAINED * len(one.shingle_set):
        return False
    own = {word.casefold() for name in (article.publisher, article.author) for word in (name or "").split()}
    if any(_is_news(one, place, other, own) for place in one.lacking(other)):
        return False
    return not any(_is_telling(other, place) for place in _put_in(other.lacking(one)))


def _put_in(lacking: Sequence[int]) -> list[int]:
    """Of the words a fuller text has over the other those put into its sentences: runs of a word or a few. Longer runs are
    sentences of their own."""
    runs: list[list[int]] = []
    for place in lacking:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [place for run in runs if len(run) <= _PUT_IN for place in run]


def _is_telling(body: Body, place: int) -> bool:
    """Whether a word changes what happened: a step of a life-cycle, a negation, a plan."""
    return body.compared[place].startswith(_TELLING) or body.words[place].lower() in _TELLING_WORDS


def _is_news(body: Body, place: int, fuller: Body, own: set[str]) -> bool:
    """Whether a word that differs may tell of something the fuller text does not."""
    word, compared = body.words[place], body.compared[place]
    if _is_telling(body, place):
        return True
    named = (
        any(map(str.isdigit, word))
        or (word[0].isupper() and compared not in _OPENERS)
        or word[0].isalpha() > word.isascii()
    )
    return named and compared not in fuller.vocabulary and word.casefold() not in own
