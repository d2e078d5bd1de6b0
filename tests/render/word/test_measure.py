"""The size of a Word page's body: smaller for more text, and none for too much."""

from service.render.word.measure import SIZES, body_size, needed
from tests.briefs import empty_brief, realistic_brief


def test_little_text_is_set_large() -> None:
    assert body_size(empty_brief(), width=500, height=760, picture=0) == SIZES[0]


def test_a_taller_picture_never_makes_the_text_larger() -> None:
    sizes = [body_size(realistic_brief(), width=500, height=900, picture=tall) or 0 for tall in range(0, 300, 50)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 1


def test_too_much_has_no_size() -> None:
    assert body_size(realistic_brief(), width=500, height=300, picture=0) is None


def test_what_is_needed_grows_with_the_size_and_with_the_words() -> None:
    brief = realistic_brief()
    more = brief.model_copy(update={"watch": brief.watch * 2})
    assert needed(brief, 9, width=500, picture=0) < needed(brief, 10, width=500, picture=0)
    assert needed(brief, 9, width=500, picture=0) < needed(more, 9, width=500, picture=0)
