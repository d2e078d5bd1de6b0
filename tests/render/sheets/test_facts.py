from schemas.fact import Claim, Conflict, Fact, FactTerm
from service.render.sheets.cells import Value
from service.render.sheets.facts import COLUMNS, row
from tests.records import agreement_fact, evidence, fact_event, meeting_fact, statement_fact


def told(run: str, name: str, fact: Fact) -> dict[str, Value]:
    return dict(zip(COLUMNS, row(run, name, fact), strict=True))


def test_an_agreement_is_told_with_its_steps_and_terms() -> None:
    fact = agreement_fact(
        "A1",
        "Access Agreement",
        fact_event("A1.e1", "signed", "2024-07-08", place="Manila"),
        fact_event("A1.e2", "in_force", modality="planned", party="JP"),
        acronym="RAA",
        status="signed",
        as_of="2025-05-29",
        sources=("x", "y"),
        independent=1,
        terms=(FactTerm(id="A1.t1", text="free ports", evidence=(evidence("ports"),), members=()),),
        conflicts=(Conflict(id="A1.c1", about="the date", claims=(Claim(value="8 July", evidence=()), Claim(value="9 July", evidence=())), chosen=None, rule="x"),),
        records=("x/a1", "y/a1"),
    )  # fmt: skip
    line = told("r1", "A1", fact)
    assert (line["run"], line["id"], line["type"], line["name"], line["acronym"]) == (
        "r1", "A1", "agreement", "Access Agreement", "RAA"
    )  # fmt: skip
    assert line["steps"] == ("signed 2024-07-08 in Manila", "in_force JP undated (planned)")
    assert (line["status"], line["last_date"], line["as_of"]) == ("signed", "2024-07-08", "2025-05-29")
    assert (line["told"], line["conflicts"]) == (("free ports",), ("the date: 8 July / 9 July",))
    assert (line["sources"], line["source_count"], line["independent_sources"]) == (("x", "y"), 2, 1)
    assert line["records"] == ("x/a1", "y/a1")
    assert line["holder"] is None


def test_a_meeting_and_a_statement_have_the_same_columns() -> None:
    meeting, statement = (
        told("", "x/m1", meeting_fact("M1", "Summit")),
        told("", "x/s1", statement_fact("S1", "a golden age", "Marcos")),
    )
    assert (meeting["run"], meeting["id"], meeting["type"]) == (None, "x/m1", "meeting")
    assert meeting["instrument"] is None
    assert statement["type"] == "statement"
    assert statement["holder"]
    assert set(meeting) == set(statement) == set(COLUMNS)
