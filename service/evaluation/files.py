"""What an evaluation reads from disk: expected records, records, a brief, an earlier result. Each refusal names its file."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.brief import Brief
from schemas.outcome import Outcome
from service.errors import UsageError
from service.evaluation.extraction import file_name
from service.evaluation.figures import Figures
from service.evaluation.gold import Gold, GoldArticle, GoldClusters

_FIGURES: TypeAdapter[Figures] = TypeAdapter(Figures)


def read_gold(paths: Iterable[Path]) -> Gold:
    """Expected records from files and folders of JSON; raise UsageError for what is none, or for an article told twice."""
    articles: dict[str, GoldArticle] = {}
    across: list[GoldClusters] = []
    for path in _files(paths):
        value = _json(path)
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
            raise UsageError(f"{path}: not expected records: {_first(error)}") from error
    if not articles:
        raise UsageError("no expected records: none of the files has an `article`")
    return Gold(articles=articles, across=tuple(across))


def read_texts(gold: Gold, folders: Iterable[Path]) -> dict[str, str]:
    """The labelled articles that stand beside their labels or one folder up; raise UsageError for another text's label."""
    texts: dict[str, str] = {}
    homes = [home for folder in folders for home in (folder, folder.parent)]
    for name, article in gold.articles.items():
        for place in (home / part for home in homes for part in (article.article.file, name)):
            if name not in texts and place.is_file():
                content = place.read_bytes()
                if article.article.sha256 not in (None, hashlib.sha256(content).hexdigest()):
                    raise UsageError(f"{place}: not the text its labels are of; its SHA-256 differs")
                texts[name] = content.decode(errors="replace")
    return texts


def read_records(path: Path) -> list[Outcome]:
    """Lines of `entente extract`; raise UsageError that names the line which is none."""
    outcomes = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            try:
                outcomes.append(Outcome.model_validate_json(line))
            except ValidationError as error:
                raise UsageError(f"{path}:{number}: not a line of `entente extract`: {_first(error)}") from error
    return outcomes


def read_brief(path: Path) -> Brief:
    """A brief as `entente brief -o x.json` wrote it; raise UsageError for anything else."""
    try:
        return Brief.model_validate_json(_text(path))
    except ValidationError as error:
        raise UsageError(f"{path}: not a brief of `entente brief -o FILE.json`: {_first(error)}") from error


def read_result(path: Path) -> Figures:
    """The figures of an earlier `entente eval`; raise UsageError for anything else."""
    try:
        return _FIGURES.validate_python(_json(path).get("figures"))
    except ValidationError as error:
        raise UsageError(f"{path}: not a result of `entente eval`: {_first(error)}") from error


def _files(paths: Iterable[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(_text(path))
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: not JSON: {error}") from error
    if not isinstance(value, dict):
        raise UsageError(f"{path}: not a JSON object")
    return value


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
