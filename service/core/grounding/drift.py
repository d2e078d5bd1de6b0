"""Drift: a quote whose words are the article's own, though not to the letter.

A near miss is brought back to the text's own words only where nothing but writing differs: punctuation, capitals, accents,
British or American spelling, a word run together or broken, `the` or `that` left out, one slip of the pen. Every other
word stands in both, in the same order, and nowhere else in the article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.core.grounding.spelling import differs_in_capitals_only, is_same_word, is_slip
from service.core.grounding.words import FILLERS, Words, split

_LEAST_WORDS = 6
_LEAST_WORDS_IF_PUNCTUATION = 3
_LEAST_WORDS_IF_SLIP = 8
_LEAST_LETTERS = 24
_WORDS_A_CHANGE = 8
_MOST_PLACES = 16
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")
_NEGATIONS = frozenset("no non nor not none never neither without".split())
_APART = frozenset({"percent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A passage of the folded text that has the quote's words; `changes` says what differs, `broken` that it is no more
    than words broken at the end of a line."""

    start: int
    end: int
    changes: tuple[str, ...]
    broken: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The quote, perhaps with one slip mended, and the words of the text that it would be."""

    told: Words
    stands: Words
    first: int
    last: int
    slip: str | None


def drifts(quote: str, text: Words, *, line_ends: frozenset[int]) -> Iterator[Drift]:
    """Passages of `text` that differ from the folded `quote` in nothing but writing. `line_ends` holds the words of
    `text` behind which a hyphen stands at the end of a line."""
    told = split(quote)
    if not told.run or (len(told) < _LEAST_WORDS_IF_PUNCTUATION and not line_ends):
        return
    for candidate in _candidates(told, text):
        changes = _changes(candidate, line_ends)
        if changes is None or _joins_passages(quote, candidate):
            continue
        start, end = _borders(quote, candidate)
        if _is_only_broken(quote, candidate, line_ends):
            yield Drift(start=start, end=end, changes=(), broken=True)
        elif _is_long_enough(candidate):
            yield Drift(start=start, end=end, changes=changes or ("punctuation or capitals",), broken=False)


def _candidates(told: Words, text: Words) -> Iterator[_Candidate]:
    found = False
    for place in _places(text.run, told.run):
        found = True
        yield from _whole(told, text, place, slip=None)
    if found or len(told) < _LEAST_WORDS_IF_SLIP:
        return
    for place in _slipped(told, text):
        yield from _mended(told, text, place)


def _places(run: str, sought: str) -> list[int]:
    """Where `sought` stands; nowhere when it stands in many places, for then it is repaired in none."""
    found: list[int] = []
    place = run.find(sought)
    while place >= 0 and len(found) <= _MOST_PLACES:
        found.append(place)
        place = run.find(sought, place + 1)
    return found if len(found) <= _MOST_PLACES else []


def _whole(told: Words, text: Words, place: int, *, slip: str | None) -> Iterator[_Candidate]:
    """The words of the text from `place` on, if the run begins and ends with whole words."""
    first, behind = text.at(place), place + len(told.run)
    if first is None:
        return
    last = text.at(behind) if behind < len(text.run) else len(text)
    if last is None:
        return
    while text.is_mute(last - 1):
        last -= 1
    ahead = [i for i in range(len(told)) if told.places[i + 1] == 0]
    for i in reversed(ahead):
        first -= first > 0 and _is_same_filler(told, i, text, first - 1)
    after = [i for i in range(len(told)) if told.places[i] == len(told.run)]
    for i in after:
        last += last < len(text) and _is_same_filler(told, i, text, last)
    yield _Candidate(told, text, first, last, slip)


def _is_same_filler(told: Words, i: int, stands: Words, j: int) -> bool:
    return stands.is_mute(j) and told.word(i).casefold() == stands.word(j).casefold()


def _slipped(told: Words, text: Words) -> list[int]:
    """Where the quote may begin if one of its words is misspelt: then one half of it stands in the text as it is."""
    middle = told.places[len(told) // 2]
    starts = dict.fromkeys(_places(text.run, told.run[:middle]))
    for place in _places(text.run, told.run[middle:]):
        starts |= dict.fromkeys(place - middle - change for change in (-1, 0, 1))
    return [start for start in starts if start >= 0]


def _mended(told: Words, text: Words, start: int) -> Iterator[_Candidate]:
    """The quote with the first word that differs replaced by the text's, if that is the same word with a slip."""
    index = next(
        (i for i in range(len(told)) if not text.run.startswith(told.key(i), start + told.places[i])), len(told)
    )
    stands = text.at(start + told.places[index]) if index < len(told) else None
    if stands is None or not is_slip(told.word(index), text.word(stands)):
        return
    word = text.word(stands)
    mended = split(told.text[: told.begins[index]] + word + told.text[told.ends[index] :])
    if text.run.startswith(mended.run, start):
        slip = f"“{told.word(index)}” is “{word}” in the text"
        yield from _whole(mended, text, start, slip=slip)


def _changes(candidate: _Candidate, line_ends: frozenset[int]) -> tuple[str, ...] | None:
    """What differs in words, in the order of the quote; None when anything of it may change the meaning."""
    told, stands = candidate.told, candidate.stands
    headline = _is_headline(candidate)
    ascii_quote = all(char.isascii() or not char.isalpha() for char in told.text)
    changes = [candidate.slip] if candidate.slip else []
    for ours, theirs in _pairs(candidate):
        if not ours or not theirs:
            changes.append(_filler(candidate, ours, theirs))
            continue
        one = "".join(told.word(i) for i in ours)
        other = "".join(stands.word(i) for i in theirs)
        if len(ours) == len(theirs) == 1:
            one, other = one.replace(".", ""), other.replace(".", "")
        elif len(ours) > 1 or not set(theirs[:-1]) <= line_ends:
            if not _may_run_together(candidate, ours, theirs):
                return None
            changes.append(f"“{_spaced(told, ours)}” is “{_spaced(stands, theirs)}” in the text")
        if one == other or told.is_mute(ours[0]):
            continue
        if one.casefold() == other.casefold():
            if not differs_in_capitals_only(one, other, first=ours[0] == 0, headline=headline):
                return None
            continue
        if not is_same_word(one, other, ascii_quote=ascii_quote, first=ours[0] == 0):
            return None
        changes.append(f"“{one}” is “{other}” in the text")
    written = tuple(change for change in changes if change)
    return written if len(written) <= max(1, len(told) // _WORDS_A_CHANGE) else None


def _pairs(candidate: _Candidate) -> Iterator[tuple[list[int], list[int]]]:
    """Words of the quote beside the words of the text that have the same letters: mostly one and one, more where words
    are run together; fillers and notes, which have no key, beside each other, or beside nothing."""
    told, stands = candidate.told, candidate.stands
    shift = stands.places[candidate.first]
    i, j = 0, candidate.first
    while i < len(told) or j < candidate.last:
        mine = i < len(told) and told.is_mute(i)
        other = j < candidate.last and stands.is_mute(j)
        if mine or other:
            both = mine and other and _is_same_filler(told, i, stands, j)
            note = other and stands.word(j).startswith("[")
            ours = [i] if mine and (both or not note) else []
            theirs = [j] if other and (both or not ours) else []
            yield ours, theirs
            i, j = i + len(ours), j + len(theirs)
            continue
        ours, theirs, i, j = [i], [j], i + 1, j + 1
        while told.places[i] != stands.places[j] - shift:
            if told.places[i] < stands.places[j] - shift:
                ours, i = [*ours, i], i + 1
            else:
                theirs, j = [*theirs, j], j + 1
        yield ours, theirs


def _filler(candidate: _Candidate, ours: Sequence[int], theirs: Sequence[int]) -> str:
    """What to say of a word without a key that stands on one side only: nothing of the number of a note."""
    word = candidate.told.word(ours[0]) if ours else candidate.stands.word(theirs[0])
    if word.casefold() not in FILLERS:
        return ""
    return f"“{word}” is not in the text" if ours else f"the text has “{word}”"


def _may_run_together(candidate: _Candidate, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether words written apart on one side and together on the other are the same: not numbers, not negations, not
    `re-sign` and `resign`, and where no hyphen parts them long enough to be no other word (`may be`, `not able`)."""
    apart, parts = (candidate.told, ours) if len(ours) > len(theirs) else (candidate.stands, theirs)
    if min(len(ours), len(theirs)) > 1:
        return False
    words = [apart.word(i) for i in parts]
    joined = "".join(words)
    if not joined.isalpha() or {word.casefold() for word in words} & _NEGATIONS:
        return False
    if all(apart.between(i) == "-" for i in parts[:-1]):
        return words[0].casefold() != "re"
    return joined.casefold() in _APART or (len(joined) >= 9 and min(map(len, words)) >= 3)


def _spaced(words: Words, indexes: Sequence[int]) -> str:
    return words.text[words.begins[indexes[0]] : words.ends[indexes[-1]]]


def _is_headline(candidate: _Candidate) -> bool:
    words = [candidate.stands.word(i) for i in range(candidate.first, candidate.last)]
    return len(words) >= 3 and "".join(words).isupper()


def _is_only_broken(quote: str, candidate: _Candidate, line_ends: frozenset[int]) -> bool:
    """Whether the quote is the passage to the letter, but for words that a hyphen breaks at the end of a line."""
    stands = candidate.stands
    inside = range(candidate.first, candidate.last)
    if line_ends.isdisjoint(inside[:-1]):
        return False
    start, _ = _borders(quote, candidate)
    pattern = [re.escape(stands.text[start : stands.begins[candidate.first]])]
    for i in inside[:-1]:
        pattern += (re.escape(stands.word(i)), "-? ?" if i in line_ends else re.escape(stands.between(i)))
    pattern.append(re.escape(stands.text[stands.begins[candidate.last - 1] : _borders(quote, candidate)[1]]))
    return re.fullmatch("".join(pattern), quote) is not None


def _is_long_enough(candidate: _Candidate) -> bool:
    """Short quotes stand everywhere: with words written otherwise, a quote needs six; with other punctuation, three."""
    told, first = candidate.told, candidate.first
    same = len(told) == candidate.last - first and all(
        told.word(i) == candidate.stands.word(first + i) for i in range(len(told))
    )
    if same:
        return len(told) >= _LEAST_WORDS_IF_PUNCTUATION
    return len(told) >= _LEAST_WORDS and len(told.run) >= _LEAST_LETTERS


def _joins_passages(quote: str, candidate: _Candidate) -> bool:
    """Whether an ellipsis stands between two words of the quote that the text has not between them."""
    told, stands = candidate.told, candidate.stands
    inner = quote[told.begins[0] : told.ends[-1]]
    passage = stands.text[stands.begins[candidate.first] : stands.ends[candidate.last - 1]]
    return len(_ELLIPSIS.findall(inner)) > len(_ELLIPSIS.findall(passage))


def _borders(quote: str, candidate: _Candidate) -> tuple[int, int]:
    """The passage with as much of the punctuation round it as the quote has too."""
    told, stands = candidate.told, candidate.stands
    start, end = stands.begins[candidate.first], stands.ends[candidate.last - 1]
    if candidate.slip is None:
        before, behind = told.begins[0], told.ends[-1]
        while before > 0 and start > 0 and quote[before - 1] == stands.text[start - 1]:
            before, start = before - 1, start - 1
        while behind < len(quote) and end < len(stands.text) and quote[behind] == stands.text[end]:
            behind, end = behind + 1, end + 1
    return start, end
