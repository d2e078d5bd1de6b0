from service.render.text.record import record_text
from tests.records import agreement, event, evidence, meeting, statement


def test_an_agreement_is_shown_with_each_item_and_its_quote() -> None:
    signed = event("signed", "2025-05-28", place="Manila", by=("Motegi", "Lazaro"), asserted_by="Motegi")
    expected = event(
        "ratified", "2025", date_text="this year", basis="resolved", party="JP", modality="planned",
        evidence=evidence("to be ratified").model_copy(update={"match": "folded"}),
    )  # fmt: skip
    told = agreement(
        "x/a1",
        "Access Agreement",
        signed,
        expected,
        event("noted"),
        terms=["free ports"],
        acronym="RAA",
        aliases=("pact",),
    )
    assert record_text(told) == (
        "x/a1  agreement: Access Agreement (RAA, pact)\n"
        "  agreement, other, main\n"
        "  parties: Philippines, Japan\n"
        "  a1/e1  signed, 28 May 2025, Manila, by Motegi, Lazaro, says Motegi\n"
        "      “signed” [0:6]\n"
        "  a1/e2  ratified, planned, JP alone, 2025 (from “this year”)\n"
        "      “to be ratified” [0:14, folded]\n"
        "  a1/e3  noted, undated\n"
        "      “noted” [0:5]\n"
        "  a1/t1  free ports\n"
        "      “free ports” [0:10]\n"
    )
    assert "parties" not in record_text(agreement("x/a1", "Pact", between=""))


def test_a_meeting_is_shown_with_who_took_part_and_what_came_of_it() -> None:
    told = meeting(
        "x/m1", "Summit", "Marcos, President, PH", date="2025-05-28", outcomes=["agreed"],
        formats=("summit", "working_meal"), topics=("security", "trade"),
    )  # fmt: skip
    assert record_text(told) == (
        "x/m1  meeting: Summit\n"
        "  held, summit + working meal, 28 May 2025, main\n"
        "  “Summit” [0:6]\n"
        "  m1/p1  Marcos, President, PH\n"
        "  topics: security, trade\n"
        "  m1/o1  agreed\n"
        "      “agreed” [0:6]\n"
    )
    assert "topics" not in record_text(meeting("x/m1", "Summit"))


def test_a_statement_is_shown_with_its_holder() -> None:
    assert record_text(statement("x/s1", "a golden age", "Marcos", role="President")) == (
        "x/s1  statement: a golden age\n  characterisation of Marcos, President, about relations\n  “words” [0:5]\n"
    )


def test_a_quote_that_holds_quotation_marks_stands_in_others() -> None:
    told = 'They "agreed to talk," he said.'
    assert f"  «{told}» [0:31]\n" in record_text(statement("x/s1", "talks", "Marcos", quote=told))
