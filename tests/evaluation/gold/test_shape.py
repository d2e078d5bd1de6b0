import pytest
from pydantic import ValidationError

from service.evaluation.gold.shape import GoldAgreement, GoldArticle, GoldClusters, GoldMeeting, file_name
from tests.labels import labelled, wanted_agreement, wanted_meeting, wanted_statement

MEETING = {"id": "m", "name": "x", "quote": "q"}


def test_a_place_may_be_told_with_its_country() -> None:
    told = {**MEETING, "place": {"name": "Geneva", "country": "CH"}, "notes": "free words"}
    assert GoldMeeting.model_validate(told).place == "Geneva"


@pytest.mark.parametrize(
    ("told", "formats"),
    [
        ({"format": "phone or video call"}, ("call",)),
        ({"format": None}, ()),
        ({"formats": ["2+2", "visit"]}, ("two_plus_two", "visit")),
        ({}, ()),
    ],
)
def test_one_format_or_several(told: dict[str, object], formats: tuple[str, ...]) -> None:
    assert GoldMeeting.model_validate({**MEETING, **told}).formats == formats


def test_labels_of_another_list_count_as_other() -> None:
    told = {"id": "a", "name": "x", "kind": "water management", "instrument": "joint statement"}
    made = GoldAgreement.model_validate(told)
    assert (made.kind, made.instrument) == ("other", "joint_statement")


@pytest.mark.parametrize(
    "told",
    [
        {**MEETING, "quotes": ["mistyped"]},
        {**MEETING, "status": "done"},
        {**MEETING, "date": "28 May"},
        {**MEETING, "quote": ""},
        {**MEETING, "format": 7},
        [],
    ],
)
def test_what_the_form_does_not_know_is_refused(told: object) -> None:
    with pytest.raises(ValidationError):
        GoldMeeting.model_validate(told)


@pytest.mark.parametrize("pair", [["a"], ["a", "b", "why", "more"]])
def test_a_pair_to_be_kept_apart_is_two_ids_and_at_most_a_reason(pair: list[str]) -> None:
    with pytest.raises(ValidationError):
        GoldClusters.model_validate({"must_not_merge": [pair]})


def test_an_article_gives_all_its_records_and_each_record_its_quotes() -> None:
    pact = wanted_agreement("a", "Pact", {"step": "signed"}, terms=[{"quote": "sixty boats"}])
    talks, word = wanted_meeting("m", "talks", outcomes=[{"quote": "agreed"}]), wanted_statement("s", "A. Cruz", "near")
    article: GoldArticle = labelled(pact, talks, word)
    assert [each.quotes for each in article.records] == [("signed", "sixty boats"), ("talks", "agreed"), ("near",)]
    assert word.name == "A. Cruz: near"


@pytest.mark.parametrize("source", ["a.txt", "x/a.txt", "x\\a.txt", "https://x.test/a.txt/"])
def test_an_article_is_known_by_the_last_part_of_its_path(source: str) -> None:
    assert file_name(source) == "a.txt"
