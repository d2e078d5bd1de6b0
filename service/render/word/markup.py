"""What python-docx has no words for: bookmarks, links, borders and the language of a text (ECMA-376, part 1)."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Side = str
"""`top`, `left`, `bottom` or `right`."""


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name the place of `paragraph`, so that links lead to it; `number` is unique in the document."""
    start = _element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def link_within(run: Run, name: str) -> None:
    """Make `run` lead to the bookmark `name`."""
    _wrap(run, _element("w:hyperlink", anchor=name, history="1"))


def link_out(run: Run, address: str) -> None:
    """Make `run` lead to a web address."""
    link = _element("w:hyperlink", history="1")
    link.set(qn("r:id"), run.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _wrap(run, link)


def rule(paragraph: Paragraph | ParagraphStyle, side: Side, *, color: str, eighths: int, space: int) -> None:
    """Draw a line beside a paragraph: `eighths` of a point thick, `space` points away."""
    borders = _element("w:pBdr")
    borders.append(_element(f"w:{side}", val="single", sz=str(eighths), space=str(space), color=color))
    paragraph._element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def ruled_rows(table: Table, *, color: str) -> None:
    """Draw fine lines between the rows of a table and none between its columns."""
    borders = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=color))
    table._tbl.tblPr.append(borders)


def padded(table: Table, *, twentieths: int) -> None:
    """Set the space to the right of each cell, and none to its left, in twentieths of a point."""
    margins = _element("w:tblCellMar")
    margins.append(_element("w:left", w="0", type="dxa"))
    margins.append(_element("w:right", w=str(twentieths), type="dxa"))
    table._tbl.tblPr.append(margins)


def heads(table: Table) -> None:
    """Mark the first row as the table's header: it is read as one, and told again on a new page."""
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(table: Table) -> None:
    """Let no row break over a page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def describe_picture(run: Run, text: str) -> None:
    """Give the picture in `run` its alternative text."""
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("descr", text)


def speak(style: ParagraphStyle, language: str) -> None:
    """Set the language of a style's text, for spelling and for screen readers."""
    style.element.get_or_add_rPr().append(_element("w:lang", val=language))


def _wrap(run: Run, link: BaseOxmlElement) -> None:
    run._r.addprevious(link)
    link.append(run._r)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
