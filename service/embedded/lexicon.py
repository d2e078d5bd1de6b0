"""Lexicons of the embedded model: files of words with their sources, read once and never changed."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The groups of one file of `service/embedded/lexicons/`, by name; FileNotFoundError for one that is not shipped."""
    text = files("service.embedded").joinpath("lexicons", f"{name}.yaml").read_text(encoding="utf-8")
    groups: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    return groups


@cache
def words(name: str, group: str, field: str = "words") -> frozenset[str]:
    """A group of words as a set."""
    told = lexicon(name)[group][field]
    return frozenset(told.split() if isinstance(told, str) else told)


@cache
def pattern(name: str, group: str, field: str) -> re.Pattern[str]:
    """A group that is one pattern, compiled."""
    return re.compile(str(lexicon(name)[group][field]).strip())


def alternatives(told: Sequence[str]) -> str:
    """Words or patterns as one alternation, the longest first."""
    return "|".join(sorted(dict.fromkeys(told), key=lambda each: (-len(each), each)))
