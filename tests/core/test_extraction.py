from schemas.extraction import Extraction
from schemas.record import Rejection
from schemas.run import Usage
from service.core.extraction import NOTHING, failed, grounded, unread, with_furniture
from service.ports import Answer
from tests.records import article, seed

TEXT = "The Daily Star, May 29, 2025\nThey signed it in Manila."
HEADER = {"title": None, "publisher": "The Daily  Star", "author": "A. Writer", "published": "2025-05-29"}
EXTRACTION = {
    "header": {**HEADER, "published_text": "May 29, 2025", "genre": "news"},
    "agreements": [],
    "meetings": [],
    "statements": [
        {
            "text": "It was signed",
            "holder": "the article",
            "role": None,
            "about": "it",
            "sort": "context",
            "quote": "signed it",
        }
    ],
}


def answer(**changes: object) -> Answer[Extraction]:
    proposed = {**EXTRACTION, **changes}
    value = Extraction.model_validate(proposed)
    rejected = (Rejection(id="header.title", item="x", reason="no", kept=True),)
    return Answer(value=value, proposed=proposed, rejected=rejected, usage=Usage(calls=2), model="m")


def test_furniture_is_marked_and_the_rights_line_names_the_publisher() -> None:
    marked = with_furniture(seed(2))
    assert marked.publisher == "The Philippine Daily Inquirer"
    assert marked.text == seed(2).text
    assert len(marked.furniture) == 12


def test_a_publisher_that_is_known_stays() -> None:
    text = "They met.\n© 2025 The Wire. All rights reserved."
    assert with_furniture(article(text, publisher="Sidecar")).publisher == "Sidecar"
    assert with_furniture(article(text)).publisher == "The Wire"


def test_an_answer_becomes_records_under_the_header_that_the_text_bears_out() -> None:
    extracted = grounded(article(TEXT, id="x"), answer())
    assert [record.id for record in extracted.records] == ["x/s1"]
    header = extracted.outcome.article
    assert (header.publisher, header.author, header.published, header.genre) == (
        "The Daily Star",
        None,
        "2025-05-29",
        "news",
    )
    assert extracted.article.published == "2025-05-29"
    assert (extracted.outcome.status, extracted.outcome.error, extracted.outcome.usage) == (
        "done",
        None,
        Usage(calls=2),
    )
    assert [rejection.id for rejection in extracted.outcome.rejected] == ["x/header.title"]
    assert extracted.account.grounded == ("x/s1",)


def test_a_failed_article_keeps_its_name_and_the_reason() -> None:
    extracted = failed(article(TEXT, source="a.txt"), "the endpoint is down; try again")
    assert extracted.outcome.error == "a.txt: the endpoint is down; try again"
    assert extracted.outcome.article.source == "a.txt"
    assert (extracted.records, extracted.account) == ((), NOTHING)


def test_a_file_that_was_not_read_has_an_outcome_too() -> None:
    outcome = unread("a.pdf", "a.pdf: not a format Entente reads")
    assert (outcome.status, outcome.article.source, outcome.article.id) == ("failed", "a.pdf", "")
