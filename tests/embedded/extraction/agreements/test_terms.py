import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.embedded.extraction.agreements.records import agreements_of
from service.embedded.extraction.text.reading import reading_of


def terms(text: str) -> list[str]:
    return [term.text for each in agreements_of(reading_of(text)) for term in each.terms]


NAMED = "Ghana and Togo signed the Volta Access Agreement"
CLAUSES = [
    (f"{NAMED}, which would allow their boats to fish in both waters.", "would allow their boats to fish in both waters"),
    (f"{NAMED} (VAA), which lets ferries cross at night.", "lets ferries cross at night"),
    (f"{NAMED}. The agreement provides for a joint river patrol.", "provides for a joint river patrol"),
    (f"{NAMED}. The pact will cut ferry fees by half, officials said.", "will cut ferry fees by half"),
    (f"{NAMED}, aimed at safer crossings of the river, which is wide.", "aimed at safer crossings of the river"),
    (f"{NAMED} worth $6.5 million a year.", "worth $6.5 million a year"),
    (f"{NAMED}. It is new. The VAA is long. The agreement is a pact for the shared use of two harbours.", "for the shared use of two harbours"),
    (f"{NAMED}, which will deepen U.S. ties with both.", "will deepen U.S. ties with both"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clause"), CLAUSES)
def test_a_clause_behind_the_name_says_what_it_does(text: str, clause: str) -> None:
    assert terms(text) == [clause]


NOTHING = [
    f"{NAMED}.",
    f"{NAMED}, which ministers welcomed in Accra at noon.",
    f"{NAMED}. The agreement allows us to sleep, he said.",
    f"{NAMED}. The agreement allows it.",
    f"{NAMED} and ended the ferry dispute between the towns.",
    f"{NAMED}. The agreement will require " + "one more clause and " * 20 + "an end.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_clause_is_made_where_none_is_told(text: str) -> None:
    assert terms(text) == []


def test_a_very_long_clause_ends_at_a_comma() -> None:
    long = "would allow their boats to fish in both waters, " + "with nets of every kind and size " * 5
    assert terms(f"{NAMED}, which {long}.") == ["would allow their boats to fish in both waters"]


def test_a_sum_and_what_it_is_spent_on() -> None:
    text = (
        "Ghana announced up to $6 million in Volta Development Assistance to Togo. The funding will be used to build two"
        " ferries. Rain fell."
    )
    assert terms(text) == [
        "up to $6 million in Volta Development Assistance",
        "will be used to build two ferries",
    ]


def test_a_sum_of_something_else_is_not_its() -> None:
    assert terms("Ghana lost $6 million and announced Volta Development Assistance to Togo.") == []


def test_what_is_told_of_one_is_not_told_of_another() -> None:
    text = f"{NAMED} and the Lome Fishing Agreement, which allows trawlers to land in Lome."
    found = {each.name: [term.text for term in each.terms] for each in agreements_of(reading_of(text))}
    assert found == {"Volta Access Agreement": [], "Lome Fishing Agreement": ["allows trawlers to land in Lome"]}


def test_every_clause_stands_in_its_quote_and_few_are_kept() -> None:
    text = f"{NAMED}. " + " ".join(f"The agreement provides for ferry number {number}." for number in range(9))
    (made,) = agreements_of(reading_of(text))
    assert len(made.terms) == 3
    assert all(term.text in term.quote and term.quote in text for term in made.terms)


@given(st.text(alphabet="ab ,.$6”(;", max_size=120))
def test_any_words_behind_a_name_give_only_what_the_text_holds(tail: str) -> None:
    text = f"{NAMED}, which would allow {tail}"
    for each in agreements_of(reading_of(text)):
        for term in each.terms:
            assert term.text in " ".join(text.split())
            assert 3 <= len(term.text.split()) <= 25
