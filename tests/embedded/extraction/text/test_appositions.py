import pytest

from service.embedded.extraction.text.appositions import appositions_in
from service.embedded.extraction.text.people import people_of, titled_in

TOLD = [
    ("defence minister Ola Berg left.", [("Ola Berg", "defence minister", None)]),
    ("Mali's foreign minister Amadou Keita left.", [("Amadou Keita", "Mali's foreign minister", "ML")]),
    ("Chile's foreign minister, Ana Rojas, left.", [("Ana Rojas", "Chile's foreign minister", "CL")]),
    ("the prime minister, Ada Lund, spoke", [("Ada Lund", "prime minister", None)]),
    ("special envoys Ola Berg and Ana Rojas met", [("Ola Berg", "special envoys", None), ("Ana Rojas", "special envoys", None)]),
    ("Presidents Ola Berg and Ana Rojas met", [("Ola Berg", "Presidents", None), ("Ana Rojas", "Presidents", None)]),
    ("Ola Berg, Norway's trade minister, said", [("Ola Berg", "Norway's trade minister", "NO")]),
    ("Ana Rojas, president of Chile, left.", [("Ana Rojas", "president of Chile", "CL")]),
    ("Ana Rojas, Foreign Minister of Chile, left.", [("Ana Rojas", "Foreign Minister of Chile", "CL")]),
    ("The minister told Reuters News.", []),
    ("Ana Rojas, former minister of Chile, left.", []),
    ("Ana Rojas, who met the minister, left.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_an_office_in_small_letters_or_behind_makes_a_person(
    text: str, told: list[tuple[str, str, str | None]]
) -> None:
    assert [(each.name, each.role, each.country) for each in appositions_in(text)] == told
    assert [(each.name, each.role, each.country) for each in titled_in(text)] == told


def test_a_name_that_is_told_both_ways_is_one_person() -> None:
    people = people_of(
        ["Chilean Foreign Minister Ana Rojas, a minister of note, left.", "foreign minister Ana Rojas left."]
    )
    assert list(people.by_name) == ["Ana Rojas"]


@pytest.mark.parametrize("text", ["South China Sea minister talks", "the Lima Summit, president of nothing,"])
def test_a_place_or_a_meeting_is_no_person(text: str) -> None:
    assert list(titled_in(text)) == []
