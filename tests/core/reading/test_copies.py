from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article, Copy
from service.core.reading.copies import Reading, gathered
from service.errors import ReadError
from service.ports import Skipped, UnreadFile
from tests.records import article

STORY = (
    "The foreign ministers of Norway and Chile met in Oslo on Wednesday for a third round of talks on fisheries. They agreed that"
    " vessels of either side may land their catch in four ports of the other from next year. A joint committee of eleven members"
    " is to watch over what is caught and to report to both parliaments."
)
LATER = f"{STORY} Officials of both sides are to meet again in Santiago after the summer to settle what is still open."


def told(reading: Reading) -> tuple[set[str], set[tuple[str, str]], set[str]]:
    return {read.source for read in reading.articles}, set(reading.copies), set(reading.near)


def test_the_same_text_under_two_names_is_one_article_and_one_copy() -> None:
    reading = gathered(
        [article("Text.", source="a.txt"), article("Other.", source="b.txt"), article("Text.", source="c.txt")]
    )
    assert [read.source for read in reading.articles] == ["a.txt", "b.txt"]
    assert (reading.copies, reading.near) == ((("c.txt", "a.txt"),), frozenset())


def test_a_path_given_twice_is_no_copy_of_itself() -> None:
    reading = gathered([article("Text.", source="a.txt"), article("Text.", source="a.txt")])
    assert (len(reading.articles), reading.copies) == (1, ())


def test_another_version_is_read_once_and_the_fullest_stands_for_it() -> None:
    lead = article(f"Fish talks\n\nOSLO (NTB) — {STORY}", source="lead.txt")
    second = article(f"Talks on fish go on\n\nOSLO — {LATER}", source="second.txt")
    reading = gathered([lead, second])
    assert [read.source for read in reading.articles] == ["second.txt"]
    assert (reading.copies, reading.near) == ((("lead.txt", "second.txt"),), frozenset({"lead.txt"}))
    assert reading.articles[0].copies == (Copy(id=lead.id, source="lead.txt", publisher="NTB", near=True),)


def test_all_that_a_text_stands_for_is_remembered_with_its_publisher() -> None:
    reading = gathered(
        [
            article(f"Fish talks\n\n{STORY}\n© 2025 The Wire", source="d.txt"),
            article(LATER, source="c.txt"),
            article(f"Fish talks\n\n{STORY}\n© 2025 The Wire", source="b.txt", publisher="Sidecar"),
            article(LATER, source="a.txt", publisher="NTB"),
        ]
    )
    (kept,) = reading.articles
    assert (kept.source, kept.publisher) == ("a.txt", "NTB")
    assert [(copy.source, copy.publisher, copy.near) for copy in kept.copies] == [
        ("b.txt", "Sidecar", True),
        ("c.txt", "NTB", False),
        ("d.txt", "Sidecar", True),
    ]


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


TEXTS = st.lists(
    st.sampled_from([STORY, LATER, f"Headline\n\n{STORY}", STORY.replace("eleven", "nine"), "Text."]), max_size=6
)


@settings(max_examples=50)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_in_which_texts_came_is_nothing(texts: list[str], chance: object) -> None:
    found: list[Article | UnreadFile] = [article(text, source=f"{number}.txt") for number, text in enumerate(texts)]
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random
    assert told(gathered(shuffled)) == told(gathered(found))
    kept, copies, _ = told(gathered(found))
    assert kept | {copy for copy, _ in copies} == {f"{number}.txt" for number in range(len(texts))}
    assert {original for _, original in copies} <= kept
