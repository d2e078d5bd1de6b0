"""Opposites: a word turned into its contrary, a multiple turned into another, a `only` or `alone` that nobody said."""

import re

from service.core.briefing.verification.support import Support
from service.core.language.lexicon.meanings import OPPOSITE, SAME
from service.core.language.places import plain
from service.core.language.spoken import numbers_in, stem

_CONTRARY: dict[str, frozenset[str]] = {}
_SIDE: dict[str, frozenset[str]] = {}  # the words of the same side, which bear one another
for _one, _other in OPPOSITE:
    for _words, _against in ((_one, _other), (_other, _one)):
        for _word in _words:
            _CONTRARY[_word] = _CONTRARY.get(_word, frozenset()) | frozenset(_against)
            _SIDE[_word] = _SIDE.get(_word, frozenset()) | frozenset(_words)
_MULTIPLES = {
    "double": "double twofold twice", "triple": "triple threefold treble", "quadruple": "quadruple fourfold",
    "half": "half halve 50", "halve": "half halve 50", "quarter": "quarter 25", "tenfold": "tenfold",
}  # fmt: skip
_RATIOS = {"double": 2, "half": 2, "halve": 2, "triple": 3, "quadruple": 4, "quarter": 4, "tenfold": 10}
_AND_A_HALF = re.compile(r"\band a half\b", re.IGNORECASE)
_ALONE = frozenset("alone solely exclusively".split())
_ENDINGS = ("", "s", "d", "ed", "es", "ing")
_NEGATED = re.compile(r"\b(?:not|no|never|without|cannot|nor|against)\b|n't\b", re.IGNORECASE)


def opposite_failures(text: str, support: Support) -> list[str]:
    """Words whose contrary stands in the cited items and which do not stand there; multiples and limits of nobody's."""
    said = plain(text).split()
    wrong = []
    if not _NEGATED.search(text) and not any(_NEGATED.search(quote) for quote in support.quotes):
        for word in said:
            base = _base_of(word)
            borne = base is None or word in support.words or any(_form(same, support) for same in _same(base))
            borne = borne or any(_form(same, support) for same in _SIDE.get(base or "", ()))
            if base and not borne and (told := _told(_CONTRARY[base], support)):
                wrong.append(f"the cited items say {told}, not {word}")
    for word in plain(_AND_A_HALF.sub(" ", text)).split():
        key = next((key for key in _MULTIPLES if word in {f"{key}{end}" for end in _ENDINGS}), None)
        if key and not (any(_form(same, support) for same in _MULTIPLES[key].split()) or _is_ratio(key, support)):
            wrong.append(f"no cited item says {word}")
    wrong += [f"no cited item says {word}" for word in said if word in _ALONE and word not in support.words]
    return list(dict.fromkeys(wrong))


def _is_ratio(multiple: str, support: Support) -> bool:
    """Whether two numbers of the cited items stand in the ratio that a word tells: halved from 200 to 100."""
    told = {float(number) for number in numbers_in(support.text) if re.fullmatch(r"\d+(?:\.\d+)?", number)}
    return any(number and number * _RATIOS[multiple] in told for number in told)


def _told(words: frozenset[str], support: Support) -> str | None:
    """The first of some words that stands in the cited items, as it is rather than in another form."""
    return next((word for word in sorted(words) if word in support.words), None) or next(
        (word for word in sorted(words) if _form(word, support)), None
    )


def _base_of(word: str) -> str | None:
    bare = [word.removesuffix(end) for end in _ENDINGS]
    return next((base for cut in bare for base in (cut, f"{cut}e") if base in _CONTRARY), None)


def _same(word: str) -> frozenset[str]:
    return frozenset({word}).union(*(group for group in SAME if word in group))


def _form(word: str, support: Support) -> bool:
    """Whether a word stands in the cited items in any of its forms."""
    return stem(word) in support.stems if len(word) > 4 else bool({f"{word}{e}" for e in _ENDINGS} & support.words)
