"""Markup that python-docx has no words for stands where a word processor looks for it."""

import docx
from docx.oxml.ns import qn

from service.render.word import markup


def test_a_rule_stands_before_the_spacing_as_the_schema_orders() -> None:
    paragraph = docx.Document().add_paragraph("said")
    paragraph.paragraph_format.space_after = 0
    markup.rule(paragraph, "left", color="14233B", eighths=8, space=4)
    names = [child.tag for child in paragraph._p.get_or_add_pPr()]
    assert names.index(qn("w:pBdr")) < names.index(qn("w:spacing"))


def test_a_link_holds_its_run_in_its_place() -> None:
    paragraph = docx.Document().add_paragraph("before ")
    run = paragraph.add_run("link")
    paragraph.add_run(" after")
    markup.link_within(run, "place")
    assert paragraph.text == "before link after"
    assert run._r.getparent().get(qn("w:anchor")) == "place"


def test_a_bookmark_holds_the_whole_paragraph() -> None:
    document = docx.Document()
    styled, bare = document.add_paragraph("a", style="List Bullet"), document.add_paragraph("b")
    for number, paragraph in enumerate((styled, bare)):
        markup.bookmark(paragraph, f"place-{number}", number)
        tags = [child.tag for child in paragraph._p if child.tag != qn("w:pPr")]
        assert tags == [qn("w:bookmarkStart"), qn("w:r"), qn("w:bookmarkEnd")]


def test_rows_are_ruled_kept_whole_and_headed() -> None:
    table = docx.Document().add_table(rows=2, cols=2)
    markup.ruled_rows(table, color="B9C1CB")
    markup.padded(table, twentieths=100)
    markup.heads(table)
    markup.keep_whole(table)
    assert table._tbl.tblPr.find(qn("w:tblBorders")).find(qn("w:insideH")) is not None
    assert table._tbl.tblPr.find(qn("w:tblCellMar")).find(qn("w:right")).get(qn("w:w")) == "100"
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
