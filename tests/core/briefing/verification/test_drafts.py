"""A draft held against its facts, and its sentences brought to the page with their evidence."""

from schemas.brief import Draft, DraftSentence, Rewrite
from service.core.briefing.plain import Told
from service.core.briefing.verification.drafts import Checked, check_draft, sentence, with_rewrites
from tests.treaties import ITEMS

GOOD = DraftSentence(text="New START entered into force on 5 February 2011.", cites=["A2.e2"])
BAD = DraftSentence(text="New START entered into force on 5 February 2012.", cites=["A2.e2"])
WORSE = DraftSentence(text="New START entered into force.", cites=[])


def draft(**sections: list[DraftSentence]) -> Draft:
    empty: dict[str, list[DraftSentence]] = {"bottom_line": [], "purposes": [], "meetings": [], "meaning": []}
    return Draft(title=GOOD, **{**empty, **sections})


def test_every_sentence_is_checked_in_the_order_of_the_page() -> None:
    sections = {name: [GOOD, BAD] for name in ("meaning", "bottom_line", "meetings", "purposes")}
    checked = check_draft(draft(**sections), ITEMS)
    assert [each.slot for each in checked] == [
        "title",
        *["bottom_line"] * 2,
        *["purposes"] * 2,
        *["meetings"] * 2,
        *["meaning"] * 2,
    ]
    assert [bool(each.reasons) for each in checked] == [False, *[False, True] * 4]


def test_white_space_is_folded_and_a_citation_counts_once() -> None:
    told = DraftSentence(text="  New START entered\n into force on 5 February 2011. ", cites=[" A2.e2", "A2.e2"])
    (checked,) = check_draft(draft().model_copy(update={"title": told}), ITEMS)
    assert checked == Checked(slot="title", text=GOOD.text, cites=("A2.e2",), reasons=())


def test_straight_quotation_marks_become_those_of_the_page() -> None:
    told = DraftSentence(text='Iida calls it a "quasi-alliance" and "close".', cites=["S4"])
    (checked,) = check_draft(draft().model_copy(update={"title": told}), ITEMS)
    assert checked.text == "Iida calls it a “quasi-alliance” and “close”."


def test_new_wordings_take_the_place_of_what_failed_in_order_and_are_checked_again() -> None:
    checked = check_draft(draft(bottom_line=[BAD, GOOD], meaning=[WORSE]), ITEMS)
    again = with_rewrites(checked, Rewrite(sentences=[GOOD, BAD]), ITEMS)
    assert [(each.slot, each.text, bool(each.reasons)) for each in again] == [
        ("title", GOOD.text, False),
        ("bottom_line", GOOD.text, False),
        ("bottom_line", GOOD.text, False),
        ("meaning", BAD.text, True),
    ]


def test_a_wording_that_is_missing_leaves_the_failed_sentence_failed() -> None:
    checked = check_draft(draft(bottom_line=[BAD, WORSE]), ITEMS)
    again = with_rewrites(checked, Rewrite(sentences=[GOOD]), ITEMS)
    assert [bool(each.reasons) for each in again] == [False, False, True]
    assert again[2] == checked[2]


def test_wordings_beyond_what_failed_are_left_out() -> None:
    checked = check_draft(draft(bottom_line=[BAD]), ITEMS)
    assert len(with_rewrites(checked, Rewrite(sentences=[GOOD, GOOD, GOOD]), ITEMS)) == len(checked)


def test_a_sentence_of_the_page_has_facts_items_quotes_and_source_numbers() -> None:
    told = Told(text="New START was signed, then suspended.", cites=("A2.e1", "A2.e4", "A2.e1"))
    made = sentence(told, ITEMS, {"y": 1, "x": 2}, by="code")
    assert (made.cites, made.items) == (("A2",), ("A2.e1", "A2.e4", "A2.e1"))
    assert made.numbers == (2,)
    assert made.evidence == (*ITEMS["A2.e1"].evidence, *ITEMS["A2.e4"].evidence)
    assert (made.by, made.verified) == ("code", True)
