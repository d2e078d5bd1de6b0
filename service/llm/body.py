"""HTTP bodies as YAML trees that a person can read in a diff, and back again to the same bytes.

A JSON text becomes a tree, and so does JSON text inside it (the arguments of a function call); the key then says in which
style the text was written: `body as json`, `arguments as spaced json`. Texts of several lines are literal blocks, or `as
lines` where YAML allows none. A text that cannot be rebuilt exactly stays as it is. What comes twice, such as a response
schema, is written once and referred to.
"""

import functools
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # Any: libyaml's is ten times faster, not always there
_SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_STYLES: Final[Mapping[str, Callable[[Any], str]]] = {
    "json": functools.partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    "spaced json": functools.partial(json.dumps, ensure_ascii=False),
    "indented json": functools.partial(json.dumps, ensure_ascii=False, indent=2),
    "ascii json": functools.partial(json.dumps, separators=(",", ":")),
    "ascii spaced json": json.dumps,
    "ascii indented json": functools.partial(json.dumps, indent=2),
}
_LINES = "lines"
_WORTH_SHARING = 400


def opened(name: str, text: str, *, loosely: bool = False) -> tuple[str, Any]:
    """The key and the readable value under which `text`, called `name`, is stored; `loosely` lets a JSON text of another
    style lose its white space."""
    tree = _parse(text)
    if tree is not None and not _has_our_keys(tree):
        style = next((style for style, write in _STYLES.items() if write(tree) == text), "json" if loosely else None)
        if style is not None:
            return f"{name} as {style}", _open(tree)
    if "\n" in text and not _fits_a_block(text):
        return f"{name} as {_LINES}", text.split("\n")
    return name, text


def closed(tree: Any) -> Any:
    """What `opened` was given, anywhere in `tree`: each text is rebuilt under its own name."""
    if isinstance(tree, list):
        return [closed(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return dict(_close(key, value) for key, value in tree.items())


def to_yaml(document: Mapping[str, Any]) -> str:
    """Safe YAML with long strings unbroken, keys in their order, and equal parts written once."""
    shared = _share(document, {})
    text: str = yaml.dump(shared, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return text


def from_yaml(text: str) -> Any:
    """The document in `text`; raise yaml.YAMLError when it is none, or asks for anything but plain data."""
    return yaml.load(text, Loader=_SafeLoader)  # noqa: S506 - one of yaml's two safe loaders


class _Dumper(_SafeDumper):  # type: ignore[misc]  # chosen above, hence Any
    """Literal blocks for texts of several lines, and references for long texts that come twice."""

    def ignore_aliases(self, data: Any) -> bool:
        if isinstance(data, str):
            return len(data) < _WORTH_SHARING
        return bool(super().ignore_aliases(data))


def _write_text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _write_text)


def _parse(text: str) -> Any:
    if not text.startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _open(tree: Any) -> Any:
    if isinstance(tree, list):
        return [_open(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return dict(opened(key, value) if isinstance(value, str) else (key, _open(value)) for key, value in tree.items())


def _close(key: Any, value: Any) -> tuple[Any, Any]:
    name, joint, style = key.rpartition(" as ") if isinstance(key, str) else ("", "", "")
    if joint and style == _LINES:
        return name, "\n".join(value)
    if joint and style in _STYLES:
        return name, _STYLES[style](closed(value))
    return key, closed(value)


def _has_our_keys(tree: Any) -> bool:
    if isinstance(tree, list):
        return any(_has_our_keys(item) for item in tree)
    if not isinstance(tree, dict):
        return False
    ours = {_LINES, *_STYLES}
    return any(
        (" as " in key and key.rpartition(" as ")[2] in ours) or _has_our_keys(value) for key, value in tree.items()
    )


def _fits_a_block(text: str) -> bool:
    """Whether YAML can hold `text` as a literal block: printable, no line that ends or begins the text with a blank."""
    if text[0] in " \n" or any(line.endswith(" ") for line in text.split("\n")):
        return False
    return all(character == "\n" or (character.isprintable() and character <= "\ud7ff") for character in text)


def _share(node: Any, known: dict[str, Any]) -> Any:
    """`node` with equal parts made one object, which YAML then writes once."""
    if isinstance(node, Mapping):
        node = {key: _share(value, known) for key, value in node.items()}
    elif isinstance(node, list):
        node = [_share(item, known) for item in node]
    elif not isinstance(node, str):
        return node
    text = json.dumps(node, default=repr)
    return known.setdefault(text, node) if len(text) >= _WORTH_SHARING else node
