"""One page: always the longest version that fits, never nothing, and an account of every fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.brief import Brief, Section, Sentence
from service.core.briefing.fit import accounted, fit
from tests.briefs import empty_brief, realistic_brief

FULL = realistic_brief()
LIMITED = fit(FULL, pages=lambda _: 1)
NOTE = "Even the shortest version does not fit one page."


def size(brief: Brief) -> int:
    """How much stands on the page, in lines of one kind."""
    parts = (brief.title, brief.bottom_line, brief.watch, brief.timeline, brief.status)
    return sum(map(len, parts)) + sum(len(section.sentences) for section in brief.sections)


def holding(most: int) -> Brief:
    """The realistic brief fitted to a page that holds so much."""
    return fit(FULL, pages=lambda brief: 1 if size(brief) <= most else 2)


def lengths(brief: Brief) -> dict[str, int]:
    return {section.id: len(section.sentences) for section in brief.sections}


SHORTEST = size(holding(0))
# The shortest page of ordinary names: all of the bottom line, three marks and a line of what to watch.
ORDINARY = SHORTEST + len(FULL.bottom_line) - 1 + 3 + 1


def test_what_fits_within_the_limits_is_not_cut() -> None:
    assert holding(size(LIMITED)) == accounted(LIMITED)


def test_no_section_is_longer_than_a_glance_however_much_room_there_is() -> None:
    many = FULL.sections[0].sentences * 2
    long = tuple(section.model_copy(update={"sentences": many}) for section in FULL.sections)
    roomy = lengths(fit(FULL.model_copy(update={"sections": long}), pages=lambda _: 1))
    assert roomy == {"meetings": 2, "meaning": 5, "differences": 5}


@given(st.integers(SHORTEST, size(FULL) + 5))
def test_the_longest_version_that_fits_is_taken(most: int) -> None:
    fitted = size(holding(most))
    assert fitted <= most
    # A step cuts one sentence, or one row together with one mark; the last resort all three marks.
    assert fitted >= min(most, size(LIMITED)) - (1 if most >= ORDINARY else 3)


@given(st.integers(ORDINARY, size(FULL)))
def test_no_part_of_the_page_is_ever_cut_to_nothing(most: int) -> None:
    brief = holding(most)
    assert brief.title == FULL.title
    assert brief.bottom_line == FULL.bottom_line
    assert min(lengths(brief).values()) >= 1
    assert set(lengths(brief)) == set(lengths(FULL))
    assert len(brief.watch) >= 1
    assert len(brief.status) >= 1
    assert len(brief.timeline) >= 3
    assert brief.sources == FULL.sources


@given(st.integers(0, size(FULL)))
def test_rows_and_marks_are_cut_only_when_every_other_part_is_at_its_shortest(most: int) -> None:
    brief = holding(most)
    if (len(brief.status), len(brief.timeline)) != (len(FULL.status), len(FULL.timeline)):
        assert [*lengths(brief).values(), max(1, len(brief.watch))] == [1, 1, 1, 1]


@given(st.integers(0, size(FULL)))
def test_what_is_cut_is_the_end_of_its_part(most: int) -> None:
    brief = holding(most)
    for cut, whole in zip(brief.sections, FULL.sections, strict=True):
        if cut.id != "meaning":
            assert cut.sentences == whole.sentences[: len(cut.sentences)]
    assert brief.status == FULL.status[: len(brief.status)]
    assert brief.watch == FULL.watch[: len(brief.watch)]


@given(st.integers(0, size(FULL)))
def test_of_why_it_matters_what_the_fewest_sources_tell_is_cut_and_the_order_stays(most: int) -> None:
    cut, whole = (next(s for s in brief.sections if s.id == "meaning").sentences for brief in (holding(most), FULL))
    gone = [one for one in whole if one not in cut]
    assert [one for one in whole if one in cut] == list(cut)
    assert all(len(one.numbers) <= len(other.numbers) for one in gone for other in cut)


@given(st.integers(0, size(FULL)))
def test_facts_are_shown_or_cut_and_none_is_lost(most: int) -> None:
    ledger = holding(most).ledger
    assert sorted((*ledger.shown, *ledger.cut, *ledger.withheld)) == sorted(fact.id for fact in FULL.facts)


def test_a_page_that_holds_nothing_says_that_it_does_not_fit() -> None:
    assert holding(0).notes[-1] == NOTE
    assert NOTE not in holding(SHORTEST).notes
    assert NOTE not in holding(size(FULL)).notes


def test_a_short_timeline_stays_when_the_table_is_cut() -> None:
    short = FULL.model_copy(update={"timeline": FULL.timeline[:2]})
    fitted = fit(short, pages=lambda _: 2)
    assert len(fitted.status) == 1
    assert fit(short, pages=lambda one: 1 if len(one.status) == 1 else 2).timeline == FULL.timeline[:2]


def test_where_names_fill_the_page_one_sentence_of_the_bottom_line_and_one_row_stand() -> None:
    last = holding(0)
    assert (len(last.title), len(last.bottom_line), len(last.status)) == (1, 1, 1)
    assert (last.timeline, last.watch) == ((), ())


def test_the_marks_that_are_cut_are_those_of_the_least_facts_and_not_the_last_in_time() -> None:
    light = FULL.timeline[0].model_copy(update={"facts": (FULL.facts[-1].id,)})
    heavy = [point.model_copy(update={"facts": (FULL.facts[0].id,)}) for point in FULL.timeline[:3]]
    fitted = fit(
        FULL.model_copy(update={"timeline": (light, *heavy)}), pages=lambda one: 1 if len(one.status) == 1 else 2
    )
    assert fitted.timeline == tuple(heavy)


def test_an_empty_brief_is_measured_and_left_as_it_is() -> None:
    fitted = fit(empty_brief(), pages=lambda _: 1)
    assert (fitted.sections, fitted.ledger.facts) == ((), ())


def test_what_is_measured_is_what_is_returned() -> None:
    measured: list[Brief] = []

    def pages(brief: Brief) -> int:
        measured.append(brief)
        return 1 if size(brief) <= size(FULL) - 4 else 2

    assert fit(FULL, pages=pages) in measured


def shown(*cites: str) -> Sentence:
    return FULL.title[0].model_copy(update={"cites": cites})


@pytest.mark.parametrize("part", ["title", "bottom_line", "watch"])
def test_a_fact_that_any_sentence_cites_is_shown(part: str) -> None:
    bare = FULL.model_copy(update={"title": (), "bottom_line": (), "watch": (), "sections": (), "status": ()})
    assert accounted(bare).ledger.cut == ("A1", "M2", "S6")
    assert accounted(bare.model_copy(update={part: (shown("M2"),)})).ledger.shown == ("M2",)


def test_agreements_without_a_row_are_shown_in_their_line_and_cut_before_any_row() -> None:
    brief = FULL.model_copy(update={"besides": (shown("M2"),)})
    bare = {"title": (), "bottom_line": (), "watch": (), "sections": (), "status": ()}
    assert accounted(brief.model_copy(update=bare)).ledger.shown == ("M2",)
    shortest = fit(brief, pages=lambda _: 2)
    assert shortest.besides == ()
    assert fit(brief, pages=lambda one: 2 if one.besides else 1).status == FULL.status


def test_a_fact_with_a_row_is_shown() -> None:
    bare = FULL.model_copy(update={"title": (), "bottom_line": (), "watch": (), "sections": ()})
    assert accounted(bare).ledger.shown == ("A1",)


def test_a_fact_that_a_row_cites_to_say_what_its_agreement_does_is_shown() -> None:
    row = FULL.status[0].model_copy(update={"purpose": shown("S6")})
    bare = FULL.model_copy(update={"title": (), "bottom_line": (), "watch": (), "sections": (), "status": (row,)})
    assert accounted(bare).ledger.shown == ("A1", "S6")


def test_the_footer_says_how_the_page_was_made_and_what_was_left_out() -> None:
    ledger = FULL.ledger.model_copy(
        update={"records": ("r1", "r2"), "proposed": ("p1", "p2", "p3"), "rejected": ("p3",), "sentences_replaced": 2}
    )
    page = FULL.model_copy(update={"ledger": ledger, "sections": FULL.sections[:2]})
    account, *troubles = accounted(page).notes
    assert account == "Drafted by a recorded model, checked in code against its sources; 1 lesser fact left out."
    assert any(note.startswith("1 of 3 extracted items was rejected") for note in troubles)
    assert any(note.startswith("2 ") and "did not stand" in note for note in troubles)


def test_the_footer_counts_one_in_the_singular() -> None:
    ledger = FULL.ledger.model_copy(update={"read": ("a",), "failed": ("b",), "sentences_replaced": 1})
    bare = only().model_copy(update={"ledger": ledger, "facts": FULL.facts[:1]})
    account, *troubles = accounted(bare).notes
    assert account == "Written by code, and checked against its source; 1 lesser fact left out."
    assert troubles == ["1 drafted sentence did not stand and was replaced.", "1 source could not be read or answered."]


def test_the_footer_says_nothing_of_facts_left_out_where_all_are_shown() -> None:
    assert accounted(FULL).notes[0] == "Drafted by a recorded model, checked in code against its sources."


def only(*purposes: Sentence | None) -> Brief:
    """The brief with nothing on its page but rows that say what agreements do."""
    rows = [FULL.status[0].model_copy(update={"purpose": purpose}) for purpose in purposes]
    bare: dict[str, tuple[Section, ...]] = {"title": (), "bottom_line": (), "watch": (), "sections": ()}
    return FULL.model_copy(update={**bare, "status": tuple(rows)})


def test_the_footer_names_the_model_where_it_worded_but_a_line_of_the_table() -> None:
    by_code = shown("A1").model_copy(update={"by": "code"})
    mixed, plain = (accounted(only(*told, None)).notes[0] for told in ((shown("A1"), by_code), (by_code,)))
    assert mixed.startswith("Drafted by a recorded model")
    assert plain.startswith("Written by code")


def test_the_footer_of_a_page_without_a_fact_says_what_was_read() -> None:
    (account, *_) = accounted(empty_brief().model_copy(update={"ledger": FULL.ledger})).notes
    assert account == "No agreement, meeting or statement was found in 5 articles."


def test_the_footer_counts_sources_that_failed() -> None:
    failed = FULL.ledger.model_copy(update={"failed": ("a", "b")})
    notes = accounted(FULL.model_copy(update={"ledger": failed})).notes
    assert any(note.startswith("2 ") and "could not be read or answered" in note for note in notes)


@pytest.mark.parametrize(("gaps", "note"), [(1, "1 part of long texts"), (2, "2 parts of long texts")])
def test_the_footer_counts_parts_without_an_answer(gaps: int, note: str) -> None:
    ledger = FULL.ledger.model_copy(update={"unanswered": ("x/c2", "x/c3")[:gaps]})
    assert f"{note} could not be answered." in accounted(FULL.model_copy(update={"ledger": ledger})).notes


def test_the_footer_is_silent_on_what_did_not_happen() -> None:
    told = " ".join(accounted(FULL).notes)
    assert not any(words in told for words in ("rejected", "did not stand", "could not be read", "long texts"))


def test_a_page_by_rules_says_so_and_how_to_ask_a_model() -> None:
    told = accounted(FULL.model_copy(update={"model": "embedded-1"})).notes
    assert told[0].startswith("Read and written by embedded-1, and checked against its sources")
    assert "embedded-1 is no language model" in told[1]
    assert "--model NAME" in told[1]
    nothing = accounted(empty_brief().model_copy(update={"model": "embedded-1"})).notes
    assert nothing[0].endswith(" by embedded-1.")
    assert "--model NAME" in nothing[1]
    assert not any("--model" in note for note in accounted(FULL).notes)
