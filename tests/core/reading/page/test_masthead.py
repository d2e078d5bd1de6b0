import pytest

from service.core.reading.furniture import furniture
from service.core.reading.page.lines import lines_of
from service.core.reading.page.masthead import Masthead, masthead

STORY = "The ministers of both sides met in Tokyo on Wednesday and opened talks on a treaty."


def read(text: str) -> Masthead:
    lines = lines_of(text)
    starts = {span.start for span in furniture(text)}
    return masthead(lines, frozenset(number for number, line in enumerate(lines) if line.start in starts))


@pytest.mark.parametrize(
    ("text", "title", "author", "publisher", "published"),
    [
        (f"Pact signed in Manila\n\n{STORY}", "Pact signed in Manila", None, None, None),
        (f"Pact signed in Manila\n{STORY}", "Pact signed in Manila", None, None, None),
        (f"# Pact signed in Manila\n\n{STORY}", "Pact signed in Manila", None, None, None),
        (f"Pact signed | The Daily Wire\n\n{STORY}", "Pact signed", None, "The Daily Wire", None),
        (
            f"Pact signed in Manila\nBy Karen Lema, Reuters\nMay 28, 2025\n{STORY}",
            "Pact signed in Manila", "Karen Lema", "Reuters", "2025-05-28",
        ),
        (
            f"OPINION\nWhy the pact matters\nTwo states move closer to each other in these days.\nBy Karen Lema\n28 May 2025\n{STORY}",
            "Why the pact matters", "Karen Lema", None, "2025-05-28",
        ),
        (
            f"THE WHITE HOUSE\nOffice of the Press Secretary\nFOR IMMEDIATE RELEASE\nMarch 3, 2022\nReadout of the Call\n\n{STORY}",
            "Readout of the Call", None, "THE WHITE HOUSE", "2022-03-03",
        ),
        (
            f"BBC\nJapan and the Philippines sign pact\n8 July 2024\nShare\nJoel Guinto\nBBC News, in Singapore\n{STORY}",
            "Japan and the Philippines sign pact", "Joel Guinto", "BBC", "2024-07-08",
        ),
        (
            f"Japan-Philippines Relations\nForeign Ministers' Meeting and Working Lunch\nMay 28, 2025\n{STORY}",
            "Foreign Ministers' Meeting and Working Lunch", None, None, "2025-05-28",
        ),
        (
            f"Flashpoints | Security | Southeast Asia\nWORLD NEWS\nPact signed in Manila\n\n{STORY}",
            "Pact signed in Manila", None, None, None,
        ),
        (f"Press release\nUK and Japan sign pact\nFrom:\nPublished\n11 January 2023\n{STORY}",
            "UK and Japan sign pact", None, None, "2023-01-11"),
        (f"Pact signed in Manila\nUpdated May 30, 2025\nPublished May 28, 2025\n{STORY}", "Pact signed in Manila", None, None, "2025-05-28"),
        (f"KYODO NEWS KYODO NEWS - Apr 29, 2025 - 22:23 | World\n{STORY}", None, None, "KYODO NEWS", "2025-04-29"),
        (f"日本とフィリピン、協定に署名\n2025年5月28日\n\n{STORY}", "日本とフィリピン、協定に署名", None, None, "2025-05-28"),
    ],
)  # fmt: skip
def test_the_head_says_title_author_publisher_and_date(
    text: str, title: str | None, author: str | None, publisher: str | None, published: str | None
) -> None:
    head = read(text)
    assert (head.title, head.author, head.publisher, head.published) == (title, author, publisher, published)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n{STORY}",
        f"Dear Mr. Speaker\n\n{STORY}",
        f"To the Senate of the United States:\n\n{STORY}",
        "I welcome the announcement today of a truce of two months in the\nconflict. It is a respite for the people and\nfor their neighbours, who have long awaited it and who\nwill keep it.",
        "President of the one republic, and president of the other republic, met in\nthe capital on February 19, 2026, and agreed on what their ministers had\nlong proposed to them, and which they will carry\nout.",
        "A single line",
    ],
)
def test_a_text_that_begins_with_a_sentence_has_no_title(text: str) -> None:
    assert read(text).title is None


def test_a_title_may_run_over_two_lines_of_a_wrapped_text() -> None:
    body = "The ministers of both sides met in the capital on Wednesday and they\nsaid that the talks on the treaty would be opened before the summer of\nthe coming year, and that the text would be made\npublic."
    head = read(f"Joint Statement of the Ministers of Both Sides on the Treaty and on the\nOpening of Talks\n\n{body}")
    assert head.title == "Joint Statement of the Ministers of Both Sides on the Treaty and on the Opening of Talks"


def test_a_signature_gives_office_and_date() -> None:
    head = read(f"A Message to the Senate\n\n{STORY}\n\n{STORY}\n\nTHE WHITE HOUSE,\n    November 16, 2021.")
    assert (head.publisher, head.agency, head.published) == (None, "THE WHITE HOUSE", "2021-11-16")


def test_a_dateline_gives_agency_and_whole_date() -> None:
    head = read(f"Pact signed in Manila\n\nTOKYO, May 28, 2025 (Kyodo) - {STORY}")
    assert (head.agency, head.published, head.dateline_at) == ("Kyodo", "2025-05-28", 1)


def test_the_dates_of_a_chronicle_are_not_its_own() -> None:
    text = f"How the truce came about\nApril 2, 2022\n{STORY}\nJune 2, 2022\n{STORY}"
    assert read(text).published is None
    assert read(f"How the truce came about\nPublished: May 1, 2023\n{text}").published == "2023-05-01"


def test_whom_a_story_ends_on_is_not_its_author() -> None:
    note = "Karen Lema is a professor of law at a university in the capital."
    assert read(f"Pact signed in Manila\n\n{STORY}\n\n{note}").author == "Karen Lema"
    assert (
        read(
            f"Pact signed in Manila\n\n{STORY}\n\nThe pact is sound, Lema told us in an interview.\n\n{STORY}\n\n{note}"
        ).author
        is None
    )
    assert read(f"Pact signed in Manila\n\nTOKYO (AP) — {STORY}\n\n{note}").author is None


def test_a_place_beside_a_date_is_no_author() -> None:
    assert read(f"Pact signed in the capital\nNew Delhi\nMay 28, 2025\n\n{STORY}").author is None
    assert read(f"Pact signed in the capital\nKaren Lema\nMay 28, 2025\n\n{STORY}").author == "Karen Lema"
