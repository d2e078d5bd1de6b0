import pytest

from service.core.linking.fields.aliases import SHORT, canonical


@pytest.mark.parametrize("short", SHORT)
def test_a_known_acronym_alone_is_written_out(short: str) -> None:
    assert canonical(short) == f"{SHORT[short]} ({short})"


def test_two_acronyms_a_letter_apart_are_two_kinds() -> None:
    assert canonical("GSOMIA") != canonical("GSOIA")
    assert "Military" not in SHORT["GSOIA"]


def test_a_body_and_its_treaty_are_told_by_one_word() -> None:
    assert canonical("Protocols to the North Atlantic Treaty") == "Protocols to the NATO"
    assert canonical("World Trade Organization Agreement") == "WTO Agreement"
    assert canonical("an MoU on fish") == "an MOU on fish"


def test_other_names_stand_as_they_are() -> None:
    assert canonical("Windsor Framework") == "Windsor Framework"
