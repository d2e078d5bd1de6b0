"""Web pages: the article's text without menus and advertisements, under its title, and what the page states of itself.

The stored text is the title, a blank line, and the text that trafilatura finds. A date counts where the page states it as its
own: in its address, its head, its JSON-LD, or an element marked as a date in the article itself. Nothing is read off prose,
copyright lines or the dates of other articles.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import BinaryIO, cast

from htmldate import find_date
from lxml import etree  # type: ignore[import-untyped] # published without types
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped] # as above
from trafilatura import bare_extraction
from trafilatura.metadata import Document as Head
from trafilatura.metadata import examine_meta, examine_title_element, extract_meta_json, extract_title, extract_url

from service.articles.dates import edtf
from service.articles.document import Document, Found, sound
from service.articles.encoding import decode
from service.articles.formats.hidden import drop_hidden
from service.articles.metadata import Metadata, line, web_address
from service.errors import ReadError

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w.:-]{1,40})"
)
_INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLOCKS = (
    "address article aside blockquote body caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li"
    " main nav ol p pre section table tbody thead tr ul"
).split()
_UNSEEN = "head script style noscript template svg iframe object".split()
_MENUS = "nav footer aside form select button".split()
_MOST = 0.65  # on fifteen pages of the web, good extractions held .68 and more of these words, bad ones .40 and less
_DATED = etree.XPath(
    "//time[@datetime or @pubdate] | //abbr[@title]"
    " | //@itemprop[. = 'datePublished' or . = 'dateCreated']/.."
    " | //@property[contains(., 'datePublished') or contains(., 'dc:date')]/.."
    " | //@class[contains(., 'date') or contains(., 'Date') or contains(., 'publish') or contains(., 'posted')"
    " or contains(., 'byline') or contains(., 'pubtime')]/.."
    " | //@id[contains(., 'date') or contains(., 'Date') or contains(., 'publish') or contains(., 'posted')]/.."
)
_AUTHOR = etree.XPath("//@itemprop[. = 'author']/.. | //@rel[contains(., 'author')]/..")
_LONGEST_NAME = 80  # characters
_ELSEWHERE = re.compile(
    r"\b(?:related|sidebar|widget|comments?|footer|recent|teasers?|more|popular|latest|upcoming|events?)\b",
    re.IGNORECASE,
)
_HIDDEN = "{:,} letters that the page does not show to a reader were left out"
_SEPARATOR = r"\s*[|·•–—:»«⁄‹›-]+\s*"


def read(file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]:
    """The one article of the page. `charset` is what a header said, `address` where the page was fetched.

    Raises ReadError where there is no article text.
    """
    content = file.read()
    found = _CHARSET.search(content[:4096])
    declared = charset or (next(filter(None, found.groups())).decode("ascii") if found else None)
    tree = parsed(decode(content, declared=declared))
    unseen = drop_hidden(tree)
    known = _known(tree, address)
    text = _text(tree)
    if known.title and not text.lstrip().casefold().startswith(known.title.casefold()):
        text = f"{known.title}\n\n{text}"
    yield Document(text=sound(text), known=known, remark=_HIDDEN.format(unseen) if unseen else None)


def parsed(markup: str) -> HtmlElement:
    """The tree of a page or a piece of one. Raises ReadError for one that is empty, or too deep to be read whole."""
    parser = HTMLParser(
        encoding="utf-8", collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True
    )
    cleaned = _INVALID.sub("", _DECLARATION.sub("", markup))
    try:
        tree = cast("HtmlElement", document_fromstring(cleaned.encode(), parser=parser))
    except etree.ParserError as error:
        raise ReadError("a web page with nothing in it; save the text of the page as .txt") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ReadError("nested too deeply to be read whole; save the text of the page as .txt")
    return tree


def plain(markup: str) -> str:
    """All text of a piece of HTML, a blank line between its blocks."""
    tree = parsed(f"<div>{markup}</div>")
    drop_hidden(tree)
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    for element in tree.iter(etree.Element):
        kept = element.tag == "pre"
        element.text = element.text if kept or not element.text else re.sub(r"\s+", " ", element.text)
        element.tail = re.sub(r"\s+", " ", element.tail) if element.tail else element.tail
        if element.tag == "br":
            element.tail = f"\n{element.tail or ''}"
        elif element.tag in _BLOCKS:
            element.text, element.tail = f"\n\n{element.text or ''}", f"\n\n{element.tail or ''}"
    lines = (each.strip() for each in tree.text_content().splitlines())
    return sound(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def _text(tree: HtmlElement) -> str:
    """The article's text, a blank line between paragraphs. The quick extraction counts where it holds most of what the page
    says outside links and menus; else a slower one that compares several, and last all that looks like an article."""
    enough = _MOST * _words_outside_links(tree)
    for quick, precise, least in ((True, True, enough), (False, True, 1), (False, False, 1)):
        found = bare_extraction(
            tree, fast=quick, favor_precision=precise, favor_recall=not precise, include_comments=False
        )
        text = str(getattr(found, "text", None) or "")
        if len(text) >= least and re.search(r"\w", text):
            return re.sub(r"\n(?![|-])", "\n\n", text)
    raise ReadError("no article text is found in this page; save the text of the page as .txt")


def _words_outside_links(tree: HtmlElement) -> int:
    """How many characters the page shows that can be its article's."""
    shown = deepcopy(tree)
    etree.strip_elements(shown, *_UNSEEN, *_MENUS, "a", with_tail=False)
    return len(" ".join(shown.text_content().split()))


def _known(tree: HtmlElement, address: str | None) -> Metadata:
    head = _head(tree)
    title = line(head.title) or line(extract_title(tree))
    site = line(head.sitename) or _site(tree, title)
    url = web_address(head.url) or web_address(extract_url(tree)) or address
    return Metadata(
        title=_title(tree, title, site),
        publisher=site.lstrip("@") if site else None,
        author=line(head.author) or _author(tree),
        published=_published(tree, url),
        url=address or url,
    )


def _head(tree: HtmlElement) -> Head:
    """What the head and the JSON-LD state. The byline in the body is not guessed at: it is text, and is read as such."""
    head = examine_meta(tree)
    if head.author and " " not in head.author:
        head.author = None  # an account's name
    try:
        return extract_meta_json(tree, head)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):  # JSON-LD of any shape
        return head


def _author(tree: HtmlElement) -> str | None:
    """Who the page marks as its author."""
    marked = (each for each in _AUTHOR(tree) if not any(_is_elsewhere(above) for above in each.iterancestors()))
    names = dict.fromkeys(name for each in marked if (name := line(each.text_content())) and " " in name)
    return "; ".join(name for name in names if len(name) < _LONGEST_NAME) or None


def _site(tree: HtmlElement, title: str | None) -> str | None:
    """The name of the site where the window's title puts it behind the article's own."""
    _, before, behind = examine_title_element(tree)
    return line(behind) if before and title and before.casefold() == title.casefold() else None


def _title(tree: HtmlElement, title: str | None, site: str | None) -> str | None:
    """The title without the name of the site behind or before it, and without what follows the page's own headline."""
    if title is None:
        return None
    if site:
        name = re.escape(site)
        title = re.sub(rf"(?:{_SEPARATOR}{name}\s*$)|(?:^{name}{_SEPARATOR})", "", title, flags=re.IGNORECASE) or title
    headings = [words for each in tree.findall(".//h1") if (words := line(each.text_content()))]
    if len(headings) == 1 and re.fullmatch(rf"{re.escape(headings[0])}{_SEPARATOR}.*", title, re.IGNORECASE):
        return headings[0]
    return title


def _published(tree: HtmlElement, url: str | None) -> str | None:
    """The date that the page states as its own, to the day."""
    page = etree.fromstring("<html><head/><body/></html>", parser=HTMLParser())
    head, body = page[0], page[1]
    for element in tree.xpath("//head/meta | //script[contains(@type, 'ld+json')]"):
        head.append(_copied(element))
    for element in _DATED(tree):
        if len(element.text_content()) < 100 and not any(_is_elsewhere(above) for above in element.iterancestors()):
            body.append(_copied(element))
    found = find_date(cast("HtmlElement", page), extensive_search=False, original_date=True, url=url or "")
    return edtf(found)


def _copied(element: HtmlElement) -> HtmlElement:
    """A copy of the element alone, without the text behind it."""
    copied = deepcopy(element)
    copied.tail = None
    return copied


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element holds what is not the article: other articles, comments, the foot of the page."""
    named = " ".join(re.split(r"[-_\s]+", f"{element.get('class') or ''} {element.get('id') or ''}"))
    return element.tag in {"aside", "nav", "footer"} or (element.tag != "body" and bool(_ELSEWHERE.search(named)))
