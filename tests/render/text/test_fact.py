import json

from schemas.fact import Claim, Conflict, Fact, FactParticipant, FactTerm, Related, Silence
from schemas.merge import Merge
from schemas.override import Decision
from service.core.linking.explanation import explain
from service.render.text.fact import fact_text, facts_json, facts_table
from tests.records import agreement_fact, evidence, fact_event, meeting_fact, statement_fact

MERGE = Merge(left="x/1", right="y/1", merged=True, by="rule", score=0.93, reasons=("same acronym", "same parties"))
PACT = agreement_fact(
    "A1",
    "Access Agreement",
    fact_event("e1", "signed", "2024-07-08", place="Manila"),
    fact_event("e2", "in_force", modality="planned", superseded=True, party="JP"),
    acronym="RAA",
    status="in_force",
    as_of="2025-05-29",
    sources=("x", "y"),
    independent=1,
    terms=(FactTerm(id="t1", text="free ports", evidence=(evidence("ports"),), members=()),),
    conflicts=(
        Conflict(
            id="c1",
            about="the date",
            claims=(Claim(value="8 July", evidence=(evidence(),)), Claim(value="9 July", evidence=(evidence(of="y"),))),
            chosen=None,
            rule="neither is chosen",
        ),
    ),
    silences=(Silence(id="q1", text="when it was ratified", evidence=()),),
    records=("x/1", "y/1"),
    merges=(MERGE, MERGE.model_copy(update={"merged": False, "right": "z/1", "reasons": ()})),
    related=(Related(fact="A2", relation="protocol to", reason="its name says so"),),
    decisions=(Decision(action="corrected", about="the date", by="An Officer", reason="seen"),),
)


def shown(fact: Fact) -> str:
    return fact_text(explain("r1", fact), fact)


def test_an_agreement_is_shown_with_all_its_sources_tell() -> None:
    assert fact_text(explain("r3", PACT), PACT) == (
        "A1  agreement: Access Agreement (RAA)\n"
        "  in force, as of 29 May 2025, 2 sources, 1 independent, run r3\n"
        "  parties: Philippines, Japan\n"
        "  A1.e1  signed, 8 July 2024, Manila\n"
        "      x  “signed” [0:6]\n"
        "  A1.e2  in force, JP, undated, planned, overtaken by a later report\n"
        "      x  “in_force” [0:8]\n"
        "  A1.t1  free ports\n"
        "      x  “ports” [0:5]\n"
        "  A1.c1  sources differ on the date: 8 July (x); 9 July (y); neither is chosen\n"
        "  A1.q1  no source tells: when it was ratified\n"
        "  protocol to A2: its name says so\n"
        "  corrected by An Officer, the date: seen\n"
        "  record x/1  stands first, the others were held against it\n"
        "  record y/1  joined to x/1 by rule, 0.93 alike: same acronym, same parties\n"
        "  nearly joined: 1; `entente facts --why A1` tells why they were not\n"
    )


def test_each_side_of_a_conflict_says_how_many_outlets_tell_it_and_what_they_are() -> None:
    (conflict,) = PACT.conflicts
    one, other = conflict.claims
    weighed = (one.model_copy(update={"independent": 2, "genres": ("news", "official_text")}), other)
    fact = PACT.model_copy(update={"conflicts": (conflict.model_copy(update={"claims": weighed}),)})
    assert "8 July (x; 2 independent, news, official text); 9 July (y); neither" in shown(fact)


def test_a_meeting_is_shown_with_who_took_part() -> None:
    outcome = FactTerm(id="o1", text="agreed", evidence=(evidence("agreed"),), members=())
    people = FactParticipant(name="Marcos", roles=("President", "host"), country="PH")
    told = shown(meeting_fact("M1", "Summit", people, date="2025-05", formats=("summit",), outcomes=(outcome,)))
    assert "  May 2025, summit\n    Marcos, President, host, PH\n      x  “words” [0:5]\n  M1.o1  agreed\n" in told
    assert "  undated\n" in shown(meeting_fact("M1", "Summit"))


def test_a_statement_is_shown_with_its_holder() -> None:
    told = shown(statement_fact("S1", "a golden age", "Marcos"))
    assert "  characterisation of Marcos, about relations\n" in told


def test_an_inferred_date_is_shown_as_probable() -> None:
    event = fact_event("e1", "signed", "2025-05").model_copy(update={"basis": "inferred"})
    assert "signed, probably May 2025" in shown(agreement_fact("A1", "Pact", event))


def test_facts_are_listed_in_columns() -> None:
    listed = facts_table([("A1", PACT), ("r2/S1", statement_fact("S1", "a golden\nage", "Marcos"))])
    assert listed.splitlines() == [
        "id     type       status on 2025-05-29  last step   sources  parties  name",
        "A1     agreement  in force              2024-07-08        2  PH, JP   Access Agreement (protocol to A2)",
        "r2/S1  statement                                          1           a golden age",
    ]


def test_the_date_of_a_fact_is_that_of_its_last_step_that_was_taken_or_of_the_meeting() -> None:
    bare = agreement_fact("A1", "Pact", fact_event("e1", "signed"), as_of="2025-05")
    noted = (*PACT.timeline, fact_event("e3", "noted", "2025-05-30"))
    later = PACT.model_copy(update={"as_of": "2025-06-01", "timeline": noted})
    met = meeting_fact("M1", "Summit", date="2025-05")
    head, *told = facts_table([("r1/A1", bare), ("r2/A1", later), ("r2/M1", met)]).splitlines()
    assert head.split()[2:5] == ["status", "last", "step"]
    assert ["2024-07-08" in line for line in told] == [False, True, False]
    assert "2025-05  " in told[2]


def test_one_source_is_one() -> None:
    assert ", 1 source, 1 independent, " in shown(agreement_fact("A1", "Pact"))


def test_facts_are_one_json_list_with_their_runs() -> None:
    (only,) = json.loads(facts_json([("r3", PACT)]))
    assert (only["run"], only["id"], only["timeline"][0]["evidence"][0]["quote"]) == ("r3", "A1", "signed")
