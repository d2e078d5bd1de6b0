"""Every sentence about an agreement is made from a fact's own material and held against the fact, as a brief's are."""

import json
from typing import Any, get_args

import pytest

from schemas.agreement import Step
from schemas.fact import AgreementFact
from service.core.briefing.items import items_of
from service.core.briefing.material import material
from service.core.briefing.verification.sentences import failures
from service.embedded.composition.agreements import headline, mention, news_of, purpose, standing
from tests.records import agreement_fact, evidence, fact_event

STEPS: tuple[Step, ...] = get_args(Step)


def line(fact: AgreementFact) -> dict[str, Any]:
    """A fact as a question gives it."""
    return dict(json.loads(json.dumps(material([fact])[0])))


def told(step: Step, date: str | None = "2025-05-28", **more: Any) -> AgreementFact:
    quoted = (evidence(f"Japan and the Philippines: the Trade Pact, {step.replace('_', ' ')}"),)
    event = fact_event("e1", step, date, **{"evidence": quoted, **more})
    return agreement_fact(
        "A1",
        "Trade Pact",
        event,
        between="Japan=JP Philippines=PH",
        status=step if event.modality == "reported" else "not_told",
    )


@pytest.mark.parametrize("step", [step for step in STEPS if step != "noted"])
@pytest.mark.parametrize("date", ["2025-05-28", None])
def test_where_an_agreement_stands_is_said_so_that_it_passes_for_every_step(step: Step, date: str | None) -> None:
    party = "PH" if step in ("legislative_approval", "ratified", "withdrawn") else None
    fact = told(step, date, party=party, known_by=None if date else "2025-05-29")
    said = standing(line(fact))
    assert said is not None
    assert failures(said.text, said.cites, items_of([fact])) == ()
    assert said.cites == ["A1.e1"]


@pytest.mark.parametrize(
    ("step", "more", "words"),
    [
        ("signed", {"place": "Manila", "by": ("Takeshi Iwaya",)},
         "The Trade Pact between Japan and the Philippines was signed by Takeshi Iwaya in Manila on 28 May 2025."),
        ("in_force", {}, "The Trade Pact between Japan and the Philippines entered into force on 28 May 2025."),
        ("in_force", {"date": None}, "The Trade Pact between Japan and the Philippines is in force."),
        ("negotiation_agreed", {}, "Japan and the Philippines agreed to start negotiations on the Trade Pact on 28 May 2025."),
        ("negotiating", {"date": None, "known_by": "2025-05-29"},
         "Negotiations on the Trade Pact between Japan and the Philippines were last reported by 29 May 2025."),
        ("legislative_approval", {"party": "PH", "evidence": (evidence("the Senate approved it"),)},
         "The Trade Pact between Japan and the Philippines was approved by the Senate of the Philippines on 28 May 2025."),
        ("withdrawn", {"party": "JP"}, "Japan withdrew from the Trade Pact on 28 May 2025."),
        ("expired", {"basis": "inferred"}, "The Trade Pact between Japan and the Philippines expired probably on 28 May 2025."),
    ],
)  # fmt: skip
def test_each_step_reads_as_a_plain_sentence(step: Step, more: dict[str, Any], words: str) -> None:
    date = more.pop("date", "2025-05-28") if "date" in more else "2025-05-28"
    said = standing(line(told(step, date, **more)))
    assert said is not None
    assert said.text == words


@pytest.mark.parametrize(
    ("step", "date", "words"),
    [
        ("signed", "2025-06", "Signature of the Trade Pact was planned in June 2025."),
        ("legislative_approval", None, "Approval of the Trade Pact by the legislature was pending as of 29 May 2025."),
        ("in_force", None, "The Trade Pact was still to take effect as of 29 May 2025."),
    ],
)
def test_what_is_planned_is_said_only_where_nothing_is_reported(step: Step, date: str | None, words: str) -> None:
    fact = told(step, date, modality="planned", known_by="2025-05-29")
    said = standing(line(fact))
    assert said is not None
    assert said.text == words
    assert failures(said.text, said.cites, items_of([fact])) == ()


def test_of_a_mention_or_a_disputed_step_nothing_is_said() -> None:
    assert standing(line(agreement_fact("A1", "Trade Pact", fact_event("e1", "noted")))) is None
    assert news_of({"status": "signed", "events": [{"id": "A1.e1", "step": "signed", "disputed": True}]}) is None
    assert standing({"name": "Pact", "events": [{"id": "A1.e1", "step": "amended", "planned": True}]}) is None
    assert news_of({"status": "noted", "events": [{"id": "A1.e1", "step": "hailed"}]}) is not None  # a word of no step


def test_several_are_told_in_the_plural() -> None:
    fact = agreement_fact(
        "A1", "Abraham Accords", fact_event("e1", "signed", "2020-09-15"), status="signed", between=""
    )
    said = standing(line(fact))
    assert said is not None
    assert said.text == "The Abraham Accords were signed on 15 September 2020."


def test_the_headline_names_the_parties_once_and_two_agreements_at_most() -> None:
    facts = [told("signed"), told("in_force"), told("proposed")]
    said = headline([line(fact) for fact in facts])
    assert said is not None
    assert said.text == "Japan and the Philippines: Trade Pact signed; Trade Pact in force"
    long = "Agreement on the Mutual Recognition of Certificates of Conformity and of Marks for Marine Equipment"
    lengthy = [line(told("signed").model_copy(update={"name": long})), line(told("in_force"))]
    only = headline(lengthy)
    assert only is not None
    assert only.text == f"Japan and the Philippines: {long} signed"


def test_the_headline_says_who_acted_alone() -> None:
    for step, words in (("withdrawn", "Japan withdrew from Trade Pact"), ("ratified", "Trade Pact ratified by Japan")):
        said = headline([line(told(step, party="JP"))])  # type: ignore[arg-type]  # a literal
        assert said is not None
        assert said.text.endswith(words)


def test_without_news_or_a_name_there_is_no_headline() -> None:
    unnamed = told("signed").model_copy(update={"name": "unnamed agreement"})
    assert headline([line(unnamed), line(agreement_fact("A2", "Pact"))]) is None


def test_a_purpose_is_the_first_term_and_a_mention_says_so() -> None:
    term = {"id": "A1.t1", "text": "lets forces share fuel."}
    assert purpose({"name": "Pact"}) is None
    both = purpose({"name": "Pact", "terms": [term]}), mention({"id": "A1", "name": "Pact", "terms": [term]})
    assert [(each.text, each.cites) for each in both if each] == [
        ("Lets forces share fuel.", ["A1.t1"]),
        ("Pact: lets forces share fuel.", ["A1.t1"]),
    ]
    fact = agreement_fact("A1", "Trade Pact", fact_event("e1", "noted"))
    only = mention(line(fact))
    assert failures(only.text, only.cites, items_of([fact])) == ()


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("hailed the Trade Pact (TP), which would allow both navies to refuel.", "Would allow both navies to refuel."),
        (
            "“start of talks on the Trade Pact,” which lets both navies refuel at sea, he said",
            "Lets both navies refuel at sea.",
        ),
        ("the Trade Pact and a radar that allows both navies to see each other.", None),
        ("the Trade Pact, which was signed in May.", None),
    ],
)
def test_without_a_term_a_purpose_is_the_clause_behind_the_name(quote: str, words: str | None) -> None:
    event = fact_event("e1", "signed", "2025-05-28", evidence=(evidence(quote),))
    fact = agreement_fact("A1", "Trade Pact", event, acronym="TP", status="signed")
    said = purpose(line(fact))
    assert (said.text if said else None) == words
    assert said is None or failures(said.text, said.cites, items_of([fact])) == ()
