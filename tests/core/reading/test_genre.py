import pytest

from schemas.extraction import Genre
from service.core.reading.furniture import furniture
from service.core.reading.genre import Marked, genre_of
from service.core.reading.page.lines import lines_of
from service.core.reading.page.masthead import masthead

STORY = "The ministers of both sides met in Tokyo on Wednesday and opened talks on a treaty."


def marks(text: str) -> Marked | None:
    lines = lines_of(text)
    starts = {span.start for span in furniture(text)}
    marked = frozenset(number for number, line in enumerate(lines) if line.start in starts)
    head = masthead(lines, marked)
    return genre_of(lines, head, marked, title=head.title)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (f"Joint Statement of the Foreign Ministers of Japan and the Philippines\n\n{STORY}", "joint_statement"),
        (f"United States-Kenya Joint Leaders’ Statement\n\n{STORY}", "joint_statement"),
        (f"JOINT US-EU STATEMENT ON TRADE IN STEEL\n\n{STORY}", "joint_statement"),
        (f"G7 Foreign Ministers' Statement on the Middle East\n\n{STORY}", "joint_statement"),
        (f"Gemeinsame Erklärung der Außenminister\n\n{STORY}", "joint_statement"),
        (f"A new chapter for two states\n\nWe, the leaders of Japan and the Philippines, met today in Manila.\n{STORY}", "joint_statement"),
        (
            f"Two leaders meet\n\nThe leaders of A and B today issued the following joint statement:\n\n{STORY}",
            "joint_statement",
        ),
        (f"Readout of the Secretary's Call with the Foreign Minister\n\n{STORY}", "press_release"),
        (f"FACT SHEET: A New Partnership\n\n{STORY}", "press_release"),
        (f"Statement by the Spokesperson on the Treaty\n\n{STORY}", "press_release"),
        (f"FOR IMMEDIATE RELEASE\nTalks opened\n\n{STORY}", "press_release"),
        (f"Talks opened\n\nThe following is attributable to the Spokesperson:\n\n{STORY}", "press_release"),
        (f"Talks\n\n{STORY} The overview of the meeting is as follows.\n\n{STORY}", "press_release"),
        (f"OPINION\nWhy the pact matters\n\n{STORY}", "opinion"),
        (f"[ANALYSIS] Why the pact matters\n\n{STORY}", "opinion"),
        (f"Opinion | Why the pact matters\n\n{STORY}", "opinion"),
        (f"Why the pact matters\n\n{STORY}\n\nThe views expressed here are the author's own.", "opinion"),
        (f"Why the pact matters\n\n{STORY}\n\nKaren Lema is a professor of law at a university.", "opinion"),
        (f"Talks opened\n\nTOKYO, May 28 (Kyodo) - {STORY}", "news"),
        (
            "Remarks Before a Meeting\n\nPRESIDENT BIDEN:  Welcome.\n\nPRIME MINISTER SUDANI:  Thank you.\n\nPRESIDENT BIDEN:  Go on.",
            "transcript",
        ),
        ("Briefing\n\nQUESTION: Is it signed?\n\nMR. PRICE: It is.\n\nQUESTION: When?\n\nMR. PRICE: Today.", "transcript"),
        ("Press Conference\n\nAFP: Will you protest?\n\nMao Ning: No.\n\nKyodo News: Again?\n\nMao Ning: I have answered.\n\nAFP: Why?", "transcript"),
    ],
)  # fmt: skip
def test_a_decisive_mark_tells_the_genre(text: str, genre: Genre) -> None:
    found = marks(text)
    assert found is not None
    assert (found.genre, found.decisive) == (genre, True)
    assert found.mark


@pytest.mark.parametrize(
    "text",
    [
        f"Japan, Philippines issue joint statement on the sea\n\n{STORY}",
        f"Joint statement condemns drills\n\n{STORY}",
        f"G7 leaders' statement slams drills\n\n{STORY}",
        f"Statement by minister draws protest\n\n{STORY}",
        f"Pact signed in Manila\n\n{STORY}",
        f"Five questions\n\nWho: both ministers\nWhat: a treaty\nWhen: today\nWhere: Tokyo\n\n{STORY}",
        f"Why the pact matters\n\n{STORY}\n\nSebastian Strangio is Southeast Asia editor at The Diplomat.",
        f"Opinion polls favour the pact\n\n{STORY}",
        STORY,
    ],
)
def test_news_of_a_statement_bears_no_mark(text: str) -> None:
    assert marks(text) is None


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (f"Talks opened\n\nMANILA, Philippines — {STORY}", "news"),
        (f"Remarks by the President at a Dinner\n\n{STORY}", "transcript"),
    ],
)
def test_a_weak_mark_decides_nothing(text: str, genre: Genre) -> None:
    found = marks(text)
    assert found is not None
    assert (found.genre, found.decisive) == (genre, False)
