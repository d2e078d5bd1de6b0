import json

from schemas.fact import Claim, Conflict, Related
from schemas.merge import Merge
from schemas.override import Decision
from schemas.why import Compared, Member, Near, Why
from service.render.text.why import why_json, why_text
from tests.records import evidence

LIKE = Merge(left="x/a1", right="y/a1", merged=True, by="rule", score=0.93, reasons=("same acronym", "same parties"))
APART = Merge(left="x/a1", right="z/a1", merged=False, by="rule", score=0.8, reasons=("same acronym", "other parties"))
CLAIMS = (Claim(value="8 July", evidence=(evidence(),)), Claim(value="9 July", evidence=(evidence(of="y"),)))
WHY = Why(
    subject="A1",
    run="r2",
    fact="A1",
    type="agreement",
    name="Access\nPact",
    members=(
        Member(record="x/a1", name="Access Pact", article="Pact signed", joined=None, agreeing=0),
        Member(record="y/a1", name=None, article=None, joined=LIKE, agreeing=2),
    ),
    near=(Near(fact="A2", name="Fish Pact", merge=APART, others=1),),
    conflicts=(Conflict(id="c1", about="the date", claims=CLAIMS, chosen="9 July", rule="more sources"),),
    decisions=(Decision(action="joined", about="x/a1 and y/a1", by="An Officer", reason="one pact"),),
    related=(Related(fact="A3", relation="protocol to", reason="its name says so"),),
)


def told(member: Merge) -> str:
    record = Member(record="y/a1", name=None, article=None, joined=member, agreeing=0)
    return why_text(WHY.model_copy(update={"members": (record,)}))


def test_a_fact_is_told_record_by_record() -> None:
    assert why_text(WHY) == (
        "A1  agreement: Access Pact (run r2)\n"
        "\n"
        "These records are this fact:\n"
        "  x/a1  “Access Pact”, Pact signed\n"
        "      stands first, the others were held against it\n"
        "  y/a1\n"
        "      joined to x/a1 by rule, 0.93 alike: same acronym, same parties; as 2 more pairs\n"
        "\n"
        "Something spoke for these too, but they stay apart:\n"
        "  A2  Fish Pact\n"
        "      x/a1 and z/a1, kept apart by rule: other parties; for it spoke: same acronym, 0.80 alike;"
        " 1 more pair of these two were held back too\n"
        "\n"
        "Where values differ:\n"
        "  A1.c1  sources differ on the date: 8 July (x); 9 July (y); more sources; shown: 9 July\n"
        "\n"
        "Decided by people:\n"
        "  joined: x/a1 and y/a1, by An Officer: one pact\n"
        "\n"
        "Points to:\n"
        "  A3  protocol to it: its name says so\n"
    )


def test_who_decided_comes_before_what_the_rules_say() -> None:
    model = LIKE.model_copy(update={"by": "model", "reasons": ("half alike", "one treaty")})
    assert "joined to x/a1 by the model: one treaty; the rules alone: half alike, 0.93 alike\n" in told(model)
    person = model.model_copy(update={"by": "person", "person": "An Officer"})
    assert "joined to x/a1 by An Officer: one treaty; the rules alone: half alike, 0.93 alike\n" in told(person)


def test_a_reason_alone_and_no_reason_are_told() -> None:
    alone = Near(fact=None, name=None, merge=APART.model_copy(update={"reasons": ("other parties",)}), others=0)
    shown = why_text(WHY.model_copy(update={"near": (alone,)}))
    assert "  another record\n      x/a1 and z/a1, kept apart by rule: other parties\n" in shown
    assert "kept apart by rule, 0.80 alike\n" in why_text(
        WHY.model_copy(update={"near": (alone.model_copy(update={"merge": APART.model_copy(update={"reasons": ()})}),)})
    )


def test_a_value_that_a_person_corrected_is_told_as_theirs() -> None:
    by_hand = WHY.conflicts[0].model_copy(update={"person": "An Officer", "rule": "corrected by An Officer: seen"})
    shown = why_text(WHY.model_copy(update={"conflicts": (by_hand,)}))
    assert "the date is 9 July, corrected by An Officer: seen; sources: 8 July (x); 9 July (y)\n" in shown


def test_a_pair_begins_with_the_two_held_against_each_other() -> None:
    pair = Compared(left="x/a1", right="z/a1", same=False, score=0.0, reasons=(), veto="other parties")
    bare = {"members": (), "near": (), "conflicts": (), "decisions": (), "related": (), "subject": "x/a1 + z/a1"}
    assert why_text(WHY.model_copy(update={**bare, "compared": pair})) == (
        "A1  agreement: Access Pact (run r2)\n  x/a1 and z/a1 are two facts\n    what contradicts: other parties\n"
    )
    one = pair.model_copy(update={"same": True, "veto": None, "score": 0.9, "reasons": ("names alike",)})
    shown = why_text(WHY.model_copy(update={"compared": one, "subject": "x/a1 + y/a1"}))
    assert "  x/a1 and z/a1 are one fact\n    as they stand, 0.90 alike: names alike\n\nOf x/a1 + y/a1:\n" in shown


def test_the_same_is_one_json_object() -> None:
    assert json.loads(why_json(WHY)) == WHY.model_dump(mode="json")
