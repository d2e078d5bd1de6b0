"""The override file: YAML, a list of entries, read as text alone, so that `NO` stays Norway and a date stays a date.

Every error names the file, the entry and the line where it begins.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from schemas.override import Correction, Join, Override, Overrides, Split
from service.errors import UsageError

LARGEST = 1_000_000
_KINDS: dict[str, type[Override]] = {"split": Split, "join": Join, "correct": Correction}


def load_overrides(path: Path) -> Overrides:
    """The entries of the file; raise UsageError when it cannot be read or holds what is none."""
    node = _composed(path, _text(path))
    if node is None:
        return Overrides(file=path.name)
    if not isinstance(node, yaml.SequenceNode):
        raise UsageError(f"{path}: not a list of entries; each begins with `- split:`, `- join:` or `- correct:`")
    entries = [_entry(path, number, each) for number, each in enumerate(node.value, 1)]
    return Overrides(file=path.name, entries=tuple(entries))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise UsageError(f"{path}: larger than {LARGEST} bytes, which no list of decisions is")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give a file of overrides") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 text; save it as UTF-8") from error


def _composed(path: Path, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise UsageError(f"{path}, line {line}: not YAML ({error.problem}); look for a quote or colon there") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"{path}: not YAML that can be read") from error


def _entry(path: Path, number: int, node: yaml.Node) -> Override:
    at = f"{path.name}, entry {number} (line {node.start_mark.line + 1})"
    told = _plain(at, node, depth=4)
    kinds = [word for word in _KINDS if isinstance(told, dict) and word in told]
    if not isinstance(told, dict) or len(kinds) != 1:
        raise UsageError(f"{at}: an entry holds one of split, join and correct; this one holds {_listed(told)}")
    try:
        return _KINDS[kinds[0]].model_validate({**told, "at": at})
    except ValidationError as error:
        raise UsageError(f"{at}: {_problem(error)}") from error


def _plain(at: str, node: yaml.Node, *, depth: int) -> Any:  # Any: what a person wrote, until it is validated
    """A node as lists and texts; an alias is read where it stands, as deep as an entry goes, so that none can swell."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if not depth:
        raise UsageError(f"{at}: lists within lists; an entry holds records, and a record holds texts")
    if isinstance(node, yaml.SequenceNode):
        if len(node.value) > 100:
            raise UsageError(f"{at}: holds more than 100 records")
        return [_plain(at, each, depth=depth - 1) for each in node.value]
    pairs = [(str(key.value), _plain(at, value, depth=depth - 1)) for key, value in node.value]
    twice = [key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1]
    if twice:
        raise UsageError(f"{at}: {twice[0][:40]} stands twice; keep one")
    return dict(pairs)


def _problem(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    field = ".".join(str(int(part) + 1) if isinstance(part, int) else part[:40] for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"{field} is no field of it; the how-to on overrides lists the fields"
    if first["type"] == "missing":
        return f"{field} is missing"
    words = first["msg"].removeprefix("Value error, ")
    return f"{field}: {words}" if field else words


def _listed(told: object) -> str:
    keys: Iterable[object] = told if isinstance(told, dict) else ()
    return ", ".join(str(key)[:40] for key in list(keys)[:10]) or "none"
