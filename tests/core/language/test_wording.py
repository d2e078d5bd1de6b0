from typing import get_args

import pytest

from schemas.agreement import Step
from schemas.meeting import Format
from service.core.language.wording import FORMAT_WORDS, STEP_WORDS, listed, step_words, with_article


def test_every_step_and_format_has_words() -> None:
    assert set(STEP_WORDS) == set(get_args(Step))
    assert set(FORMAT_WORDS) == set(get_args(Format))


def test_no_two_steps_read_alike() -> None:
    assert len(set(STEP_WORDS.values())) == len(STEP_WORDS)


def test_a_country_has_the_article_english_gives_it() -> None:
    assert [with_article("Philippines"), with_article("Japan")] == ["the Philippines", "Japan"]


def test_a_list_reads_as_a_list() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("step", "quote", "words"),
    [
        ("legislative_approval", "which has been ratified by the Philippine Senate", "approved by the Senate"),
        ("legislative_approval", "the Bundestag voted for it", "approved by the Bundestag"),
        ("legislative_approval", "lawmakers approved the pact", "approved by the legislature"),
        ("signed", "signed before the Senate", "signed"),
    ],
)
def test_an_approval_keeps_the_chamber_that_the_source_names(step: Step, quote: str, words: str) -> None:
    assert step_words(step, [quote]) == words
