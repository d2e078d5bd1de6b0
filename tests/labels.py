"""Expected records to test with, beside the records of `tests.records`: each factory fills in what a test does not care about."""

from collections.abc import Sequence

from schemas.outcome import ArticleHeader, Outcome
from schemas.record import Record
from service.evaluation.gold.shape import Gold, GoldAgreement, GoldArticle, GoldClusters, GoldMeeting, GoldStatement
from tests.records import parties

PH_JP = "Philippines=PH Japan=JP"


def wanted_agreement(
    key: str, name: str, *events: dict[str, object], between: str = PH_JP, **told: object
) -> GoldAgreement:
    """An expected agreement; each event is its properties, its quote by default its step."""
    made = {"id": key, "name": name, "events": [{"quote": each["step"], **each} for each in events]}
    sides = [{"name": party.name, "country": party.country} for party in parties(between)]
    return GoldAgreement.model_validate({**made, "parties": sides, **told})


def wanted_meeting(key: str, name: str, *people: str, **told: object) -> GoldMeeting:
    """An expected meeting; each of `people` is `name, country`."""
    split = [[part.strip() or None for part in person.split(",")] + [None] for person in people]
    there = [{"name": name, "country": country} for name, country, *_ in split]
    return GoldMeeting.model_validate({"id": key, "name": name, "participants": there, "quote": name, **told})


def wanted_statement(key: str, holder: str, quote: str, **told: object) -> GoldStatement:
    return GoldStatement.model_validate({"id": key, "holder": holder, "quote": quote, **told})


def labelled(*wanted: GoldAgreement | GoldMeeting | GoldStatement, file: str = "a.txt", **told: object) -> GoldArticle:
    """An article with what it should give."""
    by_kind = {
        "agreements": [each for each in wanted if isinstance(each, GoldAgreement)],
        "meetings": [each for each in wanted if isinstance(each, GoldMeeting)],
        "statements": [each for each in wanted if isinstance(each, GoldStatement)],
    }
    return GoldArticle.model_validate({"article": {"file": file}, **by_kind, **told})


def gold(*articles: GoldArticle, **across: object) -> Gold:
    """Everything expected; `across` holds across articles."""
    told = (GoldClusters.model_validate(across),) if across else ()
    return Gold(articles={each.article.file: each for each in articles}, across=told)


def outcome(*records: Record, file: str = "a.txt", **told: object) -> Outcome:
    """What came of an article."""
    header = {
        "id": file, "title": None, "publisher": None, "author": None, "published": None, "genre": None, "source": f"texts/{file}",
    }  # fmt: skip
    by_kind: dict[str, Sequence[Record]] = {
        "agreements": [each for each in records if hasattr(each, "events")],
        "meetings": [each for each in records if hasattr(each, "participants")],
        "statements": [each for each in records if hasattr(each, "holder")],
    }
    made = {"status": "done", "error": None, "article": ArticleHeader.model_validate(header), **by_kind}
    return Outcome.model_validate({**made, **told})
