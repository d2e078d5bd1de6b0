"""The passage of an article that is most like a quote that does not stand in it, so that a person can judge the refusal."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from service.core.grounding.words import split, words_of

_LEAST_SHARE = 0.4
_LEAST_WORDS = 2
_MOST_PLACES = 200
_SLACK = 4
_MARGIN = 8


def nearest(quote: str, text: str) -> tuple[int, int] | None:
    """Begin and end, in the folded `text`, of the words that have most in common with the folded `quote`; None when they
    have little in common. Words that stand everywhere are not looked up, so that it takes no longer for a long text."""
    told, words = split(quote), words_of(text)
    places = _places_of(text)
    sought = {told.key(i): i for i in range(len(told)) if not told.is_mute(i)}
    known = {key: index for key, index in sought.items() if key in places}
    rare = [key for key in known if len(places[key]) <= _MOST_PLACES] or sorted(
        known, key=lambda key: len(places[key])
    )[:1]
    hits = sorted((place, sought[key]) for key in rare for place in places[key][:_MOST_PLACES])
    window = _fullest(hits, width=len(told) + _SLACK)
    if not window:
        return None
    first = max(0, window[0][0] - min(_MARGIN, window[0][1]))
    last = min(len(words) - 1, window[-1][0] + min(_MARGIN, len(told) - 1 - window[-1][1]))
    shared = {words.key(i) for i in range(first, last + 1)} & set(sought)
    if len(shared) < max(_LEAST_WORDS, _LEAST_SHARE * len(sought)):
        return None
    return words.begins[first], words.ends[last]


def _fullest(hits: Sequence[tuple[int, int]], *, width: int) -> Sequence[tuple[int, int]]:
    """Of the hits (place, which word of the quote), the run no wider than `width` that has most different words; of
    equals the first."""
    best: Sequence[tuple[int, int]] = ()
    most = 0
    for start, (place, _) in enumerate(hits):
        end = bisect_left(hits, (place + width, -1))
        if end - start > most and (different := len({word for _, word in hits[start:end]})) > most:
            best, most = hits[start:end], different
    while len({word for _, word in best[:-1]}) == most > 0:
        best = best[:-1]
    return best


@lru_cache(maxsize=2)
def _places_of(text: str) -> dict[str, list[int]]:
    """Which words of the text have which key."""
    words = words_of(text)
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(len(words)):
        if not words.is_mute(index):
            places[words.key(index)].append(index)
    return dict(places)
