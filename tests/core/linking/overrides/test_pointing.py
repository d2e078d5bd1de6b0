from collections.abc import Sequence

import pytest

from schemas.article import Article, Copy
from schemas.evidence import Evidence
from schemas.override import Pointer
from schemas.record import Record
from service.core.linking.overrides.pointing import is_meant, pointed_at, quotes_of
from tests.records import agreement, article, event, evidence, meeting, statement

TEXT = (
    "Ministers signed the access pact in Manila on Monday. They agreed to start talks on fish. "
    "“A golden age,” said the minister."
)
SOURCE = article(TEXT, source="news/pact.txt", url="https://example.org/pact")
OF = SOURCE.id


def quote(words: str) -> Evidence:
    return evidence(words, of=OF, start=TEXT.index(words))


RECORDS: list[Record] = [
    agreement(f"{OF}/a1", "Access Pact", event("signed", evidence=quote("signed the access pact in Manila"))),
    agreement(f"{OF}/a2", "fish talks", event("negotiation_agreed", evidence=quote("agreed to start talks on fish"))),
    meeting(f"{OF}/m1", "Manila talks", evidence=quote("Ministers signed the access pact in Manila on Monday")),
    statement(f"{OF}/s1", "a golden age", "the minister", evidence=quote("A golden age")),
]


def means(words: dict[str, str], records: Sequence[Record] = RECORDS) -> str:
    told = {"article": OF, "type": "agreement", **words}
    found = pointed_at(Pointer.model_validate(told), records, {OF: SOURCE})
    return found.record.id if found.record else found.problem


@pytest.mark.parametrize(
    ("words", "record"),
    [
        ({"name": "Access Pact"}, "a1"),
        ({"name": "the ACCESS PACT of Manila"}, "a1"),
        ({"quote": "talks on fish"}, "a2"),
        ({"quote": "Ministers signed the access pact in Manila on Monday."}, "a1"),
        ({"quote": "They agreed to start talks"}, "a2"),
        ({"name": "a name of another extraction", "quote": "talks on fish"}, "a2"),
        ({"type": "meeting", "name": "Manila talks"}, "m1"),
        ({"type": "meeting", "quote": "signed the access pact"}, "m1"),
        ({"type": "statement", "name": "a golden age"}, "s1"),
    ],
)
def test_a_record_is_found_by_its_name_or_by_words_of_its_quote(words: dict[str, str], record: str) -> None:
    assert means(words) == f"{OF}/{record}"


def test_the_number_of_a_record_is_nothing() -> None:
    renumbered = [r.model_copy(update={"id": f"{OF}/{r.id[-2]}{9 - n}"}) for n, r in enumerate(RECORDS)]
    assert means({"name": "Access Pact"}, renumbered[::-1]) == f"{OF}/a9"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"name": "Trade Pact"}, "no such record was extracted"),
        ({"quote": "in Manila on Monday"}, "no such record was extracted"),
        ({"name": "Access Pact", "quote": "agreed to start talks on fish"}, "means several records"),
        ({"article": "other.txt", "name": "Access Pact"}, "no article of this run is other.txt"),
    ],
)
def test_what_is_not_found_is_told(words: dict[str, str], problem: str) -> None:
    assert problem in means(words)


def test_of_two_that_are_as_good_none_is_meant() -> None:
    twin = agreement(f"{OF}/a3", "Access Pact", event("signed"))
    assert "means several records" in means({"name": "Access Pact"}, [*RECORDS, twin])
    assert means({"name": "Access Pact", "quote": "signed the access pact"}, [*RECORDS, twin]) == f"{OF}/a1"


@pytest.mark.parametrize("name", [OF, OF[:6], "news/pact.txt", "pact.txt", "https://example.org/pact", "copy.txt"])
def test_an_article_is_named_by_id_place_address_or_a_copy(name: str) -> None:
    copied: Article = SOURCE.model_copy(update={"copies": (Copy(id="x", source="more/copy.txt"),)})
    assert is_meant(name, copied)


@pytest.mark.parametrize("name", ["", OF[:5], "pact", "act.txt", "/"])
def test_a_part_of_a_name_is_no_name(name: str) -> None:
    assert not is_meant(name, SOURCE)


def test_all_quotes_of_a_record_point_to_it() -> None:
    held = meeting("x/m1", "talks", outcomes=["agreed on fish"])
    signed = agreement("x/a1", "Pact", event("signed"), terms=["free ports"])
    assert [each.quote for each in quotes_of(held)] == ["talks", "agreed on fish"]
    assert [each.quote for each in quotes_of(signed)] == ["signed", "free ports"]
