import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.render.article.pieces import Line, Mark, Piece, lines

TEXTS = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("ab \n\r\t\0\x1b\u202e\u2066\ud800\u0301")), max_size=60
)
SPANS = st.lists(st.tuples(st.integers(-2, 65), st.integers(-2, 65)), max_size=12)


def cut(text: str, *spans: tuple[int, int], furniture: tuple[tuple[int, int], ...] = ()) -> list[Line]:
    marks = [Mark(number, start, end) for number, (start, end) in enumerate(spans, 1)]
    return lines(text, marks=marks, furniture=furniture)


def pieces(made: list[Line]) -> list[Piece]:
    return [piece for line in made for piece in line.pieces]


@given(TEXTS, SPANS, SPANS)
def test_all_pieces_together_are_the_text_and_each_knows_its_marks(
    text: str, spans: list[tuple[int, int]], furniture: list[tuple[int, int]]
) -> None:
    made = cut(text, *spans, furniture=tuple(furniture))
    assert "".join(piece.text for piece in pieces(made)) == text
    held = {n: (start, end) for n, (start, end) in enumerate(spans, 1) if 0 <= start < end <= len(text)}
    covered = {place for start, end in furniture if 0 <= start < end for place in range(start, min(end, len(text)))}
    begun: list[int] = []
    ended: list[int] = []
    place = 0
    for piece in pieces(made):
        here = {n for n, (start, end) in held.items() if start <= place and place + len(piece.text) <= end}
        touched = {n for n, (start, end) in held.items() if start < place + len(piece.text) and place < end}
        assert here == touched
        assert set(piece.marks) <= here
        assert len(piece.marks) + piece.more == len(here)
        assert [held[n][1] - held[n][0] for n in piece.marks] == sorted(held[n][1] - held[n][0] for n in here)[:6]
        assert {piece.furniture} == {spot in covered for spot in range(place, place + len(piece.text))}
        begun += piece.begun
        ended += piece.ended
        place += len(piece.text)
    assert sorted(begun) == sorted(ended) == sorted(held)


@given(TEXTS)
def test_a_line_ends_where_the_text_breaks(text: str) -> None:
    told = ["".join(piece.text for piece in line.pieces) for line in cut(text)]
    assert told == [line for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) if line]


@given(TEXTS)
def test_what_would_do_harm_stands_alone_with_its_sign(text: str) -> None:
    for piece in pieces(cut(text)):
        harmful = re.search("[\0-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", piece.text)
        assert not harmful or (len(piece.text) == 1 and piece.sign.isascii() and piece.sign.isprintable())


@pytest.mark.parametrize(("char", "sign"), [("\0", "NUL"), ("\x1b", "ESC"), ("\u202e", "RLO"), ("\ud800", "U+D800"), ("\x9b", "U+009B")])  # fmt: skip
def test_a_sign_tells_which_character_it_is(char: str, sign: str) -> None:
    assert [piece.sign for piece in pieces(cut(f"a{char}b"))] == ["", sign, ""]


def test_nested_and_overlapping_marks_are_split_at_their_borders() -> None:
    told = [
        (piece.text, piece.marks, piece.begun, piece.ended) for piece in pieces(cut("abcdefgh", (0, 6), (2, 4), (3, 8)))
    ]
    assert told == [
        ("ab", (1,), (1,), ()),
        ("c", (2, 1), (2,), ()),
        ("d", (2, 3, 1), (3,), (2,)),
        ("ef", (3, 1), (), (1,)),
        ("gh", (3,), (), (3,)),
    ]


def test_lines_of_furniture_are_known_and_the_first_is_labelled() -> None:
    text = "Title\nSubscribe\n\nMore\nBody See also\nMenu\n"
    spans = ((6, 21), (27, 35), (36, 40))
    made = cut(text, furniture=spans)
    assert [line.furniture for line in made] == [False, True, True, True, False, True]
    assert [line.labelled for line in made] == [False, True, False, False, False, True]
    joined = cut("a\nb\nc\n", furniture=((0, 4),))
    assert [(line.furniture, line.labelled) for line in joined] == [(True, True), (True, False), (False, False)]


def test_an_empty_text_has_no_lines() -> None:
    assert cut("", (0, 1)) == []
