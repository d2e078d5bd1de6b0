import pytest

from schemas.override import Correction, Join, Overrides, Pointer, Split
from service.core.linking.overrides.deciding import checked, decide
from service.errors import UsageError
from tests.records import agreement, library

WHO = {"by": "An Officer", "reason": "the treaty series says so"}
ARTICLES = library(articlex=None, articley=None, articlez=None)
RECORDS = [agreement(f"article{of}/a1", "Access Pact") for of in "xyz"]


def at(of: str, name: str = "Access Pact") -> Pointer:
    return Pointer(article=f"article{of}", type="agreement", name=name)


def split(*of: str, number: int = 1) -> Split:
    return Split(split=tuple(map(at, of)), at=f"o.yaml, entry {number}", **WHO)


def join(*of: str, number: int = 2) -> Join:
    return Join(join=tuple(map(at, of)), at=f"o.yaml, entry {number}", **WHO)


def correct(value: str, *, number: int = 3) -> Correction:
    told = {"field": "date", "step": "signed", "value": value, "at": f"o.yaml, entry {number}", **WHO}
    return Correction.model_validate({"correct": at("x"), **told})


def told(*entries: Split | Join | Correction) -> Overrides:
    return Overrides(file="o.yaml", entries=entries)


def test_a_split_keeps_every_two_apart_and_a_join_holds_all_to_the_first() -> None:
    parted = decide(told(split("x", "y", "z")), RECORDS, ARTICLES).rulings
    assert [(each.key, each.same) for each in parted] == [
        ("articlex/a1 + articley/a1", False),
        ("articlex/a1 + articlez/a1", False),
        ("articley/a1 + articlez/a1", False),
    ]
    joined = decide(told(join("z", "x", "y")), RECORDS, ARTICLES).rulings
    assert [each.key for each in joined] == ["articlex/a1 + articlez/a1", "articley/a1 + articlez/a1"]
    assert {(each.same, each.by, each.reason) for each in joined} == {(True, *WHO.values())}


def test_a_correction_goes_to_its_record() -> None:
    (found,) = decide(told(correct("2025-05-01")), RECORDS, ARTICLES).corrections
    assert (found.record, found.entry.value) == ("articlex/a1", "2025-05-01")


def test_what_finds_nothing_is_told_and_the_rest_is_done() -> None:
    missing = Split(split=(at("x"), at("y"), at("z", "Trade Pact")), at="o.yaml, entry 1", **WHO)
    found = decide(told(missing), RECORDS, ARTICLES)
    assert [each.key for each in found.rulings] == ["articlex/a1 + articley/a1"]
    (remark,) = found.remarks
    assert remark.startswith("o.yaml, entry 1: the agreement “Trade Pact” of articlez: no such record")


def test_one_record_cannot_be_split() -> None:
    found = decide(told(split("x", "x")), RECORDS, ARTICLES)
    assert (found.rulings, found.remarks[0].startswith("o.yaml, entry 1: two of its records are one")) == ((), True)


def test_entries_that_contradict_each_other_are_an_error_before_and_after_records_are_known() -> None:
    both = told(split("x", "y"), join("y", "z", "x"))
    for way in (lambda: checked(both), lambda: decide(both, RECORDS, ARTICLES)):
        with pytest.raises(UsageError, match=r"entry 1 keeps apart what o\.yaml, entry 2 joins; take one of them out"):
            way()


def test_a_contradiction_that_only_the_records_show_is_an_error_then() -> None:
    by_other_words = Join(join=(at("x", "pact, access pact"), at("y")), at="o.yaml, entry 2", **WHO)
    both = told(split("x", "y"), by_other_words)
    assert checked(both) is both
    with pytest.raises(UsageError, match="entry 1 keeps apart what"):
        decide(both, RECORDS, ARTICLES)


def test_a_value_corrected_in_two_ways_and_a_day_on_no_calendar_are_errors() -> None:
    with pytest.raises(UsageError, match=r"entry 4 corrects to '2025-06' what o\.yaml, entry 3 corrects to '2025-05'"):
        checked(told(correct("2025-05"), correct("2025-06", number=4)))
    with pytest.raises(UsageError, match=r"o\.yaml, entry 3: 2025-02-30 is on no calendar"):
        checked(told(correct("2025-02-30")))
    twice = told(correct("2025-05"), correct("2025-05", number=4))
    assert checked(twice) is twice
