"""What a page holds and does not show goes; what it shows stays, whatever its style says of other things."""

import pytest

from service.articles.formats.hidden import drop_hidden
from service.articles.formats.html import parsed, plain

SHOWN = "<p>The two sides signed the treaty in London, and both parliaments will vote on it in the autumn.</p>"


def _left(piece: str, head: str = "") -> str:
    tree = parsed(f"<html><head>{head}</head><body>{SHOWN}{piece}</body></html>")
    drop_hidden(tree)
    return " ".join(tree.body.text_content().split())


@pytest.mark.parametrize(
    "style",
    [
        "display: none", "visibility:hidden", "opacity:0.0", "font-size:0px", "font-size:.01em", "text-indent:-999em",
        "position:fixed;top:-5000px", "color:#fff;background:#fffffe", "color:rgba(0,0,0,1);background-color:black", "color:#0000",
        "clip-path: inset(50%)", "COLOR:WHITE",
    ],
)  # fmt: skip
def test_what_a_style_hides_is_taken_out(style: str) -> None:
    assert "unseen" not in _left(f'<p style="{style}">unseen words</p>')


@pytest.mark.parametrize(
    "style",
    [
        "display:block", "opacity:0.8", "font-size:12px", "text-indent:-2em", "position:absolute;left:4px", "color:#333",
        "color:white;background:#14233b", "color:white;background:url(night.jpg)", "color:inherit", "left:-9999px", "color:#12",
    ],
)  # fmt: skip
def test_what_a_style_only_sets_stays(style: str) -> None:
    assert "seen words" in _left(f'<p style="{style}">seen words</p>')


def test_the_ground_is_that_of_what_it_stands_in() -> None:
    dark = '<div style="background:#000"><p style="color:#fff">seen</p><p style="color:#010101">unseen</p></div>'
    assert _left(dark).endswith("seen")
    assert "unseen" not in _left(dark)


def test_white_words_stay_where_a_style_sheet_elsewhere_may_give_them_a_ground() -> None:
    linked = '<link rel="stylesheet" href="site.css">'
    assert "seen" in _left('<p style="color:#fff">seen</p>', head=linked)
    assert "unseen" not in _left('<p style="color:#fff;background:#fff">unseen</p>', head=linked)


def test_rules_of_the_page_count_by_class_and_id_and_for_screens_alone() -> None:
    sheet = "<style>/* .kept{display:none} */ .gone, #out {display:none} p .deep{display:none}"
    sheet += "@media print { .kept {display:none} } @import url(x.css); .gone {color:red}</style>"
    words = '<p class="kept">kept</p><p class="gone">one</p><p id="out">two</p><p class="deep">deep</p>'
    assert _left(words, head=sheet).endswith("keptdeep")
    assert "paper" in _left('<p class="a">paper</p>', head='<style media="print">.a{display:none}</style>')


def test_words_behind_what_is_hidden_stay() -> None:
    assert _left("<p>before <span hidden>unseen</span> after</p>").endswith("before after")


def test_what_holds_most_of_a_page_is_revealed_by_a_script_and_stays() -> None:
    tree = parsed(f'<body><div style="display:none">{SHOWN}</div><p>Loading</p></body>')
    assert drop_hidden(tree) == 0
    assert "signed the treaty" in tree.text_content()


def test_what_was_taken_out_is_counted_in_letters_without_scripts() -> None:
    tree = parsed(f'<body>{SHOWN}<div style="display:none">abc de<script>var x = 1;</script></div></body>')
    assert drop_hidden(tree) == 5


def test_a_piece_of_mail_is_read_as_it_is_shown() -> None:
    assert (
        plain('<p style="display:none">preview</p><p>Dear reader, the treaty was signed.</p>')
        == "Dear reader, the treaty was signed."
    )
