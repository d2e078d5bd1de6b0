import json
from collections.abc import Callable
from pathlib import Path

import pytest

from service.errors import UsageError
from service.evaluation.files import read_brief, read_object, read_records, read_result
from tests.briefs import empty_brief
from tests.labels import outcome
from tests.records import agreement


def refusal(read: Callable[[Path], object], path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(UsageError) as refused:
        read(path)
    return str(refused.value)


def test_records_are_read_as_lines_or_as_one_list(tmp_path: Path) -> None:
    told = outcome(agreement("x/a1", "Boats Accord"))
    line = told.model_dump_json()
    (tmp_path / "r.jsonl").write_text(f"{line}\n\n{line}\n")
    (tmp_path / "r.json").write_text(f"[{line}]")
    assert read_records(tmp_path / "r.jsonl") == [told, told]
    assert read_records(tmp_path / "r.json") == [told]


def test_what_is_no_answer_is_named_by_its_line(tmp_path: Path) -> None:
    line = outcome().model_dump_json()
    said = refusal(read_records, tmp_path / "r.jsonl", f"{line}\n{{}}\n".encode())
    assert "r.jsonl:2: not an answer of `entente extract`: status: Field required" in said
    assert "item 1" in refusal(read_records, tmp_path / "r.json", b"[{}]")
    assert "r.jsonl:1" in refusal(read_records, tmp_path / "r.jsonl", b"no JSON")
    assert "not JSON" in refusal(read_records, tmp_path / "r.json", b"[{")
    assert "empty" in refusal(read_records, tmp_path / "r.jsonl", b"\n")


def test_a_brief_and_a_result_are_read_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(empty_brief().model_dump_json())
    assert read_brief(tmp_path / "b.json") == empty_brief()
    (tmp_path / "r.json").write_text(json.dumps({"figures": {"f1": 0.5, "n": 3, "x": None}, "failures": []}))
    assert read_result(tmp_path / "r.json") == {"f1": 0.5, "n": 3, "x": None}


@pytest.mark.parametrize(
    ("read", "content", "words"),
    [
        (read_brief, b"{}", "not a brief of `entente brief"),
        (read_result, b'{"figures": {"f1": "high"}}', "not a result of `entente eval`: f1"),
        (read_result, b"{}", "not a result of `entente eval`: Input should be"),
        (read_object, b"[]", "not a JSON object"),
        (read_object, b"", "not JSON"),
        (read_object, b"[" * 100_000, "not JSON"),
        (read_object, b"1" * 10_000, "not JSON"),
        (read_object, b"\xff", "cannot be read"),
    ],
)
def test_anything_else_is_refused_by_name(
    tmp_path: Path, read: Callable[[Path], object], content: bytes, words: str
) -> None:
    said = refusal(read, tmp_path / "x.json", content)
    assert said.startswith(str(tmp_path / "x.json"))
    assert words in said


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a folder; name a file"):
        read_object(tmp_path)
