import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.language.lexicon.definitions import definitions


def told(text: str) -> list[tuple[str, str | None]]:
    return [(each.short, each.long) for each in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Quick Reaction Pact (QRP) was signed.", "QRP", "Quick Reaction Pact"),
        (
            "the Acquisition and Cross-Servicing Agreement (the “ACSA”)",
            "ACSA",
            "Acquisition and Cross-Servicing Agreement",
        ),
        (
            "a Comprehensive and Progressive Agreement for Trans-Pacific Partnership (CPTPP)",
            "CPTPP",
            "Comprehensive and Progressive Agreement for Trans-Pacific Partnership",
        ),
        ("the “Border Rivers Treaty” (hereinafter BRT)", "BRT", "Border Rivers Treaty"),
    ],
)
def test_an_acronym_is_defined_by_the_words_whose_letters_it_has(text: str, short: str, long: str) -> None:
    assert told(text) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("the Treaty on Border Rivers, known as the Sava Accord, ends", "Sava Accord"),
        ("the programme, also called “Ports for Peace”, ends", "Ports for Peace"),
        ("a deal dubbed ‘Plan Zrinyi’", "Plan Zrinyi"),
        ("the pact, better known as the Law of the Sea Compact.", "Law of the Sea Compact"),
    ],
)
def test_another_name_is_told_by_the_words_that_give_it(text: str, short: str) -> None:
    assert told(text) == [(short, None)]


@pytest.mark.parametrize(
    "text", ["Japan (JP) said", "they met (NATO)", "a man known as friendly", "the pact (see below)", ""]
)
def test_what_defines_nothing_gives_nothing(text: str) -> None:
    assert told(text) == []


def test_the_words_before_are_those_of_the_sentence() -> None:
    (found,) = definitions("The Access Pact ended. A fish deal, also known as the Cod Accord, began.")
    assert found.before == "A fish deal, "


@given(st.text(alphabet="(AB)“” known as.The\n", max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(each.short for each in definitions(text))
