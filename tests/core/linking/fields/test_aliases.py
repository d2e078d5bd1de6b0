import pytest

from service.core.linking.comparison import JOIN, compare
from service.core.linking.fields.aliases import SHORT, canonical, with_defined_names
from tests.records import agreement


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


# --- names that an article defines

RIVERS = agreement("x/a1", "Treaty on Border Rivers")
TEXT = "The Treaty on Border Rivers, known as the Sava Accord, was signed. The Quick Reaction Pact (QRP) was not."


def test_a_name_that_the_article_defines_is_a_name_of_its_record() -> None:
    rivers, quick = with_defined_names([RIVERS, agreement("x/a2", "Quick Reaction Pact")], TEXT)
    assert (rivers.aliases, quick.aliases) == (("Sava Accord",), ("QRP",))


def test_names_that_one_article_defines_link_it_to_another_that_uses_them() -> None:
    elsewhere = agreement("y/a1", "Sava Accord")
    assert compare(RIVERS, elsewhere).score < JOIN
    (rivers,) = with_defined_names([RIVERS], TEXT)
    assert compare(rivers, elsewhere).score >= JOIN


def test_a_name_that_is_known_or_of_another_thing_is_not_added() -> None:
    known = agreement("x/a1", "Quick Reaction Pact", acronym="QRP")
    assert with_defined_names([known, agreement("x/a2", "Fish Deal")], TEXT) == (known, agreement("x/a2", "Fish Deal"))
    assert with_defined_names([], TEXT) == ()


def test_a_name_that_could_be_meant_for_two_goes_to_neither() -> None:
    both = [RIVERS, agreement("x/a2", "Fish Trade Deal")]
    text = "The Treaty on Border Rivers and the Fish Trade Deal, together known as the Sava Accords, were signed."
    assert list(with_defined_names(both, text)) == both
