"""Kinds: what an agreement is about, by words of its names."""

from collections.abc import Iterable
from functools import cache

from schemas.agreement import Kind
from service.core.language.places import plain
from service.embedded.lexicon import lexicon


@cache
def _words() -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    kinds: dict[Kind, list[str]] = lexicon("kinds")["kinds"]
    return tuple((kind, tuple(f" {plain(word.replace('-', ' '))} " for word in told)) for kind, told in kinds.items())


def kind_of(names: Iterable[str], sentence: str) -> Kind:
    """What an agreement is about, by the words of its names, else of its sentence."""
    for words in (" ".join(names), sentence):
        text = f" {plain(words.replace('-', ' '))} "
        for kind, told in _words():
            if any(word in text for word in told):
                return kind
    return "other"
