import pytest

from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.core.linking.comparison import ASK, JOIN, compare, party_keys, quoted_phrases
from tests.records import agreement, event, meeting, statement

RAA = "Reciprocal Access Agreement"
MANALO, IWAYA = "Enrique Manalo, Secretary, PH", "Takeshi Iwaya, Foreign Minister, JP"


def score(one: Record, other: Record) -> float:
    """How alike, the same from either side."""
    assert compare(one, other).score == compare(other, one).score
    return compare(one, other).score


def veto(one: Record, other: Record) -> str:
    """What contradicts, from either side; a veto outranks any likeness."""
    assert compare(one, other).veto
    assert compare(other, one).veto
    assert score(one, other) == 0.0
    return compare(one, other).veto or ""


def other_article(record: Record) -> Record:
    return record.model_copy(update={"id": record.id.replace("x", "y"), "article": "y"})


# --- agreements


def test_one_agreement_under_two_names_is_joined() -> None:
    one = agreement("x/a1", "Agreement on the Security of Information", kind="information_security")
    other = agreement("y/a1", "Information Security Agreement", kind="information_security", between="Japan=JP")
    assert score(one, other) >= JOIN
    assert compare(one, other).reasons[1:] == ("parties JP", "same subject, information_security")


def test_an_alias_or_acronym_joins_too() -> None:
    one = agreement("x/a1", "the logistics pact", acronym="ACSA")
    assert score(one, agreement("y/a1", "Acquisition and Cross-Servicing Agreement")) >= JOIN


def test_two_agreements_of_the_same_parties_are_two() -> None:
    one = agreement("x/a1", RAA, kind="visiting_forces")
    assert score(one, agreement("y/a1", "Acquisition and Cross-Servicing Agreement", kind="defence_logistics")) < ASK


def test_what_is_missing_contradicts_nothing() -> None:
    one = agreement("x/a1", RAA, kind="other", between="")
    assert compare(one, agreement("y/a1", RAA, kind="trade")).veto is None
    assert score(one, agreement("y/a1", RAA, kind="trade")) >= JOIN


def test_other_parties_are_a_veto() -> None:
    assert (
        veto(agreement("x/a1", RAA), agreement("y/a1", RAA, between="Japan=JP Australia=AU"))
        == "other parties: JP, PH and AU, JP"
    )


def test_parties_that_contain_the_others_are_none() -> None:
    assert score(agreement("x/a1", RAA), agreement("y/a1", RAA, between="Japan=JP Philippines Australia=AU")) >= JOIN


def test_an_open_multilateral_is_told_apart_by_its_name_alone() -> None:
    many = agreement("x/a1", "Paris Climate Accord", between="France=FR Japan=JP Fiji=FJ Chad=TD")
    assert score(many, agreement("y/a1", "Paris Climate Accord", between="China=CN India=IN")) >= JOIN
    assert veto(many, agreement("y/a1", "Kyoto Protocol", between="China=CN India=IN"))


def test_other_years_or_numbers_in_the_name_are_a_veto() -> None:
    assert "other years" in veto(agreement("x/a1", "Protocol II"), agreement("y/a1", "Protocol III"))
    assert compare(agreement("x/a1", "Trade Pact 2019"), agreement("y/a1", "Trade Pact")).veto is None


def test_subjects_that_exclude_each_other_are_a_veto_but_labels_of_one_family_are_not() -> None:
    one = agreement("x/a1", "Framework", kind="arms")
    assert veto(one, agreement("y/a1", "Framework", kind="trade")) == "subjects that exclude each other: arms and trade"
    assert compare(one, agreement("y/a1", "Framework", kind="security_assistance")).veto is None


def test_an_article_that_names_two_agreements_tells_them_apart() -> None:
    assert veto(agreement("x/a1", RAA), agreement("x/a2", f"{RAA} of Japan")) == "one article tells them apart"
    assert compare(agreement("x/a1", RAA), agreement("x/a2", RAA.lower())).veto is None


def test_an_unnamed_agreement_is_no_other_articles_agreement() -> None:
    one = agreement("x/a1", "unnamed agreement", event("signed", "2025-05-28", place="Manila"))
    named = agreement("y/a1", RAA, event("signed", "2025-05-28", place="Manila"))
    assert score(one, named) == 0.0
    assert compare(one, named).veto is None


def test_unnamed_agreements_are_one_only_by_parties_step_date_and_place() -> None:
    one = agreement("x/a1", "unnamed agreement", event("noted"), event("signed", "2025-05-28", place="Manila"))
    assert score(one, other_article(one)) >= JOIN
    undated = agreement("y/a1", "unnamed agreement", event("signed", place="Manila"))
    assert score(one, undated) == 0.0
    elsewhere = agreement(
        "y/a1", "unnamed agreement", event("signed", "2025-05-28", place="Manila"), between="Japan=JP"
    )
    assert score(one, elsewhere) == 0.0


def test_two_unnamed_agreements_of_one_article_are_two() -> None:
    step = event("signed", "2025-05-28", place="Manila")
    assert veto(agreement("x/a1", "unnamed agreement", step), agreement("x/a2", "unnamed agreement", step))


def test_parties_are_compared_by_code_and_where_there_is_none_by_name() -> None:
    assert party_keys(agreement("x/a1", "Truce", between="Philippines The=NL Houthis")) == {"PH", "NL", "houthis"}


# --- meetings


def test_one_meeting_of_two_people_is_joined() -> None:
    one = meeting("x/m1", "Manalo-Iwaya talks", MANALO, IWAYA, date="2025-05-28")
    other = meeting("y/m1", "Iwaya and Manalo lunch", "Iwaya", "Manalo", formats=("working_meal",))
    assert score(one, other) >= JOIN
    assert compare(one, other).reasons[0] == "the same people: Enrique Manalo, Takeshi Iwaya"


def test_one_shared_person_needs_date_and_place_as_well() -> None:
    one = meeting("x/m1", "talks", IWAYA, date="2025-05-28", place="Tokyo")
    assert score(one, meeting("y/m1", "meeting", IWAYA)) == ASK
    assert score(one, meeting("y/m1", "meeting", IWAYA, date="2025-05", place="Japan")) >= JOIN


def test_a_person_is_matched_once_however_many_share_the_name() -> None:
    one = meeting("x/m1", "visit", "Ishiba", formats=("visit",))
    couple = meeting("y/m1", "other words", "Shigeru Ishiba,,JP", "Ishiba Yoshiko,,JP", formats=("courtesy_call",))
    assert score(one, couple) < ASK
    assert compare(one, couple).reasons[0] == "the same people: Shigeru Ishiba"


def test_meetings_without_people_are_carried_by_sides_date_format_and_label() -> None:
    one = meeting(
        "x/m1",
        "Japan-Philippines vice-ministerial dialogue",
        "Japan,,JP",
        "Philippines,,PH",
        formats=("vice_ministerial",),
    )
    assert score(one, other_article(one)) >= JOIN
    talks = meeting("x/m1", "maritime consultations", "Japan,,JP", "Philippines,,PH")
    assert 0 < score(talks, meeting("y/m1", "maritime dialogue", "Japan", "Philippines")) < JOIN
    assert score(one, talks) < ASK


def test_sides_that_meet_people_need_date_and_format_as_well() -> None:
    one = meeting("x/m1", "talks", MANALO, IWAYA, date="2025-05-28")
    sides = meeting("y/m1", "ministers", "Japan,,JP", "Philippines,,PH", date="2025-05")
    assert score(one, sides) >= JOIN
    assert ASK <= score(one, sides.model_copy(update={"formats": ("summit",)})) < JOIN
    assert score(one, sides.model_copy(update={"date": None})) < ASK


def test_a_label_alone_never_joins() -> None:
    assert ASK <= score(meeting("x/m1", "ASEAN Summit"), meeting("y/m1", "ASEAN Summit")) < JOIN
    assert score(meeting("x/m1", "ASEAN Summit"), meeting("y/m1", "Quad talks")) == 0.0


def test_other_dates_are_a_veto() -> None:
    one = meeting("x/m1", "talks", MANALO, IWAYA, date="2025-05-28")
    assert veto(one, meeting("y/m1", "talks", MANALO, IWAYA, date="2025-04")) == "other dates: 2025-05-28 and 2025-04"


@pytest.mark.parametrize("status", ["scheduled", "postponed"])
def test_a_meeting_that_was_put_off_may_have_another_date(status: str) -> None:
    held = meeting("x/m1", "talks", MANALO, IWAYA, date="2025-05-28")
    assert score(held, meeting("y/m1", "talks", MANALO, IWAYA, date="2025-05-20", status=status)) >= JOIN


def test_two_dates_at_which_meetings_are_scheduled_are_two_meetings() -> None:
    one = meeting("x/m1", "talks", MANALO, IWAYA, date="2025-05-28", status="scheduled")
    assert veto(one, meeting("y/m1", "talks", MANALO, IWAYA, date="2025-06-28", status="scheduled"))


def test_other_places_and_other_people_for_a_side_are_vetoes() -> None:
    one = meeting("x/m1", "talks", MANALO, IWAYA, place="Tokyo")
    assert veto(one, meeting("y/m1", "talks", MANALO, IWAYA, place="Manila")) == "other places: Tokyo and Manila"
    assert "other people for JP" in veto(one, meeting("y/m1", "talks", MANALO, "Toshimitsu Motegi,,JP"))


def test_within_one_article_a_visit_and_its_talks_are_one_encounter() -> None:
    talks = meeting("x/m1", "talks", "Marcos,,PH", "Ishiba,,JP", date="2025-04")
    press = meeting(
        "x/m2", "press conference", "Marcos,,PH", "Ishiba,,JP", date="2025-04", formats=("press_conference",)
    )
    assert score(talks, press) >= JOIN
    assert veto(talks, press.model_copy(update={"status": "scheduled"})) == "one article tells them apart"
    assert veto(talks, meeting("x/m2", "talks", "Marcos,,PH", "Ishiba,,JP", date="2025-04"))
    assert veto(talks, meeting("x/m2", "visit", formats=("visit",)))


# --- statements


def test_one_coinage_of_one_holder_is_one_statement() -> None:
    one = statement("x/s1", "Ties have reached near-alliance status", "Takeshi Iwaya")
    other = statement("y/s1", "The partnership is close", "Iwaya", quote='reached a "near-alliance" status')
    assert score(one, other) >= JOIN
    assert compare(one, other).reasons == ("both say near alliance",)


def test_the_same_telling_words_are_one_statement_without_quotation_marks() -> None:
    one = statement("x/s1", "Japan welcomes freedom and navigation", "Iwaya")
    assert score(one, statement("y/s1", "Freedom of navigation is what Japan welcomes", "Iwaya")) >= JOIN


def test_wording_alone_decides_where_no_telling_word_is_shared() -> None:
    one = statement("x/s1", "the two countries", "Iwaya")
    assert score(one, statement("y/s1", "the two countries", "Iwaya")) == 1.0
    assert score(one, statement("y/s1", "Peace matters", "Iwaya")) < ASK


def test_two_holders_hold_two_statements() -> None:
    one = statement("x/s1", "a “golden age”", "Marcos")
    assert veto(one, statement("y/s1", "a “golden age”", "Manalo")) == "other holders: Marcos and Manalo"
    assert veto(one, statement("y/s1", "a “golden age”", "both sides"))


def test_one_article_tells_two_statements_of_one_holder_apart() -> None:
    one = statement("x/s1", "Peace matters", "the article")
    assert veto(one, statement("x/s2", "Trade matters", "the article")) == "one article tells them apart"
    assert score(one, statement("x/s2", "Peace matters", "the article")) == 1.0


def test_telling_words_stand_in_quotation_marks_or_are_hyphenated_coinages() -> None:
    said = statement(
        "x/s1",
        "a quasi-alliance",
        "Iida",
        quote='“golden age” and ‘close’ and "dear" and “one two three four five six seven” and “open',
    )
    assert quoted_phrases(said) == {"quasi alliance", "golden age", "close", "dear"}


# --- kinds


def test_records_of_two_kinds_are_never_one_fact() -> None:
    made: list[AgreementRecord | MeetingRecord | StatementRecord] = [
        agreement("x/a1", "Marcos"),
        meeting("y/m1", "Marcos", "Marcos"),
        statement("z/s1", "Marcos", "Marcos"),
    ]
    for one in made:
        for other in made:
            if one is not other:
                assert veto(one, other) == "different kinds of record"
