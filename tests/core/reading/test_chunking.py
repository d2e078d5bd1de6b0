import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from service.core.extraction import with_furniture
from service.core.reading.chunking import Part, estimated_tokens, parts_of
from service.core.reading.furniture import sent_text
from tests.records import SEEDS, seed

SENTENCE = "The ministers signed the agreement in Port Louis on 3 June 2025, officials said. "
PARAGRAPH = SENTENCE * 6

# Everything that makes cutting hard: no blanks, marks, pairs, flags, lone surrogates, NULs, every kind of white space.
SIGNS = st.text(st.characters(), max_size=40) | st.sampled_from(
    ["e\u0301", "\U0001f469\u200d\U0001f680", "\U0001f1ef\U0001f1f5", "\ud83d\ude00", "\ud800", "\0", "\r\n", "\n\n", "\u2028",
     "\u00a0", "条約", "กติกา", "договор", "한국", "\u1100\u1161\u11a8", "See Also\n", "Advertisement\n\n\n", ". ", "。", "A. B. "]
)  # fmt: skip
TEXTS = st.lists(st.tuples(SIGNS, st.integers(1, 60)), max_size=12).map(lambda runs: "".join(s * n for s, n in runs))


def whole(text: str) -> Article:
    """An article of any text, also of one that cannot be encoded."""
    return with_furniture(Article(id="x", source="a.txt", text=text))


def parts(text: str, budget: int = 100) -> tuple[Part, ...]:
    return parts_of(whole(text), budget=budget)


def texts(text: str, budget: int = 100) -> list[str]:
    return [part.text for part in parts(text, budget)]


def bare(text: str) -> str:
    return "".join(text.split())


# --- the estimate


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 54, 10),
        ("a" * 55, 11),
        ("é" * 54, 10),
        ("“Straße” – 5 €", 3),
        ("条約に署名", 5),
        ("договор", 4),
        ("\U0001f600\ud800", 2),
        ("RAA 条約", 3),
    ],
)
def test_tokens_are_estimated_by_script(text: str, tokens: int) -> None:
    assert estimated_tokens(text) == tokens


def test_two_estimates_are_never_less_than_that_of_both_together() -> None:
    assert estimated_tokens("abc" + "def") <= estimated_tokens("abc") + estimated_tokens("def")


# --- what holds for any text


@given(TEXTS, st.integers(1, 40))
def test_the_parts_together_are_what_would_be_sent_whole(text: str, budget: int) -> None:
    told = whole(text)
    found = parts_of(told, budget=budget)
    assert "".join(part.text for part in found) == sent_text(told.text, told.furniture)
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    assert {part.of for part in found} == {len(found)}
    assert found == parts_of(told, budget=budget)


@given(TEXTS, st.integers(1, 40))
def test_every_part_is_within_the_budget(text: str, budget: int) -> None:
    assert all(estimated_tokens(part.text) <= budget for part in parts(text, budget))


@given(TEXTS, st.integers(1, 40))
def test_every_part_stands_where_its_span_says(text: str, budget: int) -> None:
    told = whole(text)
    found = parts_of(told, budget=budget)
    kept = [part.span for part in found if bare(part.text)]
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for part in found:
        assert bare(without_furniture(told, part)) == bare(part.text)


def without_furniture(told: Article, part: Part) -> str:
    inside = range(part.span.start, part.span.end)
    hidden = {place for span in told.furniture for place in range(span.start, span.end)}
    return "".join(told.text[place] for place in inside if place not in hidden)


@given(TEXTS, st.integers(4, 40))
def test_no_sign_is_cut_in_two(text: str, budget: int) -> None:
    for one, other in pairwise(texts(text, budget)):
        marks = re.search(r"\S*\Z", one)
        longest = len(marks[0]) if marks else 0
        if longest < 30:  # a longer run of marks is no sign of any script
            assert not unicodedata.category(other[0]).startswith("M")
        assert (one[-1], other[0]) != ("\r", "\n")


# --- whole texts


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_a_seed_goes_whole_and_exactly_as_it_would(number: int) -> None:
    told = with_furniture(seed(number))
    (only,) = parts_of(told, budget=3_000)
    assert only.text == sent_text(told.text, told.furniture)


@pytest.mark.parametrize("text", ["", " \n ", "Advertisement", "One line."])
def test_a_text_with_little_or_nothing_in_it_is_one_part(text: str) -> None:
    assert len(parts(text)) == 1


def test_a_text_of_exactly_the_budget_is_whole() -> None:
    assert texts("a" * 540) == ["a" * 540]
    assert len(texts("a" * 541)) == 2


# --- where it is cut


def test_paragraphs_stay_whole_where_they_can() -> None:
    one, two, three, four = (f"{number}. {PARAGRAPH.strip()}" for number in range(1, 5))
    assert texts(f"{one}\n\n{two}\n\n{three}\n\n{four}", 200) == [f"{one}\n\n{two}\n\n", f"{three}\n\n{four}"]


def test_a_line_of_blanks_ends_a_paragraph_too() -> None:
    text = f"1. {PARAGRAPH}\n \u00a0 \n2. {PARAGRAPH}"
    assert [part[:2] for part in texts(text, 120)] == ["1.", "2."]


def test_a_heading_stays_with_what_it_heads() -> None:
    one, other = texts(f"1. {PARAGRAPH}\n\nTrade and Investment\n\n2. {PARAGRAPH}", 130)
    assert one.rstrip() == f"1. {PARAGRAPH}".rstrip()
    assert other.startswith("Trade and Investment\n\n2. The ministers")


def test_a_list_without_full_stops_is_cut_at_its_blank_lines() -> None:
    text = "\n\n".join(["- equipment for the coast guard of the Philippines, as agreed on"] * 20)
    assert all(part.startswith("- ") and part.rstrip().endswith("agreed on") for part in texts(text))


def test_lines_that_end_a_sentence_come_before_other_lines() -> None:
    text = "Title\n" + "Wrapped at\na width that cuts lines\nin two here. They end\nlike this.\n" * 20
    assert all(part.endswith(("like this.\n", "like this.")) for part in texts(text))


def test_a_long_paragraph_is_cut_between_its_sentences() -> None:
    text = "Mr. Marcos met Sec. Austin at 4 p.m. in Manila on Sept. 5, officials said. " * 12
    found = texts(text)
    assert len(found) > 1
    assert all(part.startswith("Mr. Marcos") and part.rstrip().endswith("said.") for part in found)


def test_a_line_too_long_for_syntok_is_still_cut_between_sentences() -> None:
    found = texts(SENTENCE * 1_300, 3_000)
    assert all(part.startswith("The ministers") and part.rstrip().endswith("said.") for part in found)


def test_chinese_sentences_need_no_blank_between_them() -> None:
    text = "双方签署了协定。" * 40
    assert all(part.endswith("。") for part in texts(text))


def test_a_long_sentence_is_cut_between_words() -> None:
    assert all(re.fullmatch(r"(?:word )*(?:word)?", part) for part in texts("word " * 300))


def test_a_line_without_a_blank_is_cut_anyway() -> None:
    found = texts("a" * 1_000_000, 3_000)
    assert len(found) == 62
    assert {len(part) for part in found[:-1]} == {16_200}


@pytest.mark.parametrize(
    "sign",
    ["e\u0301\u0323", "\U0001f469\u200d\U0001f680", "\U0001f44d\U0001f3fd", "\ud83d\ude00", "\u1100\u1161", "x\ufe0f"],
)
def test_a_sign_of_several_characters_is_never_cut(sign: str) -> None:
    found = texts(sign * 500, 50)
    assert len(found) > 1
    assert all(part == sign * (len(part) // len(sign)) for part in found)


def test_a_run_of_marks_beyond_any_script_is_cut_within_the_budget() -> None:
    assert max(map(estimated_tokens, texts("e" + "\u0301" * 5_000, 50))) <= 50


def test_parts_are_of_about_the_same_size() -> None:
    sizes = [estimated_tokens(part) for part in texts("Title\n\n" + f"{PARAGRAPH}\n\n" * 13, 1_000)]
    assert sizes == [544, 633]


# --- parts with nothing in them


def test_a_part_of_blanks_or_signs_alone_is_blank() -> None:
    found = parts("First." + " " * 3_000 + "-" * 3_000 + " Last.")
    assert [part.text.strip(" -") for part in found if not part.is_blank] == ["First.", "Last."]
    assert len(found) > 10
    assert any(part.span.start == part.span.end for part in found)
