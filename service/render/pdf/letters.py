"""Letters that the fonts of the PDF do not have, so that no box ever stands for one.

The fonts come with typst: Latin, Greek, Cyrillic, and by fallback Arabic, Hebrew, Devanagari and most signs. What they lack is
asked of typst itself. A name in such letters is shown in the Latin form that an article gives of it; where none does, the
script is named in brackets: `(in Chinese characters)`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from threading import Lock

from typst import Compiler, TypstError

from schemas.fact import Fact

Legible = Callable[[str], str]
"""Makes of a text one that the fonts can show."""

_TEMPLATE = Path(__file__).with_name("letters.typ")
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_SURE = "\u2060"  # the end of the punctuation that the template itself may set
_NEVER = frozenset({"Co", "Cn"})
_SCRIPTS = {
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese script",
    "KATAKANA": "Japanese script",
    "HANGUL": "Korean script",
}
_NO_LETTER = "sign"
_asking = Lock()
_known: dict[str, bool] = {}


def missing(text: str) -> frozenset[str]:
    """The characters of `text` that no font here has."""
    letters = doubtful(text)
    with _asking:
        new = letters - _known.keys()
        if new:
            lost = {char for char in new if unicodedata.category(char) in _NEVER}
            lost |= _asked(sorted(new - lost))
            _known.update({char: char in lost for char in new})
        return frozenset(char for char in letters if _known[char])


def doubtful(text: str) -> frozenset[str]:
    """The characters of `text` beyond the Latin letters and the punctuation that every font has."""
    return frozenset(char for char in text if char >= "\u0250" and not "\u200b" <= char <= _SURE)


def legible(lost: frozenset[str], names: Mapping[str, str]) -> Legible:
    """A function that takes the `lost` characters out of texts; `names` are Latin forms of names that hold them."""
    if not lost:
        return str
    longest = sorted(names, key=len, reverse=True)

    def shown(text: str) -> str:
        if lost.isdisjoint(text):
            return text
        for name in longest:
            text = text.replace(name, names[name])
        return _named(text, lost)

    return shown


def latin_forms(facts: Iterable[Fact], lost: frozenset[str]) -> dict[str, str]:
    """For each name of a fact that holds lost characters, the first of its other names that holds none."""
    forms: dict[str, str] = {}
    for fact in facts if lost else ():
        names = (fact.name, *fact.aliases, *filter(None, [fact.acronym]))
        whole = next((name for name in names if lost.isdisjoint(name)), None)
        if whole and fact.type != "statement":
            forms |= {name: whole for name in names if not lost.isdisjoint(name)}
    return forms


def _named(text: str, lost: frozenset[str]) -> str:
    """`text` with each run of lost characters named by its script; all letters of such a script go with them."""
    scripts = {_script(char) for char in lost.intersection(text)}
    parts: list[str] = []
    for out, run in groupby(text, key=lambda char: char in lost or (char > "\u0250" and _script(char) in scripts)):
        part = "".join(run)
        parts.append(f" {_word(part)} " if out else part)
    joined = " ".join("".join(parts).split())
    doubled = re.sub(r"(\((?:in [\w ]+|sign)\))(?:[\s\W]*\1)+", r"\1", joined)
    return re.sub(r"\) (?=[.,;:!?)’”])", ")", doubled)


def _word(run: str) -> str:
    scripts = dict.fromkeys(_script(char) for char in run if unicodedata.category(char)[0] in "LMN")
    words = list(dict.fromkeys(_SCRIPTS.get(script, f"{script.capitalize()} script") for script in scripts if script))
    if "Japanese script" in words:
        return "(in Japanese script)"
    return f"(in {words[0]})" if words else f"({_NO_LETTER})"


def _script(char: str) -> str:
    """The script of a letter, by the first word of its name; nothing for a sign."""
    if unicodedata.category(char)[0] not in "LMN":
        return ""
    return unicodedata.name(char, "").partition(" ")[0].partition("-")[0]


def _asked(letters: list[str]) -> set[str]:
    if not letters:
        return set()
    try:
        _compiler().compile(format="pdf", sys_inputs={"letters": "".join(letters)}, pdf_standards=["ua-1"])
    except TypstError as error:
        told = "".join(_MISSING.findall(str(error.diagnostic)))
        return set(letters).intersection(told) or set(letters)
    return set()


@cache
def _compiler() -> Compiler:
    return Compiler(_TEMPLATE, root=_TEMPLATE.parent, ignore_system_fonts=True)
