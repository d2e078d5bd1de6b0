import hashlib
import json
from pathlib import Path

import pytest

from service.errors import UsageError
from service.evaluation.gold.reading import read_labels

SEEDS = Path(__file__).parents[3] / "seeds"
TEXT = "They met in Manila. The pact was signed."
MEETING = {"id": "m1", "name": "talks", "quote": "They met in Manila"}


def write(folder: Path, name: str = "g.json", **told: object) -> Path:
    """A file of labels of `a.txt`, which stands beside it."""
    (folder / "a.txt").write_text(TEXT)
    path = folder / name
    path.write_text(json.dumps({"article": {"file": "a.txt"}, "meetings": [MEETING], **told}))
    return path


def refusal(*paths: Path, texts: Path | None = None) -> str:
    with pytest.raises(UsageError) as refused:
        read_labels(paths, texts=texts)
    return str(refused.value)


def test_every_quote_of_the_expected_seeds_stands_in_its_article() -> None:
    labels = read_labels([SEEDS / "gold"])
    assert len(labels.texts) == 5
    assert labels.remarks == ()
    quotes = [quote for one in labels.gold.articles.values() for record in one.records for quote in record.quotes]
    assert len(quotes) > 60
    assert all(article.article.sha256 for article in labels.gold.articles.values())


def test_labels_are_read_with_the_text_beside_them_or_one_folder_up(tmp_path: Path) -> None:
    inner = tmp_path / "gold"
    inner.mkdir()
    path = write(inner)
    assert read_labels([path]).texts == {"a.txt": TEXT}
    (inner / "a.txt").rename(tmp_path / "a.txt")
    assert read_labels([inner]).texts == {"a.txt": TEXT}


def test_the_texts_may_stand_in_a_folder_of_their_own(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    gold = tmp_path / "deep" / "gold"
    gold.mkdir(parents=True)
    path = write(gold)
    (gold / "a.txt").rename(texts / "a.txt")
    assert read_labels([path], texts=texts).texts == {"a.txt": TEXT}
    (remark,) = read_labels([path]).remarks
    assert "a.txt" in remark
    assert "--texts" in remark


def test_a_quote_that_its_text_does_not_hold_is_named_with_its_record(tmp_path: Path) -> None:
    said = refusal(write(tmp_path, meetings=[{**MEETING, "quote": "They met in  Manila"}]))
    assert "a.txt m1: 'They met in  Manila'" in said
    many = [{**MEETING, "id": f"m{n}", "quote": "absent"} for n in range(8)]
    assert "and 3 more" in refusal(write(tmp_path, meetings=many))


def test_labels_of_another_text_are_refused(tmp_path: Path) -> None:
    right, wrong = hashlib.sha256(TEXT.encode()).hexdigest(), "0" * 64
    assert read_labels([write(tmp_path, article={"file": "a.txt", "sha256": right})]).texts
    assert "SHA-256" in refusal(write(tmp_path, article={"file": "a.txt", "sha256": wrong}))


@pytest.mark.parametrize("name", ["a" * 5000 + ".txt", "\0.txt", "../../../etc", ".", ""])
def test_a_name_that_is_no_files_never_ends_in_a_crash(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, article={"file": name})
    try:
        assert read_labels([path]).texts == {}
    except UsageError as error:
        assert "cannot be read" in str(error)  # noqa: PT017 - either end is right, on any file system


def test_what_does_not_fit_the_form_is_named_by_file_and_field(tmp_path: Path) -> None:
    said = refusal(write(tmp_path, meetings=[{**MEETING, "status": "done"}]))
    assert "g.json: not expected records: meetings.0.status" in said
    assert "meetings.0.quotes" in refusal(write(tmp_path, meetings=[{**MEETING, "quotes": []}]))


def test_nothing_is_labelled_twice(tmp_path: Path) -> None:
    assert "a.txt is labelled twice" in refusal(write(tmp_path), write(tmp_path, "h.json"))
    assert "m1: 2 expected records have this id" in refusal(write(tmp_path, meetings=[MEETING, MEETING]))


def test_nothing_labelled_is_said(tmp_path: Path) -> None:
    assert "has no .json file" in refusal(tmp_path)
    (tmp_path / "c.json").write_text('{"must_not_merge": []}')
    assert "none of the files has an `article`" in refusal(tmp_path)
    assert "cannot be read" in refusal(tmp_path / "absent.json")


def test_ids_of_no_record_are_told_and_passed_over(tmp_path: Path) -> None:
    write(tmp_path)
    across = {"meetings": [{"name": "talks", "members": ["m1", "m2"]}], "must_not_merge": [["m1", "m3", "why"]]}
    (tmp_path / "c.json").write_text(json.dumps(across))
    (remark,) = read_labels([tmp_path]).remarks
    assert remark.startswith("m2, m3: named across articles")
    across["must_not_merge"] = [[f"x{n}", f"y{n}"] for n in range(4)]
    (tmp_path / "c.json").write_text(json.dumps(across))
    assert "and 4 more" in read_labels([tmp_path]).remarks[0]
