from service.evaluation.extraction.agreements import compare_agreements
from service.evaluation.extraction.tally import Tally
from service.evaluation.figures import share
from service.evaluation.gold.shape import GoldAgreement
from tests.labels import labelled, wanted_agreement
from tests.records import agreement, event

PACT = wanted_agreement(
    "a",
    "Boats Accord",
    {"step": "signed", "date": "2025-05"},
    {"step": "legislative_approval", "party": "PH"},
    {"step": "noted"},
    kind="maritime",
)


def compared(*ours: object, wanted: GoldAgreement = PACT, **told: object) -> Tally:
    tally = Tally()
    compare_agreements(tally, "a.txt", ours, labelled(wanted, **told))  # type: ignore[arg-type]  # agreement records
    return tally


def failed(tally: Tally) -> dict[str, str]:
    return {each.kind: each.what for each in tally.failures}


def test_a_record_as_expected_is_right_in_every_field() -> None:
    record = agreement(
        "x/a1", "Boats Accord", event("signed", "2025-05-28"), event("ratified", party="PH"), kind="maritime"
    )
    tally = compared(record)
    assert tally.failures == []
    fields = ("kind", "status", "dates", "parties", "steps.found", "steps.right")
    assert {share(tally.counts[f"agreements.{f}"], tally.counts[f"agreements.{f}.seen"]) for f in fields} == {1.0}


def test_each_wrong_field_is_named_with_what_was_expected() -> None:
    record = agreement(
        "x/a1",
        "Boats Accord",
        event("signed", "2024"),
        event("legislative_approval", party="JP"),
        event("in_force"),
        between="Philippines=PH",
        kind="trade",
    )
    assert failed(compared(record)) == {
        "wrong_kind": "Boats Accord: trade, expected maritime",
        "wrong_status": "Boats Accord: in_force, expected legislative_approval",
        "missed_step": "Boats Accord: legislative_approval by PH",
        "invented_step": "Boats Accord: legislative_approval by JP",
        "wrong_date": "Boats Accord, signed: 2024, expected 2025-05",
        "wrong_party": "Boats Accord: PH, expected JP, PH",
    }


def test_missed_invented_and_split_records_are_told_apart() -> None:
    tally = compared(
        agreement("x/a1", "Boats Accord"), agreement("x/a2", "Boats Accord"), agreement("x/a3", "Fishing Charter")
    )
    assert [(each.kind, each.where) for each in tally.failures if each.kind in ("invented", "split")] == [
        ("split", "a.txt x/a2"),
        ("invented", "a.txt x/a3"),
    ]
    assert failed(compared())["missed"] == "Boats Accord"


def test_what_is_optional_counts_neither_way() -> None:
    optional = wanted_agreement("a", "Boats Accord", optional=True)
    found, lacking = compared(agreement("x/a1", "Boats Accord"), wanted=optional), compared(wanted=optional)
    assert (found.counts["agreements.given"], found.counts["agreements.expected"]) == (0, 0)
    assert lacking.failures == []


def test_where_labels_are_not_exhaustive_one_more_is_not_invented() -> None:
    tally = compared(agreement("x/a9", "Fishing Charter"), exhaustive=False)
    assert [each.kind for each in tally.failures] == ["missed"]
    assert tally.counts["agreements.given"] == 0


def test_what_a_text_without_agreements_gives_is_counted_apart() -> None:
    tally = Tally()
    compare_agreements(tally, "a.txt", [agreement("x/a1", "Boats Accord")], labelled(negative=True))
    assert tally.counts["on_negatives"] == 1


def test_what_labels_leave_open_is_not_compared() -> None:
    tally = compared(agreement("x/a1", "Boats Accord"), wanted=wanted_agreement("a", "Boats Accord", between=""))
    assert not [name for name in tally.counts if name.endswith(".seen")]
