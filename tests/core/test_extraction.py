from schemas.extraction import Extraction
from schemas.outcome import Unanswered
from schemas.record import Rejection
from schemas.run import Usage
from service.core.extraction import NOTHING, failed, gathered, grounded, unanswered, unread, with_furniture
from service.ports import Answer
from tests.longtext import long_article, passages, told
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


# --- parts of a long text


def test_the_first_part_alone_tells_of_the_article_itself() -> None:
    first, third = told(1), told(3)
    assert (first.article.title, first.article.published) == ("Joint statement of Kenya and Sweden", "2024-03-05")
    assert (third.article.title, third.article.published, third.article.genre) == (None, None, None)


def test_the_records_of_all_parts_are_joined_and_every_item_is_accounted_for() -> None:
    parts = [told(1), told(2), told(3)]
    extracted = gathered(parts[0].article, parts, [], usage=Usage(calls=3))
    outcome = extracted.outcome
    assert (outcome.status, outcome.error, outcome.unanswered, outcome.usage.calls) == ("done", None, (), 3)
    assert (outcome.article.published, outcome.article.genre) == ("2024-03-05", "joint_statement")
    pact, hoped = outcome.agreements
    assert (pact.id, pact.acronym, pact.aliases) == ("x/c1/a1", "FCGE", ("the Framework",))
    assert [(step.id, step.step) for step in pact.events] == [
        ("x/c1/a1/e1", "signed"),
        ("x/c2/a1/e1", "noted"),
        ("x/c3/a1/e1", "in_force"),
    ]
    assert [term.id for term in pact.terms] == ["x/c1/a1/t1"]
    assert hoped.name == "Framework for Cooperation on Fisheries"
    assert [meeting.id for meeting in outcome.meetings] == ["x/c1/m1", "x/c2/m1"]
    joined = [(merge.left, merge.right) for merge in outcome.merges]
    assert joined == [("x/c1/a1", "x/c2/a1"), ("x/c1/a1", "x/c3/a1"), ("x/c1/a1/t1", "x/c2/a1/t1")]
    account = extracted.account
    assert len(account.proposed) == len(set(account.proposed)) == 15
    assert sorted(account.proposed) == sorted((*account.grounded, *account.repaired, *account.rejected))


def test_every_quote_of_a_part_stands_in_the_article() -> None:
    text = long_article().text
    for one in (told(1), told(2), told(3)):
        for record in one.made.agreements:
            for evidence in [item.evidence for item in record.events] + [item.evidence for item in record.terms]:
                assert text[evidence.start : evidence.end] == evidence.quote


def test_a_part_without_an_answer_is_named_and_the_records_of_the_others_are_kept() -> None:
    gap = unanswered(passages()[1], "the endpoint is down")
    assert long_article().text[gap.start : gap.end] == passages()[1].part.text.strip()
    outcome = gathered(told(1).article, [told(1), told(3)], [gap], usage=Usage(calls=2)).outcome
    assert (outcome.status, outcome.unanswered) == ("partial", (gap,))
    assert outcome.error == "long.txt: part 2 of 3 not answered: the endpoint is down"
    assert [record.id for record in outcome.agreements] == ["x/c1/a1", "x/c3/a2"]


def test_of_many_parts_without_an_answer_a_message_names_three_and_the_outcome_all() -> None:
    gaps = [Unanswered(part=part, of=130, start=0, end=9, reason="down") for part in range(2, 131)]
    outcome = gathered(told(1).article, [told(1)], gaps, usage=Usage()).outcome
    assert str(outcome.error).startswith("long.txt: part 2 of 130 not answered: down; part 3 of 130")
    assert str(outcome.error).endswith("part 4 of 130 not answered: down; and 126 more")
    assert len(outcome.unanswered) == 129


def test_an_article_without_any_answer_failed() -> None:
    gaps = [unanswered(passage, "down") for passage in passages()]
    extracted = gathered(long_article(), [], gaps, usage=Usage(calls=9))
    assert (extracted.outcome.status, extracted.outcome.unanswered) == ("failed", tuple(gaps))
    assert extracted.outcome.error == "long.txt: " + "; ".join(f"part {n} of 3 not answered: down" for n in (1, 2, 3))
    assert extracted.outcome.usage.calls == 9
