"""The styles of the Word document: real ones, by name, so that a ministry can lay its own over them.

The font is one that every word processor has or has a stand-in of the same widths for, so that lines break alike everywhere.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from service.render.word import markup

INK, GREY, RULE = "14233B", "55606E", "B9C1CB"
_FONT = "Times New Roman"
_EAST_ASIAN = "MS Mincho"
_LEADING = 1.04
_ANNEX = 9.5
_OWN = (
    "Bottom Line", "Besides", "Table Text", "Table Head", "Picture", "Source", "Note",
    "Annex Title", "Annex Entry", "Annex Quote",
)  # fmt: skip


def dress(document: Document, *, size: float) -> None:
    """Set the styles of a document whose body is `size` points."""
    for name in _OWN:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    mark = document.styles.add_style("Citation Mark", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    mark.font.color.rgb = RGBColor.from_string(GREY)
    _set(document, "Normal", size=size, after=0)
    _set(document, "Title", size=1.85 * size, after=0.25 * size, color=INK, bold=True)
    _set(document, "Subtitle", size=0.88 * size, after=0.35 * size, color=GREY)
    _set(document, "Heading 1", size=1.1 * size, before=0.75 * size, after=0.2 * size, color=INK, bold=True)
    _set(document, "Bottom Line", size=1.1 * size, after=0.2 * size)
    _set(document, "List Bullet", size=size, after=0.18 * size)
    _set(document, "Table Text", size=0.96 * size)
    _set(document, "Table Head", size=0.9 * size, color=GREY)
    _set(document, "Besides", size=0.94 * size, before=0.3 * size, color=GREY)
    _set(document, "Source", size=0.82 * size)
    _set(document, "Note", size=0.74 * size, before=0.5 * size, color=GREY)
    _set(document, "Annex Title", size=_ANNEX * 1.6, after=0.2 * _ANNEX, color=INK, bold=True)
    _set(document, "Annex Entry", size=_ANNEX, before=0.6 * _ANNEX)
    _set(document, "Annex Quote", size=_ANNEX, before=0.2 * _ANNEX)
    _style(document, "Annex Title").paragraph_format.page_break_before = True
    _style(document, "Annex Entry").paragraph_format.keep_with_next = True
    _style(document, "Annex Quote").paragraph_format.left_indent = Pt(_ANNEX)
    title, lead = _style(document, "Title"), _style(document, "Bottom Line")
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    markup.rule(lead, "left", color=INK, eighths=18, space=7)
    lead.paragraph_format.left_indent = Pt(9)
    bullet = _style(document, "List Bullet").paragraph_format
    bullet.left_indent, bullet.first_line_indent = Pt(1.1 * size), Pt(-1.1 * size)
    markup.speak(_style(document, "Normal"), "en-GB")


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - the template's own names
    return style


def _set(
    document: Document,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    color: str = "16191D",
    bold: bool = False,
) -> None:
    style = _style(document, name)
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(round(2 * size) / 2), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(color)
    for spacing in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        spacing.getparent().remove(spacing)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script, font in (("w:ascii", _FONT), ("w:hAnsi", _FONT), ("w:cs", _FONT), ("w:eastAsia", _EAST_ASIAN)):
        fonts.set(qn(script), font)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, _LEADING
