import pytest

from service.embedded.extraction.statements import statements_of
from service.embedded.extraction.text.reading import reading_of

OSEI = "President Ama Osei of Ghana arrived. "


def told(text: str) -> list[tuple[str, str, str]]:
    return [(each.holder, each.sort, each.text) for each in statements_of(reading_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{OSEI}“Togo is a reliable partner of Ghana,” Osei said.",
            ("Ama Osei", "characterisation", "Togo is a reliable partner of Ghana"),
        ),
        (
            f"{OSEI}Osei said “the tunnel will open before the rains”.",
            ("Ama Osei", "forecast", "the tunnel will open before the rains"),
        ),
        (
            f"{OSEI}Osei said “we oppose every tariff on cocoa”.",
            ("Ama Osei", "position", "we oppose every tariff on cocoa"),
        ),
        (
            f"{OSEI}Osei said “roads are essential to every farmer”.",
            ("Ama Osei", "rationale", "roads are essential to every farmer"),
        ),
        (f"{OSEI}Osei said “the rains were late again”.", ("Ama Osei", "context", "the rains were late again")),
        (
            "Ghana described Togo as a crucial neighbour.",
            ("Ghana", "characterisation", "described Togo as a crucial neighbour"),
        ),
        (
            "Both sides described the ties of Ghana and Togo as a “near-alliance”.",
            ("both sides", "characterisation", "described the ties of Ghana and Togo as a “near-alliance”"),
        ),
    ],
)
def test_a_statement_has_its_holder_and_its_sort(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    ["“The rains were late this year,” it was said.", "Osei spoke of rain.", "“No verb of saying stands here at all.”"],
)
def test_words_without_a_holder_or_a_verb_of_saying_are_no_statement(text: str) -> None:
    assert told(text) == []


def test_of_very_many_the_characterisations_are_kept() -> None:
    lines = [f"{OSEI}Osei said “the rains were late in year {number} again”." for number in range(20)]
    lines.append("Ghana described Togo as a crucial neighbour.")
    found = told("\n".join(lines))
    assert len(found) == 15
    assert found[-1][0] == "Ghana"
