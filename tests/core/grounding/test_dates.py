import pytest

from service.core.grounding.dates import hold_against_text
from tests.extractions import TEXT
from tests.records import article


@pytest.mark.parametrize(
    ("date", "kept", "basis"),
    [
        (None, None, "none"),
        ("2025-05-28", "2025-05-28", "stated"),
        ("2025-04", "2025-04", "stated"),
        ("XXXX-04", "XXXX-04", "stated"),
        ("2026-04", "XXXX-04", "stated"),
        ("2026-04~", "XXXX-04", "stated"),
        ("2025-05-27", "2025-05", "stated"),
        ("2026", None, "none"),
        ("2026-04/2026-05", None, "none"),
        ("2025-04/2025-05-28", "2025-04/2025-05-28", "stated"),
        ("2025-05-28/2025-04", None, "none"),
        ("2025-02-30", "2025-02", "stated"),
    ],
)
def test_an_undated_text_bears_out_only_what_it_says(date: str | None, kept: str | None, basis: str) -> None:
    held = hold_against_text(date, "the words", article(TEXT))
    assert (held.date, held.basis) == (kept, basis)
    assert (held.repair is None) is (date == kept)


@pytest.mark.parametrize(
    ("date", "words", "kept", "basis"),
    [
        ("2025-05-28", "Wednesday", "2025-05-28", "resolved"),
        ("2024-12", None, "2024-12", "resolved"),
        ("2025-05-28", "May 28, 2025", "2025-05-28", "stated"),
        ("XXXX-04", "April", "XXXX-04", "stated"),
        ("2019-04", "in April", None, "none"),
    ],
)
def test_a_dated_text_bears_out_what_can_be_counted_from_its_date(
    date: str, words: str | None, kept: str | None, basis: str
) -> None:
    held = hold_against_text(date, words, article("They met.", published="2025-05-29"))
    assert (held.date, held.basis) == (kept, basis)
