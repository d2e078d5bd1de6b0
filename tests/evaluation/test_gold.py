import json
from pathlib import Path

import pytest

from service.evaluation.gold.reading import read_gold, read_texts
from service.evaluation.gold.shape import GoldMeeting

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_quote_of_the_expected_seeds_stands_in_its_article(number: str) -> None:
    gold = read_gold([SEEDS / "gold" / f"{number}.json"])
    texts = read_texts(gold, [SEEDS / "gold"])
    (article,) = gold.articles.values()
    quotes = [event.quote for each in article.agreements for event in each.events]
    quotes += [each.quote for each in article.meetings]
    assert quotes
    assert [quote for quote in quotes if quote not in texts[article.article.file]] == []


def test_clusters_of_the_seeds_name_expected_records_only() -> None:
    gold = read_gold([SEEDS / "gold"])
    known = {each.id for article in gold.articles.values() for each in article.agreements}
    known |= {each.id for article in gold.articles.values() for each in article.meetings}
    (across,) = gold.across
    named = {member for each in (*across.agreements, *across.meetings) for member in each.members}
    assert named | {member for pair in across.must_not_merge for member in pair[:2]} <= known


def test_a_place_may_be_told_with_its_country() -> None:
    told = {"id": "m", "name": "x", "quote": "q", "place": {"name": "Geneva", "country": "CH"}, "notes": "unknown"}
    assert GoldMeeting.model_validate_json(json.dumps(told)).place == "Geneva"
