import pytest

from schemas.article import Article
from schemas.extraction import Header
from service.core.grounding import Locator
from service.core.reading.metadata import with_header
from tests.records import article

TEXT = "Pact signed\nBy Cristina  Chi, Philstar\nMay 29, 2025 | 4:39pm\nThey met on Tuesday, May 27."


def header(**told: object) -> Header:
    base = dict.fromkeys(("title", "publisher", "author", "published", "published_text"))
    return Header.model_validate({**base, "genre": "news", **told})


def known(said: Header, **before: object) -> Article:
    text = article(TEXT, **before)
    return with_header(text, said, Locator(text))


def test_what_stands_in_the_text_is_taken_in_its_words() -> None:
    found = known(header(title="Pact signed", publisher="Philstar", author="Cristina Chi"))
    assert (found.title, found.publisher, found.author, found.genre) == (
        "Pact signed",
        "Philstar",
        "Cristina Chi",
        "news",
    )


def test_what_does_not_stand_in_the_text_is_left_out() -> None:
    found = known(header(title="Historic pact", publisher="Reuters", author="Chi Cristina"))
    assert (found.title, found.publisher, found.author) == (None, None, None)


def test_what_was_known_before_stays() -> None:
    before = {"title": "T", "publisher": "P", "author": "A", "published": "2024", "genre": "opinion"}
    said = header(
        title="Pact signed",
        publisher="Philstar",
        author="Cristina Chi",
        published="2025-05-29",
        published_text="May 29, 2025",
    )
    found = known(said, **before)
    assert found.model_dump(include=set(before)) == before


def test_a_genre_that_the_text_itself_decides_is_kept_and_the_models_is_told() -> None:
    text = article(
        "Joint Statement of Two Ministers\n\nThey met in Tokyo.", genre="joint_statement", genre_basis="text"
    )
    found = with_header(text, header(genre="news"), Locator(text))
    assert (found.genre, found.genre_basis, len(found.remarks)) == ("joint_statement", "text", 1)
    assert known(header()).genre_basis == "model"


@pytest.mark.parametrize(
    ("published", "words", "kept"),
    [
        ("2025-05-29", "May 29, 2025", "2025-05-29"),
        ("2025-05-29", None, None),
        ("2025-05-29", "29 May 2025", None),
        ("2025-05-27", "Tuesday, May 27", None),
        ("2024-05-29", "May 29, 2025", None),
        ("XXXX-05-29", "May 29, 2025", None),
        ("2025-02-30", "May 29, 2025", None),
        (None, "May 29, 2025", None),
    ],
)
def test_a_date_is_kept_only_where_the_texts_own_words_state_its_year(
    published: str | None, words: str | None, kept: str | None
) -> None:
    assert known(header(published=published, published_text=words)).published == kept
