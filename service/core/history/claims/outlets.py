"""Outlets: how many voices tell a thing. Two texts of one publisher are one voice; so are two that carry one agency's report,
and two of which the shorter takes half of its words, in runs of five, from the other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from schemas.article import Article
from service.core.language.places import plain
from service.core.reading.shingles import body_of

SHARED = 0.5  # of the shorter text's shingles, from which it retells the other
_FEWEST = 25  # words; a shorter text is too short to tell whose words they are
_CROWD = 32  # texts that share a fingerprint, from which it is a formula
_HEAD = 800  # characters in which a text credits an agency
_AGENCY = (
    r"Reuters|AP|Associated Press|AFP|Agence France-Presse|Kyodo(?: News)?|Jiji(?: Press)?|Xinhua|TASS|DPA|ANSA|EFE|PTI|ANI|PNA"
    r"|Yonhap"
)
_CREDIT = re.compile(
    rf"\((?P<dateline>{_AGENCY})\)\s*[-–—:]|^(?:(?i:by)\s+)?(?:the\s+)?(?P<byline>{_AGENCY})\s*$", re.MULTILINE
)
_SITE = re.compile(r"https?://(?:www\.)?(?P<host>[\w.-]+)", re.IGNORECASE)
_SAME = {"ap": "associated press", "afp": "agence france presse", "kyodo": "kyodo news", "jiji": "jiji press"}


def voices(articles: Sequence[Article]) -> dict[str, str]:
    """The voice that each article belongs to, by ids: of every voice the first article's id, whatever their order."""
    known = {article.id: article for article in articles}
    home = {key: key for key in known}
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, article in known.items():
        for name in _names(article):
            by_name[name].append(key)
    for some in by_name.values():
        for other in some[1:]:
            _join(home, some[0], other)
    for one, other in _sharing(known):
        if _root(home, one) != _root(home, other) and _retells(known[one], known[other]):
            _join(home, one, other)
    return {key: _root(home, key) for key in known}


def independent(articles: Iterable[str], voice: Mapping[str, str]) -> int:
    """How many voices the articles are; an article of no known voice is one of its own."""
    return len({voice.get(article, article) for article in articles})


def _root(home: dict[str, str], key: str) -> str:
    while home[key] != key:
        home[key] = home[home[key]]
        key = home[key]
    return key


def _join(home: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(home, one), _root(home, other)))
    home[second] = first


def _names(article: Article) -> set[str]:
    """The names of who published a text: the publisher, else the site; and the agency that it credits."""
    site = _SITE.match(article.url or "")
    publisher = plain(article.publisher or "").removeprefix("the ") or (site["host"].lower() if site else "")
    credit = _CREDIT.search(article.text[:_HEAD])
    agency = plain(credit["dateline"] or credit["byline"]) if credit else ""
    return {_SAME.get(name, name) for name in (publisher, agency) if name}


def _sharing(known: Mapping[str, Article]) -> list[tuple[str, str]]:
    """The pairs of texts that share a fingerprint which is no formula."""
    index: dict[int, list[str]] = defaultdict(list)
    for key in sorted(known) if len(known) > 1 else ():
        for mark in _prints(known[key])[1]:
            index[mark].append(key)
    crowds = {tuple(keys) for keys in index.values() if 1 < len(keys) <= _CROWD}
    return sorted({pair for crowd in crowds for pair in combinations(crowd, 2)})


@lru_cache(maxsize=1024)
def _prints(article: Article) -> tuple[frozenset[int], frozenset[int]]:
    """All shingles of a text, and the few by which it is found; none of a text that is too short."""
    body = body_of(article)
    return (body.shingle_set, body.fingerprints()) if len(body.words) >= _FEWEST else (frozenset(), frozenset())


def _retells(one: Article, other: Article) -> bool:
    short, long = sorted((_prints(one)[0], _prints(other)[0]), key=len)
    return bool(short) and len(short & long) >= SHARED * len(short)
