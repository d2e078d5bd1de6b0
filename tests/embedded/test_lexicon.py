import re
from pathlib import Path

import pytest
import yaml

import service.embedded
from schemas.agreement import Kind, Step
from service.embedded.lexicon import alternatives, lexicon, pattern, words

FILES = sorted(Path(service.embedded.__file__).parent.joinpath("lexicons").glob("*.yaml"))


def test_the_lexicons_are_shipped_with_the_package() -> None:
    assert {path.stem for path in FILES} == {
        "instruments", "kinds", "meetings", "modality", "people", "statements", "steps", "terms",
    }  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_group_says_where_its_words_come_from(path: Path) -> None:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    groups = [told] if "source" in told else list(told.values())
    assert [group for group in groups if not str(group.get("source", "")).strip()] == []


def test_steps_and_kinds_are_those_of_the_schemas() -> None:
    assert set(lexicon("steps")) <= set(Step.__args__)  # type: ignore[attr-defined] # a Literal has its values there
    assert set(lexicon("kinds")["kinds"]) <= set(Kind.__args__)  # type: ignore[attr-defined] # the same


def test_a_group_is_a_set_of_words_whether_listed_or_written_in_a_row() -> None:
    assert "treaty" in words("instruments", "plain", "heads")
    assert "historic" in words("instruments", "generic")


def test_a_lexicon_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon("nowhere")


def test_a_pattern_is_compiled_once() -> None:
    assert pattern("modality", "bodies", "words") is pattern("modality", "bodies", "words")
    assert pattern("modality", "bodies", "words").search("the Senate voted")


def test_longer_words_come_before_their_beginnings() -> None:
    assert re.match(alternatives(["accord", "accords"]), "accords")[0] == "accords"  # type: ignore[index] # it matches
