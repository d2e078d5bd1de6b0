"""The override file: what is wrong in it is told with its entry and its line."""

from pathlib import Path

import pytest

from schemas.override import Correction, Join, Split
from service.errors import UsageError
from service.store.overrides import LARGEST, load_overrides

GOOD = """\
- split:
    - {article: 3f2a9c, type: agreement, name: Access Pact}
    - article: https://example.org/no
      type: agreement
      quote: "signed: the pact"
  by: An Officer
  reason: two pacts
- join:
    - {article: 123456789012, type: meeting, name: NO}
    - {article: b.txt, type: meeting, name: talks}
  by: An Officer
  reason: one meeting
- correct: {article: a.txt, type: agreement, name: Access Pact}
  field: date
  step: signed
  value: 2025-05-28
  by: An Officer
  reason: |
    the treaty series says so
"""
WHO = "  by: An Officer\n  reason: so\n"
FIX = "- correct: {article: a.txt, type: agreement, name: Pact}\n" + WHO


def loaded(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "o.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_kind_of_entry_is_read_as_text(tmp_path: Path) -> None:
    read = load_overrides(loaded(tmp_path, GOOD))
    split, join, correct = read.entries
    assert isinstance(split, Split)
    assert isinstance(join, Join)
    assert isinstance(correct, Correction)
    assert read.file == "o.yaml"
    assert [each.at for each in read.entries] == [
        "o.yaml, entry 1 (line 1)", "o.yaml, entry 2 (line 8)", "o.yaml, entry 3 (line 13)",
    ]  # fmt: skip
    assert (join.join[0].article, join.join[0].name) == ("123456789012", "NO")
    assert (correct.value, correct.reason, correct.step) == ("2025-05-28", "the treaty series says so", "signed")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_an_empty_file_holds_no_entries(tmp_path: Path, text: str) -> None:
    assert load_overrides(loaded(tmp_path, text)).entries == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("split: 1", "not a list of entries"),
        ("- a\n- 'b", "line 2: not YAML"),
        ("- {by: me}", "entry 1 (line 1): an entry holds one of split, join and correct; this one holds by"),
        ("- just words", "this one holds none"),
        ("- {split: [], join: []}", "this one holds split, join"),
        (FIX + "  fields: date\n  value: 2025\n", "entry 1 (line 1): field is missing"),
        (FIX + "  field: kind\n  value: trade\n  note: x\n", "note is no field of it"),
        (FIX + "  field: kind\n  value: fish\n", "'fish' is no kind; choose one of visiting_forces,"),
        (FIX + "  field: date\n  step: signed\n  value: May 28\n", "'May 28' is not a date of the form"),
        (FIX + "  field: date\n  value: 2025\n", "say which, as in `step: signed`"),
        (FIX + "  field: name\n  step: signed\n  value: Pact\n", "step and party belong to the date or place"),
        (FIX + "  field: holder\n  value: x\n", "agreements have no holder to correct; choose acronym, date,"),
        (FIX + "  field: colour\n  value: x\n", "field: Input should be 'name',"),
        ("- split: [{article: a, type: agreement, name: x}]\n" + WHO, "split: Tuple should have at least 2 items"),
        ("- split: [{article: a, type: pact, name: x}, {article: a, type: meeting}]\n" + WHO, "split.1.type"),
        (
            "- split: [{article: a, type: agreement}, {article: a, type: meeting, name: x}]\n" + WHO,
            "split.1: a record is pointed",
        ),
        (
            "- join: [{article: a, type: agreement, name: x}, {article: b, type: meeting, name: x}]\n" + WHO,
            "records of different types are never one fact",
        ),
        ("- {join: [], by: a, by: b, reason: c}", "by stands twice"),
        ("- {split: [[[[[x]]]]]}", "lists within lists"),
        ("- {split: [" + "x, " * 101 + "]}", "more than 100 records"),
        (b"- caf\xe9", "not UTF-8"),
        (b"- \x00", "not YAML that can be read"),
        (b"#" * (LARGEST + 1), "larger than"),
        ("- " + "[" * 5000, "not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_entry(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_overrides(loaded(tmp_path, text))
    assert told in str(caught.value)
    assert "o.yaml" in str(caught.value)
    assert len(str(caught.value)) < 1000


def test_aliases_cannot_swell(tmp_path: Path) -> None:
    bomb = "\n".join(
        [*(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12)), "- {split: *a11}"]
    )
    with pytest.raises(UsageError):
        load_overrides(loaded(tmp_path, bomb))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml: cannot be read"):
        load_overrides(tmp_path / "none.yaml")
    with pytest.raises(UsageError, match="cannot be read"):
        load_overrides(tmp_path)
