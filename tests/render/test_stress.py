"""Stress: however few or many facts, long names or sources, whatever the script, the page is one and nothing leaves it."""

from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from schemas.agreement import Step
from schemas.brief import Brief, Paper
from schemas.fact import Fact
from schemas.ledger import Ledger
from schemas.run import Usage
from service.core.briefing.commission import Commission, Earlier
from service.core.briefing.composition import Material, compose
from service.core.briefing.fit import fit
from service.core.briefing.material import chosen
from service.render import html, markdown, pdf
from tests.records import agreement_fact, fact_event, library, meeting_fact, statement_fact
from tests.treaties import term

_STEPS: tuple[Step, ...] = ("signed", "negotiating", "ratified", "in_force", "exploratory_talks", "announced")
_NAMES = {
    "plain": "Agreement on {}",
    "long": "Agreement on the {} " + "and the orderly and lasting conduct of all matters that arise from it " * 4,
    "unbroken": "Pact{}" + "x" * 300,
    "arabic": "اتفاقية التعاون الدفاعي {}",
    "chinese": "日本国菲律宾共和国防卫合作协定{}" + "相互访问部队地位" * 12,
}


def facts(count: int, name: str) -> tuple[Fact, ...]:
    """So many facts, by turns agreements, meetings held and ahead, and statements; months apart."""
    made: list[Fact] = []
    for number in range(count):
        told, date = name.format(number), f"{2000 + number % 25}-0{number % 9 + 1}-11"
        kind = number % 4
        if kind == 0:
            step = fact_event("e1", _STEPS[number % len(_STEPS)], date if number % 8 else None)
            made.append(
                agreement_fact(
                    f"A{number}", told, step, status=step.step, terms=(term("t1", f"lets both sides use {told}"),)
                )
            )
        elif kind == 3:
            made.append(statement_fact(f"S{number}", f"Cooperation under {told} matters", f"Speaker {told}"))
        else:
            status = "held" if kind == 1 else "scheduled"
            made.append(meeting_fact(f"M{number}", f"Meeting on {told}", status=status, date=date))
    return tuple(made)


@cache
def composed(count: int, name: str, *, sources: int = 2, paper: Paper = "a4") -> Brief:
    """A brief of code alone, fitted to its rendered page; the first sources carry long titles."""
    return fitted(facts(count, name), name, sources=sources, wanted=Commission(on="2025-05-29", paper=paper))


def fitted(every: tuple[Fact, ...], name: str, *, wanted: Commission, sources: int = 2) -> Brief:
    """The brief of these facts, written by code and fitted."""
    articles = library(x="2025-05-29", **{f"s{number}": None for number in range(sources - 1)})
    titled = tuple(each.model_copy(update={"title": name.format(each.id)}) for each in articles.values())
    material = Material(
        facts=every, page=chosen(every), articles=titled, wanted=wanted, ledger=Ledger(), rejections=(),
        model="none", usage=Usage(),
    )  # fmt: skip
    return fit(compose(material, ()), pages=pdf.pages)


def outside(content: bytes) -> list[str]:
    """What is written beyond the edges of its page."""
    found: list[str] = []
    (page,) = PdfReader(BytesIO(content)).pages
    width, height = float(page.mediabox.width), float(page.mediabox.height)

    def visit(text: str, own: list[float], matrix: list[float], *_: object) -> None:
        x = matrix[4] * own[0] + matrix[5] * own[2] + own[4]
        y = matrix[4] * own[1] + matrix[5] * own[3] + own[5]
        if text.strip() and not (0 <= x < width and 0 < y < height):
            found.append(text)

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 5, 50, 500, 10_000])
def test_any_number_of_facts_is_one_page(count: int) -> None:
    brief = composed(count, _NAMES["plain"])
    rendered = pdf.render(brief)
    assert rendered.pages == 1
    assert outside(rendered.content) == []
    assert len(brief.ledger.shown) + len(brief.ledger.cut) == count


def test_what_changed_among_ten_thousand_facts_is_told_on_one_page() -> None:
    every = tuple(
        fact.model_copy(update={"records": (fact.id,), "evidence": ()}) for fact in facts(10_000, _NAMES["plain"])
    )
    before = tuple(fact.model_copy(update={"id": f"{fact.id}0"}) for fact in every[4:])
    brief = fitted(
        every, _NAMES["plain"], wanted=Commission(on="2025-05-29", since=Earlier(facts=before, as_of="2024-01-01"))
    )
    (changes,) = (section for section in brief.sections if section.id == "changes")
    assert {cite for sentence in changes.sentences for cite in sentence.cites} <= {"A0", "M1", "M2"}
    assert pdf.pages(brief) == 1


def test_an_agreement_of_a_thousand_steps_is_one_row() -> None:
    steps = tuple(
        fact_event(
            f"e{number}", _STEPS[number % 6], f"{2000 + number % 25}-0{number % 9 + 1}-11" if number % 3 else None
        )
        for number in range(1000)
    )
    brief = fitted((agreement_fact("A1", "Pact", *steps, status="signed"),), "{}", wanted=Commission(on="2025-05-29"))
    assert len(brief.status) == 1
    assert pdf.pages(brief) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", _NAMES.values(), ids=_NAMES)
def test_names_of_any_length_and_script_stay_on_the_page(name: str, paper: Paper) -> None:
    rendered = pdf.render(composed(20, name, sources=5, paper=paper))
    assert rendered.pages == 1
    assert outside(rendered.content) == []


def test_forty_sources_stand_on_the_page_and_each_is_listed() -> None:
    brief = composed(20, _NAMES["plain"], sources=40)
    rendered = pdf.render(brief)
    text = PdfReader(BytesIO(rendered.content)).pages[0].extract_text()
    assert rendered.pages == 1
    assert all(f"Agreement on {source.article}" in " ".join(text.split()) for source in brief.sources)


@pytest.mark.parametrize("name", _NAMES.values(), ids=_NAMES)
def test_the_other_formats_take_the_same_briefs(name: str) -> None:
    brief = composed(20, name, sources=5, paper="a4")
    for renderer in (html, markdown):
        assert renderer.render(brief).content.endswith(b"\n")
