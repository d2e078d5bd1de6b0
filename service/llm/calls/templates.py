"""How instructor fills the slot of a message, without a compiler: replaced only in the version that it was written for.

instructor 1.17 compiles each message of each question as a template of Jinja, the long instructions that hold no template among
them: a seventh of the time that a question takes. A text whose only syntax is slots for texts, `{{ article }}`, comes out the
same, to the byte, when they are put in as they are; every other text is left to instructor. Another version is left as it is:
slower, and right.
"""

import importlib
import re
from collections.abc import Callable, Mapping
from keyword import iskeyword
from textwrap import dedent
from typing import Any, Final

import instructor

VERSION: Final = "1.17.0"
_HOME: Final = "instructor.v2.core.templating"
_NAME: Final = "apply_template"
_SLOT: Final = re.compile(r"\{\{ ([a-z][a-z_0-9]*) \}\}")
_SYNTAX: Final = re.compile(r"\{[{%#]")
_LINE_END: Final = re.compile(r"\r\n|\r")
_RESERVED: Final = frozenset({"true", "false", "none", "self", "super"})

Render = Callable[[str, Mapping[str, Any]], str]


def fill_plain_slots(version: str = instructor.__version__) -> bool:
    """Let instructor fill plain slots without compiling; False, and nothing is changed, in a version that this was not written
    for."""
    if version != VERSION:
        return False
    home = importlib.import_module(_HOME)
    render = getattr(home, _NAME)
    if not hasattr(render, "compiling"):
        setattr(home, _NAME, _plainly(render))
    return True


def filled(text: str, context: Mapping[str, Any]) -> str | None:
    """`text` with its slots filled, as Jinja would; None where it holds more than slots for texts."""
    first, *rest = _SLOT.split(_LINE_END.sub("\n", text).removesuffix("\n"))
    parts = [first]
    for name, after in zip(rest[::2], rest[1::2], strict=True):
        value = context.get(name)
        if type(value) is not str or iskeyword(name) or name in _RESERVED or parts[-1].endswith("{"):
            return None
        parts += [value, after]
    return None if any(map(_SYNTAX.search, parts[::2])) else "".join(parts)


def _plainly(render: Render) -> Render:
    def plainly(text: str, context: Mapping[str, Any]) -> str:
        made = filled(text, context)
        return render(text, context) if made is None else dedent(made)

    plainly.compiling = render  # type: ignore[attr-defined]  # the mark by which a second call knows it
    return plainly
