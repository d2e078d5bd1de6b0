from service.embedded.extraction.text.sentences import sentences_of


def raws(text: str) -> list[str]:
    return [each.raw for each in sentences_of(text)]


def test_each_line_is_a_paragraph_and_a_heading_is_not_glued_to_it() -> None:
    assert raws("A heading\nGhana signed. Togo signed.") == ["A heading", "Ghana signed.", "Togo signed."]


def test_a_text_broken_at_a_column_has_its_lines_joined() -> None:
    line = "the ministers of the two states met in the old\n"
    text = "Today " + line * 4 + "city hall. They signed nothing there."
    found = sentences_of(text)
    assert [each.raw for each in found] == [text[: text.index(" They")], "They signed nothing there."]
    assert "\n" not in found[0].text


def test_abbreviations_end_no_sentence() -> None:
    text = "President Ferdinand Marcos Jr. met Mr. Ishiba at 4 p.m. in Tokyo. They spoke."
    assert raws(text) == [text[: text.index(" They")], "They spoke."]


def test_every_sentence_stands_where_it_says() -> None:
    text = "  One is here.   Two\u00a0is there?  “Three!” \n\n- four goes on\n"
    assert [text[each.start : each.end] for each in sentences_of(text)] == raws(text)


def test_a_part_of_a_sentence_is_quoted_in_the_letters_of_the_article() -> None:
    text = "Ghana  and\u00a0 Togo signed."
    (only,) = sentences_of(text)
    start = only.text.index("and")
    assert only.quote(start, start + len("and Togo")) == "and\u00a0 Togo"


def test_a_very_long_paragraph_is_cut_at_its_points() -> None:
    assert len(raws("Mr. A saw it. " * 600)) > 600
