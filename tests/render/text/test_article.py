from schemas.ledger import Ledger
from schemas.record import Rejection
from service.render.text.article import article_text, rejected_text
from tests.records import article
from tests.store.test_database import done_entry, failed_entry

PRESS = article(
    "The text.",
    id="ab1",
    title="Ministers meet",
    publisher="Gazette",
    author="A. Writer",
    published="2025-05-29",
    published_basis="text",
    url="https://gazette.example/1",
    language="en",
    genre="press_release",
)


def test_an_article_is_shown_with_what_is_known_of_it_and_every_quote() -> None:
    shown = article_text(PRESS, done_entry("r4", PRESS), why="entente show ab1 --rejected")
    assert shown.startswith(
        "ab1  Ministers meet\n"
        "  A. Writer, Gazette, 29 May 2025 (as its text says), press release, en\n"
        "  a.txt, https://gazette.example/1, 9 characters\n"
        "  run r4: 2 agreements, 1 meeting, 1 statement\n"
        "  2 items proposed = 1 grounded + 0 repaired + 1 rejected; `entente show ab1 --rejected` tells why\n"
        "\nab1/a1  agreement: Access Agreement\n"
    )
    assert all(f"ab1/{key}  " in shown for key in ("a1", "a3", "m1", "s1"))
    assert shown.count("“") == 5


def test_an_article_that_says_nothing_of_itself_is_shown_so() -> None:
    bare = article("The text.", id="ab1")
    assert article_text(bare, None) == (
        "ab1  untitled\n  undated\n  a.txt, 9 characters\n  no run has come to it yet\n"
    )
    assert article_text(bare, failed_entry("r2", bare)).endswith("  failed in run r2: a.txt: the endpoint is down\n")


def test_a_date_from_metadata_says_so() -> None:
    dated = article(published="2025-05", published_basis="metadata")
    assert "May 2025 (from its metadata)" in article_text(dated, None)


def test_without_rejections_nothing_points_to_them() -> None:
    entry = done_entry("r1", PRESS)
    clean = entry.model_copy(update={"outcome": entry.outcome.model_copy(update={"rejected": ()}), "ledger": Ledger()})
    assert "tells why" not in article_text(PRESS, clean, why="entente show ab1 --rejected")
    assert rejected_text([clean]) == "nothing was rejected or repaired\n"


def test_each_rejected_and_each_changed_item_is_listed_with_its_reason() -> None:
    entry = done_entry("r1", PRESS)
    changed = Rejection(id="ab1/a1/e1", item="signed", reason="no year in the text", kept=True)
    outcome = entry.outcome.model_copy(update={"rejected": (*entry.outcome.rejected, changed)})
    listed = rejected_text([entry.model_copy(update={"outcome": outcome}), done_entry("r1", article(id="cd"))])
    assert listed == (
        "ab1  Ministers meet\n"
        "  rejected  ab1/a2: no such quote\n      Pact\n"
        "  changed   ab1/a1/e1: no year in the text\n      signed\n"
        "\ncd  a.txt\n  rejected  cd/a2: no such quote\n      Pact\n"
    )


def test_a_hostile_title_is_one_plain_line() -> None:
    hostile = article(title="A\x1b[2J\ntitle\u202e", source="b\x07.txt")
    assert article_text(hostile, None).splitlines()[0].endswith("  A[2J title")
    assert "\x07" not in article_text(hostile, None)
