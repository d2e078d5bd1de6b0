"""Expected records from disk, each refusal naming its file and field; every quote is held against the text it was taken from."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from service.errors import UsageError
from service.evaluation.files import first_fault, read_object
from service.evaluation.gold.shape import Gold, GoldArticle, GoldClusters, file_name

_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Labels:
    """Expected records, the texts at hand by file name and where each stands, and what to tell whoever asked."""

    gold: Gold
    texts: Mapping[str, str]
    places: Mapping[str, Path]
    remarks: tuple[str, ...]


def read_labels(paths: Iterable[Path], *, texts: Path | None = None) -> Labels:
    """Expected records from files and folders, with their articles from `texts`, or from beside the labels or one folder up.

    Raises UsageError for what is no gold, an id or an article told twice, another text's labels, or a quote that its text
    does not hold.
    """
    every = list(paths)
    gold = read_gold(every)
    homes = [texts] if texts else [each if each.is_dir() else each.parent for each in every]
    places = places_of(gold, homes)
    known = read_texts(gold, places)
    check_quotes(gold, known)
    return Labels(gold=gold, texts=known, places=places, remarks=tuple(_remarks(gold, known)))


def read_gold(paths: Iterable[Path]) -> Gold:
    """Expected records from files and folders of JSON; raise UsageError for what is none, or for what is told twice."""
    articles: dict[str, GoldArticle] = {}
    across: list[GoldClusters] = []
    for path in _files(paths):
        value = read_object(path)
        try:
            if "article" in value:
                article = GoldArticle.model_validate(value)
                name = file_name(article.article.file)
                if name in articles:
                    raise UsageError(f"{path}: {name} is labelled twice; leave one file out")
                articles[name] = article
            else:
                across.append(GoldClusters.model_validate(value))
        except ValidationError as error:
            raise UsageError(f"{path}: not expected records: {first_fault(error)}") from error
    if not articles:
        raise UsageError("no expected records: none of the files has an `article`")
    ids = Counter(each.id for article in articles.values() for each in article.records)
    if twice := [key for key, count in ids.items() if count > 1]:
        raise UsageError(f"{twice[0]}: {ids[twice[0]]} expected records have this id; give each its own")
    return Gold(articles=articles, across=tuple(across))


def places_of(gold: Gold, folders: Iterable[Path]) -> dict[str, Path]:
    """Where the labelled articles stand, in these folders or one folder up, by file name."""
    homes = [home for folder in folders for home in (folder, folder.parent)]
    places: dict[str, Path] = {}
    for name, article in gold.articles.items():
        found = (home / part for home in homes for part in (article.article.file, name) if _is_file(home / part))
        if place := next(found, None):
            places[name] = place
    return places


def read_texts(gold: Gold, places: Mapping[str, Path]) -> dict[str, str]:
    """The labelled articles that are at hand; raise UsageError for another text's labels, or for one that cannot be read."""
    texts: dict[str, str] = {}
    for name, place in places.items():
        try:
            content = place.read_bytes()
        except OSError as error:
            raise UsageError(f"{str(place)[:200]}: cannot be read: {error.strerror}") from error
        if gold.articles[name].article.sha256 not in (None, hashlib.sha256(content).hexdigest()):
            raise UsageError(f"{place}: not the text its labels are of; its SHA-256 differs")
        texts[name] = content.decode(errors="replace")
    return texts


def _is_file(place: Path) -> bool:
    """Whether a file stands at a place; raise UsageError for what can be none."""
    try:
        return place.is_file()
    except (OSError, ValueError) as error:  # a name too long, or none at all
        raise UsageError(f"{str(place)[:200]}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def check_quotes(gold: Gold, texts: Mapping[str, str]) -> None:
    """Raise UsageError that names the record of each quote which does not stand in its text, character by character."""
    absent = [
        f"{name} {record.id}: {quote[:80]!r}"
        for name, article in gold.articles.items()
        if name in texts
        for record in article.records
        for quote in record.quotes
        if quote not in texts[name]
    ]
    if absent:
        more = f"\n  and {len(absent) - _SHOWN} more" if len(absent) > _SHOWN else ""
        raise UsageError(
            f"{len(absent)} quotes of the expected records do not stand in their texts; copy each character by character:"
            + "".join(f"\n  {each}" for each in absent[:_SHOWN])
            + more
        )


def _remarks(gold: Gold, texts: Mapping[str, str]) -> Iterable[str]:
    if unread := [name for name in gold.articles if name not in texts]:
        yield (
            f"{_listed(unread)}: the text is not beside its labels, so no quote is held against it; name its folder by --texts"
        )
    known: set[str] = {record.id for article in gold.articles.values() for record in article.records}
    named = [
        member for across in gold.across for each in (*across.agreements, *across.meetings) for member in each.members
    ]
    named += [key for pair in gold.apart for key in pair[:2]]
    if strange := [key for key in dict.fromkeys(named) if key not in known]:
        yield f"{_listed(strange)}: named across articles, but no article that was read has such a record; passed over"


def _listed(names: list[str]) -> str:
    rest = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + rest


def _files(paths: Iterable[Path]) -> list[Path]:
    files = []
    for path in paths:
        found = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not found:
            raise UsageError(f"{path}: no expected records: the folder has no .json file")
        files += found
    return files
