"""Letters that no font here has: found by typst, told in words, or in the Latin form that an article gives."""

import pytest

from service.render.pdf.letters import latin_forms, legible, missing
from tests.briefs import realistic_brief


@pytest.mark.parametrize(
    "text", ["Malacañang “near-alliance” – 5 €", "Ввод", "Ελλάδα", "الرئيس", "שלום", "ơ ữ ệ", "a\u200bb"]
)
def test_what_a_font_has_is_not_missing(text: str) -> None:
    assert missing(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("日本 signs", "(in Chinese characters) signs"),
        ("東京は signs", "(in Japanese script) signs"),
        ("Seoul (한국), 2025", "Seoul ( (in Korean script)), 2025"),
        ("of ไทย ไทย.", "of (in Thai script)."),
        ("go \U0001f600!", "go (sign)!"),
        ("\ue000\uffff", "(sign)"),
        ("plain", "plain"),
    ],
)
def test_a_run_is_named_by_its_script(text: str, shown: str) -> None:
    assert legible(missing(text), {})(text) == shown


def test_what_was_asked_once_is_known() -> None:
    assert missing("日") == missing("日x") == {"日"}


def test_a_fact_gives_the_latin_form_of_its_name() -> None:
    fact = (
        realistic_brief()
        .facts[0]
        .model_copy(update={"name": "日比協定", "aliases": ("Accord of Manila",), "acronym": None})
    )
    unnamed = fact.model_copy(update={"aliases": ()})
    lost = missing(fact.name)
    assert latin_forms([fact], lost) == {"日比協定": "Accord of Manila"}
    assert legible(lost, latin_forms([fact], lost))("The 日比協定 stands.") == "The Accord of Manila stands."
    assert latin_forms([unnamed], lost) == latin_forms([fact], frozenset()) == {}
