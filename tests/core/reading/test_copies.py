from service.core.reading.copies import gathered
from service.errors import ReadError
from service.ports import Skipped, UnreadFile
from tests.records import article


def test_the_same_text_under_two_names_is_one_article_and_one_copy() -> None:
    reading = gathered(
        [article("Text.", source="a.txt"), article("Other.", source="b.txt"), article("Text.", source="c.txt")]
    )
    assert [read.source for read in reading.articles] == ["a.txt", "b.txt"]
    assert reading.copies == (("c.txt", "a.txt"),)


def test_a_path_given_twice_is_no_copy_of_itself() -> None:
    reading = gathered([article("Text.", source="a.txt"), article("Text.", source="a.txt")])
    assert (len(reading.articles), reading.copies) == (1, ())


def test_what_was_not_read_is_kept_with_its_reason() -> None:
    unread = UnreadFile(source="a.pdf", error=ReadError("a.pdf: not a format Entente reads"))
    reading = gathered([unread, article("Text.", source="a.txt")])
    assert [outcome.error for outcome in reading.unread] == ["a.pdf: not a format Entente reads"]
    assert len(reading.articles) == 1


def test_articles_come_with_their_furniture_marked() -> None:
    (read,) = gathered([article("They met.\nSee Also")]).articles
    assert [read.text[span.start : span.end] for span in read.furniture] == ["See Also"]


def test_what_was_skipped_is_kept_and_told_by_its_reason() -> None:
    pictures = [Skipped(source=f"{number}.png", reason="not a format Entente reads") for number in range(7)]
    hidden = Skipped(source=".git", reason="a hidden folder")
    reading = gathered([*pictures, hidden, article("Text.", source="a.txt"), article("Text.", source="b.txt")])
    assert reading.skipped == (*pictures, hidden)
    assert reading.remarks == (
        "b.txt: the same text as a.txt, read once",
        "0.png, 1.png, 2.png, 3.png, 4.png and 2 more: skipped, not a format Entente reads",
        ".git: skipped, a hidden folder",
    )
