import pytest

from schemas.extraction import Genre
from service.core.reading.imprint import weighed_genre, with_imprint
from tests.records import article, seed

JOINT = "Joint Statement of Two Ministers\n\nThe two ministers met in Tokyo on Wednesday and opened talks on a treaty."
PLAIN = (
    "Talks opened in Tokyo\n\nThe two ministers met in Tokyo on Wednesday and opened talks on a treaty with each other."
)


@pytest.mark.parametrize(
    ("number", "title", "author", "publisher", "published", "genre"),
    [
        (0, "PH, Japan mark 'near-alliance' status in high-level talks", None, None, None, None),
        (1, None, "Cristina Chi", "Philstar.com", "2025-05-29", None),
        (2, "Japan-PH relations: Toward a ‘quasi-alliance’", "Masafumi Iida", "The Philippine Daily Inquirer", None, "opinion"),
        (3, None, None, None, None, None),
        (4, None, None, None, None, None),
    ],
)  # fmt: skip
def test_what_the_seeds_say_of_themselves(  # noqa: PLR0917 - one row of the table each
    number: int,
    title: str | None,
    author: str | None,
    publisher: str | None,
    published: str | None,
    genre: Genre | None,
) -> None:
    read = with_imprint(seed(number))
    assert (read.title, read.author, read.publisher, read.published, read.genre, read.language) == (
        title, author, publisher, published, genre, "en",
    )  # fmt: skip
    assert read.published_basis == ("text" if published else None)
    assert read.text == seed(number).text


def test_what_came_with_the_text_stays() -> None:
    known = {
        "title": "T", "author": "A", "publisher": "P", "published": "2024", "published_basis": "metadata", "language": "de",
        "genre": "news", "genre_basis": "metadata",
    }  # fmt: skip
    read = with_imprint(article(f"By Karen Lema, Reuters\nMay 28, 2025\n\n{JOINT}", **known))
    assert read.model_dump(include=set(known)) == known


def test_a_decisive_mark_outranks_the_model_and_the_difference_is_recorded() -> None:
    read = with_imprint(article(JOINT))
    assert (read.genre, read.genre_basis) == ("joint_statement", "text")
    weighed = weighed_genre(read, "press_release")
    assert (weighed.genre, weighed.genre_basis) == ("joint_statement", "text")
    assert weighed.remarks == (
        "genre: joint_statement (its title: Joint Statement of Two Ministers); the model took it for press_release",
    )
    assert weighed_genre(read, "joint_statement").remarks == ()


def test_without_a_decisive_mark_the_model_tells_the_genre() -> None:
    read = with_imprint(article(PLAIN))
    assert (read.genre, read.genre_basis) == (None, None)
    weighed = weighed_genre(read, "opinion")
    assert (weighed.genre, weighed.genre_basis, weighed.remarks) == ("opinion", "model", ())


def test_a_weak_mark_fills_in_where_the_model_has_no_name_for_it() -> None:
    read = with_imprint(article(PLAIN.replace("The two", "MANILA, Philippines — The two")))
    assert weighed_genre(read, "other").model_dump(include={"genre", "genre_basis"}) == {
        "genre": "news",
        "genre_basis": "text",
    }
    assert weighed_genre(read, "opinion").genre == "opinion"
    assert weighed_genre(with_imprint(article(PLAIN)), "other").genre == "other"


def test_a_genre_that_came_with_the_text_is_kept_over_the_models() -> None:
    weighed = weighed_genre(with_imprint(article(PLAIN, genre="news")), "opinion")
    assert weighed.genre_basis == "metadata"
    assert weighed.remarks == ("genre: news (as it came with the text); the model took it for opinion",)


def test_a_source_line_names_the_publisher_where_no_byline_does() -> None:
    assert with_imprint(article(f"{PLAIN}\n\nSource: Xinhua")).publisher == "Xinhua"
    assert with_imprint(article(f"{PLAIN}\n\nSource: people familiar with it")).publisher is None
    assert with_imprint(article(PLAIN.replace("The two", "TOKYO, May 28 (Kyodo) - The two"))).publisher == "Kyodo"


def test_the_line_that_says_who_the_author_is_is_kept() -> None:
    note = "Ingrid Solheim is director of the Nordic Institute of Maritime Affairs."
    text = f"What the pact means\n\nNorway and Chile have signed a pact on fisheries that was long in the making.\n\n{note}\n"
    known = with_imprint(article(text))
    assert (known.author, known.author_note) == ("Ingrid Solheim", note)
    assert with_imprint(article("Norway and Chile have signed a pact on fisheries.")).author_note is None
