"""The main job, replayed: five real articles and a large language model's recorded answers become one page.

What is expected of each fact was read from the articles word by word; the articles are numbered by their file names.
"""

import asyncio
import dataclasses
import json
import re
from collections.abc import Mapping
from difflib import unified_diff
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from schemas.brief import Brief, Sentence
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, MeetingFact, StatementFact
from service import bootstrap
from service.core.language.places import plain
from service.core.language.spoken import MONTHS, OPENERS
from service.errors import RecordingMissing
from service.llm.replay import ReplayTransport, replay_model
from service.pipeline import Pipeline
from service.settings import load_settings
from tests.goldens import CASSETTE, GOLDEN, ROOT, brief_of, forms, replayed

SEEDS = {path.name[:3]: path for path in sorted((ROOT / "seeds").glob("*.txt"))}
FORMS = ("seeds.md", "seeds.html", "seeds.json", "seeds.pdf.txt", "seeds.docx.txt")


@pytest.fixture(scope="module")
def brief() -> Brief:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return replayed()


@pytest.fixture(scope="module")
def made(brief: Brief) -> Mapping[str, str]:
    return forms(brief)


def sources(brief: Brief, fact: Fact) -> set[str]:
    number = {line.article: Path(line.source).name[:3] for line in brief.sources}
    return {number[article] for article in fact.sources}


def agreement(brief: Brief, words: str) -> AgreementFact:
    found = [
        f
        for f in brief.facts
        if isinstance(f, AgreementFact) and words.lower() in " ".join((f.name, *f.aliases)).lower()
    ]
    assert len(found) == 1, [f.name for f in found]
    return found[0]


def meeting(brief: Brief, *people: str, words: str = "") -> MeetingFact:
    found = [
        f
        for f in brief.facts
        if isinstance(f, MeetingFact)
        and all(any(person in p.name for p in f.participants) for person in people)
        and words.lower() in f.name.lower()
    ]
    assert len(found) == 1, [f.name for f in found]
    return found[0]


def steps(fact: AgreementFact, modality: str = "reported") -> set[str]:
    return {event.step for event in fact.timeline if event.modality == modality}


def every_sentence(brief: Brief) -> list[Sentence]:
    sections = [sentence for section in brief.sections for sentence in section.sentences]
    return [*brief.title, *brief.bottom_line, *sections, *brief.watch]


def test_the_acquisition_and_cross_servicing_agreement_is_signed_and_not_in_force(brief: Brief) -> None:
    fact = agreement(brief, "Acquisition and Cross-Servicing")
    assert sources(brief, fact) == {"000", "001", "002", "003", "004"}
    assert fact.status == "signed"
    assert "in_force" not in steps(fact) | steps(fact, "planned")
    signed = next(event for event in fact.timeline if event.step == "signed")
    assert (signed.date, signed.place, signed.by) == (None, "Manila", ("Toshimitsu Motegi",))
    agreed = next(event for event in fact.timeline if event.step == "negotiation_agreed")
    assert agreed.date == "2025-04"
    noted = next(event for event in fact.timeline if event.step == "noted")
    assert noted.date == "2025-05-28"
    assert fact.timeline.index(agreed) < fact.timeline.index(noted) < fact.timeline.index(signed)


def test_the_reciprocal_access_agreement_is_a_timeline_and_not_a_conflict(brief: Brief) -> None:
    fact = agreement(brief, "Reciprocal Access")
    assert sources(brief, fact) >= {"000", "001", "002", "003"}
    assert fact.status == "in_force"
    assert not fact.conflicts
    assert {"signed", "in_force"} <= steps(fact)
    approved = next(e for e in fact.timeline if e.party == "PH" and e.step in ("legislative_approval", "ratified"))
    assert (approved.date, approved.known_by) == (None, "2025-05-29")
    pending = next(e for e in fact.timeline if e.party == "JP" and e.modality == "planned")
    assert pending.superseded
    assert pending.known_by == "2025-05-29"
    in_force = next(e for e in fact.timeline if e.step == "in_force" and e.modality == "reported")
    assert in_force.date is None
    assert fact.timeline.index(pending) < fact.timeline.index(in_force)


def test_the_security_of_information_agreement_has_four_names_and_is_only_explored(brief: Brief) -> None:
    fact = agreement(brief, "Agreement on the Security of Information")
    assert sources(brief, fact) == {"000", "001", "002", "004"}
    assert fact.status == "exploratory_talks"
    assert not steps(fact) & {"negotiating", "negotiation_agreed", "signed", "agreed_in_principle"}
    names = {plain(name) for name in (fact.name, *fact.aliases)}
    assert {"security of information agreement", "information security agreement"} <= names
    assert "GSOIA" in (fact.acronym, *fact.aliases)


def test_official_security_assistance_is_a_programme_with_an_amount(brief: Brief) -> None:
    fact = agreement(brief, "Official Security Assistance")
    assert sources(brief, fact) == {"000", "001", "003"}
    assert fact.status == "announced"
    told = " ".join(evidence.quote for evidence in (*fact.evidence, *(e for term in fact.terms for e in term.evidence)))
    assert "six million US dollars" in told
    assert "rigid-hulled inflatable boats" in told


def test_the_economic_partnership_agreement_has_no_step_told(brief: Brief) -> None:
    fact = agreement(brief, "Economic Partnership")
    assert sources(brief, fact) == {"004"}
    assert fact.status == "not_told"


def test_the_second_agreement_stays_unnamed(brief: Brief) -> None:
    fact = agreement(brief, "unnamed")
    assert sources(brief, fact) == {"003"}
    assert steps(fact) == {"signed"}
    assert "what it is called" in {silence.text for silence in fact.silences}


def test_no_agreement_is_made_up(brief: Brief) -> None:
    assert sum(isinstance(fact, AgreementFact) for fact in brief.facts) == 6


def test_the_summit_is_one_meeting_with_its_visit_and_press_conference(brief: Brief) -> None:
    fact = meeting(brief, "Marcos", "Ishiba")
    assert sources(brief, fact) == {"000", "001", "002", "004"}
    assert (fact.date, fact.status, fact.level) == ("2025-04", "held", "leaders")
    assert {"summit", "visit", "press_conference"} <= set(fact.formats)


def test_the_ministers_and_their_working_lunch_are_one_meeting(brief: Brief) -> None:
    fact = meeting(brief, "Manalo", "Iwaya")
    assert sources(brief, fact) == {"000", "001"}
    assert (fact.date, fact.status, fact.place) == ("2025-05-28", "held", "Japan")


@pytest.mark.parametrize(
    ("people", "words", "articles", "status", "date"),
    [
        (("Manalo", "Hayashi"), "", {"000"}, "held", None),
        (("Iwaya",), "visit to Manila", {"000"}, "held", "XXXX-01"),
        (("Motegi",), "", {"003"}, "held", None),
        ((), "Infrastructure", {"000"}, "scheduled", None),
        ((), "maritime consultations", {"000", "001"}, "scheduled", "2025"),
        ((), "strategic dialogue", {"000", "001"}, "scheduled", "2025"),
    ],
)
def test_the_other_meetings(  # noqa: PLR0917 - one row of the table each
    brief: Brief, people: tuple[str, ...], words: str, articles: set[str], status: str, date: str | None
) -> None:
    fact = meeting(brief, *people, words=words)
    assert sources(brief, fact) == articles
    assert fact.status == status
    assert (fact.date or "")[:4] == (date or "")[:4]


@pytest.mark.parametrize(
    ("holder", "words", "articles"),
    [
        ("Iwaya", "near-alliance", {"000", "001"}),
        ("Ishiba", "partners close to an alliance", {"002"}),
        ("Iida", "quasi-alliance", {"002"}),
        ("Marcos", "golden age", {"002", "004"}),
        ("Manalo", "golden age", {"000"}),
    ],
)
def test_telling_words_have_their_holders(brief: Brief, holder: str, words: str, articles: set[str]) -> None:
    held = [
        fact
        for fact in brief.facts
        if isinstance(fact, StatementFact)
        and holder in fact.holder
        and any(words in evidence.quote for evidence in fact.evidence)
    ]
    assert {number for fact in held for number in sources(brief, fact)} >= articles


def test_where_the_sources_differ_or_are_silent_is_said(brief: Brief) -> None:
    said = " ".join(s.text for section in brief.sections if section.id == "differences" for s in section.sentences)
    assert "officially begun negotiations" in said
    assert "near-alliance" in said
    assert {row.since for row in brief.status if row.status == "Signed"} == {"date unknown"}
    assert "who signed them for the Philippines" in said
    assert "ACSA and unnamed agreement: no source says" in said
    assert "Unnamed agreement: no source says whether it is the Agreement on the Security of Information" in said


def test_undated_stays_undated_and_the_page_says_so(brief: Brief) -> None:
    assert brief.as_of == "2025-05-29"
    assert brief.as_of_line == "Dated sources to 29 May 2025; 4 undated sources, of which 1 tells of later steps."


def test_every_sentence_cites_words_that_stand_in_their_article(brief: Brief) -> None:
    texts = {line.article: (ROOT / line.source).read_text(encoding="utf-8") for line in brief.sources}
    facts = {fact.id for fact in brief.facts}

    def stands(evidence: Evidence) -> bool:
        return texts[evidence.article][evidence.start : evidence.end] == evidence.quote

    for sentence in every_sentence(brief):
        assert sentence.cites, sentence.text
        assert set(sentence.cites) <= facts
        assert sentence.evidence, sentence.text
        assert all(stands(evidence) for evidence in sentence.evidence)
    assert all(stands(evidence) for fact in brief.facts for evidence in fact.evidence)


def test_no_name_and_no_number_comes_from_outside_the_articles(brief: Brief) -> None:
    known = set(plain(" ".join(path.read_text(encoding="utf-8") for path in SEEDS.values())).split())
    for sentence in every_sentence(brief):
        for word in re.findall(r"(?<=\s)[A-ZÀ-Þ][\w’'-]+|\d[\d,.]*\w*", sentence.text):
            pieces = set(plain(word.removesuffix("’s").removesuffix("'s")).split())
            assert pieces <= known | OPENERS | set(MONTHS) | {"scheduled", "6"}, (word, sentence.text)


def test_the_ledger_balances(brief: Brief) -> None:
    assert brief.ledger.imbalances() == ()
    assert len(brief.ledger.read) == 5
    assert not brief.ledger.failed


def test_the_page_is_one_page_in_a4(brief: Brief) -> None:
    reader = PdfReader(BytesIO(bootstrap.RENDERERS[".pdf"].render(brief).content))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)


@pytest.mark.parametrize("name", FORMS)
def test_the_brief_is_as_it_was_in_every_format(made: Mapping[str, str], name: str) -> None:
    """After a change that is meant: `make golden`, and read what `git diff tests/golden` shows."""
    kept = (GOLDEN / name).read_text(encoding="utf-8")
    differing = [*unified_diff(kept.splitlines(), made[name].splitlines(), name, "now", n=0, lineterm="")]
    assert made[name] == kept, f"tests/golden/{name} differs; `make golden` writes it anew: {differing[:12]}"


def test_every_golden_file_is_compared(made: Mapping[str, str]) -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(made) == set(FORMS)


def test_the_pdf_carries_the_json(brief: Brief, made: Mapping[str, str]) -> None:
    reader = PdfReader(BytesIO(bootstrap.RENDERERS[".pdf"].render(brief).content))
    assert [content.decode() for content in reader.attachments["brief.json"]] == [made["seeds.json"]]


def test_the_json_tells_the_same_facts(brief: Brief) -> None:
    told = json.loads(bootstrap.RENDERERS[".json"].render(brief).content)
    assert Brief.model_validate(told) == brief


def test_every_recording_is_played() -> None:
    transport = ReplayTransport(CASSETTE)

    async def play() -> None:
        with bootstrap.pipeline(load_settings(replay=CASSETTE), lambda _: None) as pipeline:
            await brief_of(dataclasses.replace(pipeline, model=replay_model(transport)))

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        asyncio.run(play())
    assert transport.unplayed() == ()


@pytest.mark.parametrize("name", ["extract", "brief"])
def test_one_changed_word_of_a_prompt_makes_the_replay_fail_loudly(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(ROOT)
    with bootstrap.pipeline(load_settings(replay=CASSETTE), lambda _: None) as pipeline:
        prompt = pipeline.prompts[name]
        changed = dataclasses.replace(
            prompt, system=prompt.system.replace(" only ", " just ", 1).replace("You ", "Thou ", 1)
        )
        edited = dataclasses.replace(pipeline, prompts={**pipeline.prompts, name: changed})
        if name == "brief":
            with pytest.raises(RecordingMissing, match=r"prompt brief v3.*seeds\.yaml.*--record"):
                asyncio.run(brief_of(edited))
        else:
            outcomes = asyncio.run(_outcomes(edited))
            assert all("prompt extract v1" in str(error) and "--record" in str(error) for error in outcomes)


async def _outcomes(pipeline: Pipeline) -> list[str | None]:
    reading = pipeline.read(["seeds"])
    return [each.outcome.error async for each in pipeline.extract(reading.articles)]
