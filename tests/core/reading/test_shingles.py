from hypothesis import given
from hypothesis import strategies as st

from service.core.reading.imprint import with_imprint
from service.core.reading.shingles import Body, body_of
from tests.records import article

STORY = "The ministers of both U.S. allies met in Tokyo on Wednesday and opened talks on a treaty."


def body(text: str, **known: object) -> Body:
    return body_of(with_imprint(article(text, **known)))


def test_the_body_of_a_text_leaves_its_page_out() -> None:
    page = f"Pact signed in Manila\nBy Karen Lema, Reuters\nMay 28, 2025\nShare\nInnovation\nTOKYO, May 28 (Reuters) - {STORY}\nRead more"
    assert " ".join(body(page).words) == " ".join(body(STORY).words) == STORY.replace("U.S.", "U.S").rstrip(".")


def test_the_title_that_came_with_a_text_is_left_out_too() -> None:
    text = f"{STORY}\nPact signed in Manila after long talks\n{STORY}"
    assert "Pact" in body(text).words
    assert "Pact" not in body(text, title="Pact  signed in Manila after long Talks").words


def test_items_of_a_list_with_a_number_are_told_and_lone_words_are_not() -> None:
    assert {"35", "percent"} <= set(body(f"{STORY}\n- Tariff: 35 percent\nInnovation\n{STORY}").words)


def test_shingles_do_not_see_points_in_words_or_case() -> None:
    one, other = Body(("The", "U.S.", "met", "Japan’s", "envoy"), ""), Body(("the", "US", "met", "Japans", "envoy"), "")
    assert one.shingles == other.shingles
    assert len(one.shingles) == 1


def test_shingles_are_the_same_on_every_machine() -> None:
    assert Body(("one", "two", "three", "four", "five"), "").shingles == (1930502028143764460,)


def test_every_character_of_a_script_without_blanks_is_a_word() -> None:
    assert len(body("両国の外相は二十八日に東京で会談し、協定の交渉開始で一致した。").words) == 29


def test_an_empty_text_has_nothing() -> None:
    assert (body("").shingles, body("").fingerprints()) == ((), frozenset())


WORDS = st.lists(st.sampled_from([*"abcdefghijklmnopqrstuvwxyz", "\ud800"]), max_size=60).map(tuple)


@given(WORDS, WORDS, WORDS)
def test_texts_that_share_twelve_words_in_a_row_share_a_fingerprint(
    before: tuple[str, ...], run: tuple[str, ...], after: tuple[str, ...]
) -> None:
    one, other = Body(before + run, ""), Body(run + after, "")
    if len(run) >= 12:
        assert one.fingerprints() & other.fingerprints()


@given(WORDS, WORDS)
def test_what_one_lacks_of_another_is_told_by_place(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert Body(one, "").lacking(Body(one, "")) == ()
    lacking = Body(one, "").lacking(Body(other, ""))
    assert set(lacking) <= set(range(len(one)))
    assert bool(lacking) or not one or Body(one, "").shingle_set & Body(other, "").shingle_set


@given(st.lists(st.text("ab'.é黄", min_size=1, max_size=4), max_size=40))
def test_a_run_has_its_number_wherever_it_stands(words: list[str]) -> None:
    whole = Body(tuple(words), "")
    runs = [tuple(words[start : start + 5]) for start in range(max(1, len(words) - 4))] if words else []
    assert whole.shingles == tuple(Body(run, "").shingles[0] for run in runs)
    windows = [whole.shingles[start : start + 8] for start in range(max(1, len(runs) - 7))] if words else []
    assert whole.fingerprints() == frozenset(map(min, windows))
