"""What an evaluation reads from disk: JSON, records, a brief, an earlier result. Each refusal names its file."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.brief import Brief
from schemas.outcome import Outcome
from service.errors import UsageError
from service.evaluation.figures import Figures

_FIGURES: TypeAdapter[Figures] = TypeAdapter(Figures)


def read_records(path: Path) -> list[Outcome]:
    """What `entente extract` wrote, lines or one list; raise UsageError that names the line which is none, or says that the
    file holds none."""
    text = _text(path)
    if text.lstrip().startswith("["):
        items = [(f"{path}: item {number}", json.dumps(each)) for number, each in enumerate(_parsed(path, text), 1)]
    else:
        items = [(f"{path}:{number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    outcomes = []
    for where, item in items:
        try:
            outcomes.append(Outcome.model_validate_json(item))
        except ValidationError as error:
            raise UsageError(f"{where}: not an answer of `entente extract`: {first_fault(error)}") from error
    if not outcomes:
        raise UsageError(f"{path}: empty; write it with `entente extract PATH... -o {path.name}`")
    return outcomes


def read_brief(path: Path) -> Brief:
    """A brief as `entente brief -o x.json` wrote it; raise UsageError for anything else."""
    try:
        return Brief.model_validate_json(_text(path))
    except ValidationError as error:
        raise UsageError(f"{path}: not a brief of `entente brief -o FILE.json`: {first_fault(error)}") from error


def read_result(path: Path) -> Figures:
    """The figures of an earlier `entente eval`; raise UsageError for anything else."""
    try:
        return _FIGURES.validate_python(read_object(path).get("figures"))
    except ValidationError as error:
        raise UsageError(f"{path}: not a result of `entente eval`: {first_fault(error)}") from error


def read_object(path: Path) -> dict[str, Any]:
    """A JSON object; raise UsageError for anything else."""
    value = _parsed(path, _text(path))
    if not isinstance(value, dict):
        raise UsageError(f"{path}: not a JSON object")
    return value


def first_fault(error: ValidationError) -> str:
    """The field that is wrong, and why."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def _text(path: Path) -> str:
    if path.is_dir():
        raise UsageError(f"{path}: a folder; name a file")
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _parsed(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # a number of ten thousand digits is a ValueError too
        raise UsageError(f"{path}: not JSON: {error}") from error
