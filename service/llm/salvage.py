"""What of an invalid answer can stand, item by item, for any shape.

The unit of rejection is the deepest list item that holds an error: one event, one outcome, one participant. A bad
value that may be null becomes null, one of a closed list that ends in `other` becomes `other`, and the item is kept.
The answer is validated again after each round, so that a record goes only when what is left of it cannot stand.

Paths are positions in the answer as it was proposed, whatever was taken out before: items are never moved, only marked.
A rejection with `kept` has the path of the field that was changed, or of the plain text that was left out of a list;
without, the path of the item that was taken out. Every item inside a rejected one is rejected by its own path too, so
that the account of items adds up.
"""

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from schemas.record import Rejection, RejectionKind
from service.errors import ModelError
from service.llm.form import UNFILLABLE, Path, annotation_at, blank, is_form, is_list, items_below
from service.ports import ShapeT

CUT_OFF: Final = "cut-off"
_SHORT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An answer as the model gave it; `cut` when its end is missing."""

    data: dict[str, Any]
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged(Generic[ShapeT]):
    """What could stand, what was proposed, and what was taken out or changed, with reasons; `text` is all of it as the model
    wrote it."""

    value: ShapeT
    proposed: Mapping[str, object]
    rejected: tuple[Rejection, ...]
    text: str


def read_proposal(text: str) -> Proposal:
    """Parse an answer, also with prose round its JSON or with its end missing; raise ModelError when it is no JSON."""
    start = text.find("{")
    if start < 0:
        raise ModelError(f"it is not JSON: `{_shorten(text)}`" if text.strip() else "it is empty")
    try:
        data, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return Proposal(data=_read_cut(text[start:]), cut=True)
    return Proposal(data=data, cut=False)


def salvage(shape: type[ShapeT], text: str, context: Mapping[str, object]) -> Salvaged[ShapeT]:
    """Validate what can stand of the answer `text`; raise ModelError, with the reason, when nothing can."""
    proposal = read_proposal(text)
    repair = _Repair(shape=shape, data=copy.deepcopy(proposal.data))
    value = repair.run(context)
    if not repair.has_kept_anything(cut=proposal.cut):
        where = "it was cut off before its first complete item" if proposal.cut else "it fills in nothing of the form"
        raise ModelError(f"{where}: `{_shorten(text)}`")
    rejected = repair.rejections(proposal.data)
    if proposal.cut:
        reason = "the answer was cut off; whatever came after its last complete item is lost"
        rejected = (*rejected, Rejection(id=CUT_OFF, item=f"…{text[-60:]}", reason=reason, kept=True, kind="cut_off"))
    return Salvaged(value=value, proposed=proposal.data, rejected=rejected, text=text)


@dataclass(frozen=True, slots=True)
class _Cause:
    """Why something was taken out or changed: what kind of fault, and the words for a person."""

    kind: RejectionKind
    words: str

    def done(self, what: str) -> "_Cause":
        return _Cause(self.kind, f"{self.words}; {what}")


_WITH_RECORD = _Cause("record_rejected", "the record it belongs to was rejected")


@dataclass(slots=True, kw_only=True)
class _Repair(Generic[ShapeT]):
    """Marks on a working copy of the answer: what was taken out and what was changed, by path, with the reason."""

    shape: type[ShapeT]
    data: Any
    removed: dict[Path, _Cause]
    changed: dict[Path, _Cause]

    def __init__(self, *, shape: type[ShapeT], data: dict[str, Any]) -> None:
        self.shape, self.data, self.removed, self.changed = shape, data, {}, {}

    def run(self, context: Mapping[str, object]) -> ShapeT:
        """Mark until what is left validates. Each round marks at least one path, and no path twice the same way."""
        while True:
            try:
                return self.shape.model_validate(self._left(self.data, ()), context=dict(context))
            except ValidationError as error:
                problems = [(self._path(detail), detail) for detail in error.errors(include_url=False)]
            for path, detail in problems:
                if not self._is_gone(path):
                    self._mark(path, detail)

    def has_kept_anything(self, *, cut: bool) -> bool:
        """Whether anything proposed is left: a filled-in field or, of an answer cut off, at least one list item."""
        fields = [name for name in self.data if name in self.shape.model_fields and (name,) not in self.changed]
        if not cut:
            return bool(fields)
        return any(self._left(self.data[name], (name,)) for name in fields if isinstance(self.data[name], list))

    def rejections(self, proposed: Mapping[str, Any]) -> tuple[Rejection, ...]:
        """One rejection for every mark, and for every item inside one that was taken out, in order of path."""
        out = {path: cause for path, cause in self.removed.items() if not self._is_gone(path[:-1])}
        for path in list(out):
            for inner in items_below(self.shape, proposed, path):
                out[inner] = self.removed.get(inner, _WITH_RECORD)
        kept = {path: cause for path, cause in self.changed.items() if not self._is_gone(path[:-1])}
        causes = out | kept
        return tuple(_rejection(proposed, path, causes[path], kept=path in kept) for path in sorted(causes))

    def _left(self, node: Any, path: Path) -> Any:
        if isinstance(node, dict):
            return {key: self._left(node[key], (*path, key)) for key in node if (*path, key) not in self.removed}
        if isinstance(node, list):
            return [self._left(item, (*path, i)) for i, item in enumerate(node) if (*path, i) not in self.removed]
        return node

    def _path(self, detail: ErrorDetails) -> Path:
        """Where the error stands in the answer as proposed: pydantic counts only the items that were left."""
        path: Path = ()
        node = self.data
        for shown in detail["loc"]:
            step = shown
            if isinstance(node, list) and isinstance(shown, int):
                step = [i for i in range(len(node)) if (*path, i) not in self.removed][shown]
            elif not isinstance(node, dict):
                break
            elif shown not in node:
                return (*path, shown)
            path, node = (*path, step), node[step]
        return path

    def _is_gone(self, path: Path) -> bool:
        return any(path[:length] in self.removed for length in range(1, len(path) + 1))

    def _mark(self, path: Path, detail: ErrorDetails) -> None:
        cause = _Cause(_kind(path, detail), _reason(path, detail))
        if detail["type"] == "extra_forbidden":
            self.removed[path] = self.changed[path] = cause.done("left out")
            return
        value = self._substitute(path, detail)
        if value is not UNFILLABLE:
            self._replace(path, value)
            self.changed[path] = cause.done(_done(value))
            return
        item = next((path[:length] for length in range(len(path), 0, -1) if isinstance(path[length - 1], int)), None)
        if item is None:
            raise ModelError(cause.words)
        if is_form(annotation_at(self.shape, item)):
            self.removed[item] = cause
        else:  # one text of a list of texts: the item that holds the list is changed, and kept
            self.removed[item] = self.changed[item] = cause.done("left out")

    def _substitute(self, path: Path, detail: ErrorDetails) -> object:
        """What may stand in place of the value at `path`; UNFILLABLE when nothing may, or when it was tried before."""
        if not path or path in self.changed:
            return UNFILLABLE
        annotation = annotation_at(self.shape, path)
        if detail["type"] == "list_type" and is_list(annotation) and detail["input"] is not None:
            return [detail["input"]]
        return blank(annotation, in_list=isinstance(path[-1], int))

    def _replace(self, path: Path, value: object) -> None:
        node = self.data
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = value


def _read_cut(text: str) -> dict[str, Any]:
    try:
        data: dict[str, Any] = from_json(text.encode("utf-8", "replace"), allow_partial=True)
    except ValueError as error:
        raise ModelError(f"it is not JSON: `{_shorten(text)}`") from error
    return data


def _rejection(proposed: Mapping[str, Any], path: Path, cause: _Cause, *, kept: bool) -> Rejection:
    node: Any = proposed
    for step in path:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return Rejection(id=_dotted(path), item="(missing)", reason=cause.words, kept=kept, kind=cause.kind)
    quote = node.get("quote") if isinstance(node, dict) else None
    return Rejection(
        id=_dotted(path),
        item=_describe(node),
        reason=cause.words,
        kept=kept,
        kind=cause.kind,
        quote=quote if isinstance(quote, str) and quote else None,
    )


def _describe(node: object) -> str:
    """A few words by which a person knows the item again: its first text, and its quote."""
    if not isinstance(node, dict):
        return _shorten(node if isinstance(node, str) else json.dumps(node, ensure_ascii=False))
    texts: Iterator[str] = (value for value in node.values() if isinstance(value, str) and value)
    first, quote = next(texts, "(empty)"), node.get("quote")
    return _shorten(f"{first} “{quote}”" if isinstance(quote, str) and quote and quote != first else first)


def _reason(path: Path, detail: ErrorDetails) -> str:
    name = next((step for step in reversed(path) if isinstance(step, str)), "the answer").replace("_", " ")
    match detail["type"]:
        case "missing":
            return f"{name} is missing"
        case "extra_forbidden":
            return f"{name} is no field of this form"
        case "string_too_short":
            return f"{name} is empty"
        case "literal_error":
            return f"`{_shorten(str(detail['input']))}` is none of the values {name} may have"
        case "value_error":
            return detail["msg"].removeprefix("Value error, ").partition(";")[0]
    return f"{name} is wrong: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _kind(path: Path, detail: ErrorDetails) -> RejectionKind:
    match detail["type"]:
        case "missing" | "string_too_short":
            return "missing"
        case "extra_forbidden":
            return "unknown_field"
        case "value_error" if path and path[-1] == "quote":
            return "quote_absent"
        case "value_error" if path and path[-1] in {"date", "published"}:
            return "invalid_date"
        case "value_error" if path and isinstance(path[-1], int):
            return "no_quote_left"
    return "invalid_value"


def _done(value: object) -> str:
    if value is None:
        return "taken as not told"
    if isinstance(value, str):
        return f"taken as `{value}`"
    return "taken as a list of one" if value and isinstance(value, list) else "taken as empty"


def _dotted(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
