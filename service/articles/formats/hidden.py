"""Text that a page holds and does not show: it was not published to a reader, so it is no part of the article.

Known are the attribute `hidden` and what a page's own style says, inline or by class or id: not displayed, invisible, clear,
without size, off the page, or in the colour of its ground. What holds most of a page is revealed by a script, and stays.
"""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree  # type: ignore[import-untyped] # published without types
from lxml.html import HtmlElement  # type: ignore[import-untyped] # as above

_MOST = 0.5  # of the page's letters
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@]*)\{([^{}]*)\}")
_NAMED = re.compile(r"[.#][\w-]+")
_UNSEEN = (
    ("display", re.compile(r"none")),
    ("visibility", re.compile(r"hidden|collapse")),
    ("opacity", re.compile(r"0(?:\.0\d*|\.)?%?|\.0\d*")),
    ("font-size", re.compile(r"[01](?:\.\d+)?(?:px|pt|em|rem|%)?|0?\.[01]\d*(?:em|rem)")),
    ("text-indent", re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|vw)")),
    ("clip-path", re.compile(r"inset\((?:50|100)%\)")),
)
_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|vw)")
_CLEAR = {"transparent", "#0000", "#00000000"}
_WHITE = "255,255,255"
_NAMES = {"white": _WHITE, "black": "0,0,0"}
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})")
_RGB = re.compile(r"rgba?\((\d{1,3})[, ]+(\d{1,3})[, ]+(\d{1,3})(?:[,/ ]+([\d.]+%?))?\)")
_NEAR = 6  # steps of 255 in each channel that no eye tells apart
Style = Mapping[str, str]


def drop_hidden(tree: HtmlElement) -> int:
    """Take out of `tree` what its page does not show; returns how many letters that were."""
    named = _named_styles(tree)
    whole = _letters(tree)
    plain_ground = not tree.xpath("//link[contains(@rel, 'stylesheet')]")
    etree.strip_elements(tree, "template", with_tail=False)
    dropped = 0
    for element in list(_styled(tree, named)):
        letters = _letters(element)
        if 0 < letters <= _MOST * whole and _is_hidden(element, named, plain_ground=plain_ground):
            _take_out(element)
            dropped += letters
    return dropped


def _styled(tree: HtmlElement, named: Mapping[str, Style]) -> Iterator[HtmlElement]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"style", "script", "html", "body", "head", "noscript"}:
            continue
        marks = element.attrib
        if "hidden" in marks or "style" in marks or "color" in marks or any(name in named for name in _names(element)):
            yield cast("HtmlElement", element)


def _is_hidden(element: HtmlElement, named: Mapping[str, Style], *, plain_ground: bool) -> bool:
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    style = _style(element, named)
    if any(name in style and rule.fullmatch(style[name]) for name, rule in _UNSEEN):
        return True
    if style.get("position") in {"absolute", "fixed"} and any(
        _AWAY.fullmatch(style.get(side, "")) for side in ("left", "top", "right", "bottom")
    ):
        return True
    color = style.get("color")
    if not color:
        return False
    return color in _CLEAR or _same(color, _ground(element, named, plain_ground=plain_ground))


def _ground(element: HtmlElement, named: Mapping[str, Style], *, plain_ground: bool) -> str | None:
    """The colour behind an element: its own or that of what it stands in; white on a page whose whole style is known."""
    for each in (element, *element.iterancestors()):
        style = _style(each, named)
        ground = style.get("background-color") or style.get("background") or each.get("bgcolor", "").strip().lower()
        if ground and ground not in _CLEAR | {"none", "inherit"}:
            return ground
    return _WHITE if plain_ground else None


def _same(color: str, ground: str | None) -> bool:
    one, other = _channels(color), _channels(ground or "")
    if one is None or other is None:
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _channels(color: str) -> tuple[int, ...] | None:
    """Red, green and blue of a colour; of a ground with a picture or a gradient None."""
    text = _NAMES.get(color.strip(), color.strip())
    if text.count(",") == 2 and text.replace(",", "").isdigit():
        return tuple(map(int, text.split(",")))
    if found := _HEX.fullmatch(text):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))
    found = _RGB.fullmatch(text)
    return tuple(min(int(found[at]), 255) for at in (1, 2, 3)) if found else None


def _named_styles(tree: HtmlElement) -> dict[str, Style]:
    """What the page's own style says of a class or an id by itself; rules for print and for small screens do not count."""
    named: dict[str, Style] = {}
    for sheet in tree.iter("style"):
        if sheet.get("media", "all").strip().lower() not in {"all", "screen", ""}:
            continue
        for selectors, declarations in _RULE.findall(_without_blocks(_COMMENT.sub("", sheet.text_content()))):
            for selector in map(str.strip, selectors.split(",")):
                if _NAMED.fullmatch(selector):
                    named[selector] = {**named.get(selector, {}), **_declared(declarations)}
    return named


def _without_blocks(sheet: str) -> str:
    """A style sheet without its at-rules."""
    kept: list[str] = []
    depth = skipping = 0
    for piece in re.split(r"(@[^{;]*[{;]|[{}])", sheet):
        if piece.startswith("@"):
            skipping = skipping or (depth + 1 if piece.endswith("{") else 0)
            depth += piece.endswith("{")
        else:
            depth += (piece == "{") - (piece == "}")
            if not skipping:
                kept.append(piece)
            elif depth < skipping:
                skipping = 0
    return "".join(kept)


def _style(element: HtmlElement, named: Mapping[str, Style]) -> Style:
    style: dict[str, str] = {}
    if element.get("color"):
        style["color"] = element.get("color").strip().lower()
    for name in _names(element):
        style |= named.get(name, {})
    return style | _declared(element.get("style", ""))


def _names(element: HtmlElement) -> Iterator[str]:
    yield from (f".{name}" for name in element.get("class", "").split())
    if element.get("id"):
        yield f"#{element.get('id')}"


def _declared(declarations: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in declarations.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def _letters(element: HtmlElement) -> int:
    """How many letters a reader of an element would see, were all of it shown."""
    return sum(len("".join(text.split())) for text in element.xpath(".//text()[not(parent::script or parent::style)]"))


def _take_out(element: HtmlElement) -> None:
    """Remove an element and keep the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()
