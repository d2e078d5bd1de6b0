from typing import get_args

from schemas.agreement import Step
from schemas.meeting import Format
from service.core.language.wording import FORMAT_WORDS, STEP_WORDS, listed, with_article


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
