import pytest

from service.core.reading.page import labels
from service.core.reading.page.lines import bare

TABLES = ["CUES", "KICKERS", "LABELS", "LISTS", "MENU_ONLY", "NETWORKS", "SECTIONS", "TAIL_LISTS"]


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_is_written_as_lines_are_compared(table: str) -> None:
    entries = getattr(labels, table)
    assert entries
    assert {entry for entry in entries if bare(entry) != entry} == set()


def test_what_a_text_may_be_divided_into_is_no_button() -> None:
    assert (
        labels.LABELS & {"background", "trade", "security", "privacy", "energy", "opening remarks", "statement"}
        == set()
    )
