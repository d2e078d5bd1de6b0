import pytest

from service.embedded.extraction.agreements.names import mentions_in, tells_instrument


def told(text: str) -> list[tuple[str, str]]:
    return [(each.way, each.name) for each in mentions_in(text, frozenset({"VAA"}))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Acquisition and Cross-Servicing Agreement (ACSA)", [("named", "Acquisition and Cross-Servicing Agreement")]),
        ("a Treaty on the Non-Proliferation of Nuclear Weapons", [("named", "Treaty on the Non-Proliferation of Nuclear Weapons")]),
        ("the Treaty on Conventional Armed Forces in Europe", [("named", "Treaty on Conventional Armed Forces in Europe")]),
        ("the Agreement on Lagoon Trade in Geneva", [("named", "Agreement on Lagoon Trade")]),
        ("the Protocol on Blue Carbon on Tuesday", [("named", "Protocol on Blue Carbon")]),
        ("an Agreement on Reciprocal, Fair, and Balanced Trade", [("named", "Agreement on Reciprocal, Fair, and Balanced Trade")]),
        (
            "the Agreement between the Government of Ghana and the Government of Togo on Lagoon Trade",
            [("named", "Agreement between the Government of Ghana and the Government of Togo on Lagoon Trade")],
        ),
        ("the Agreement between Ghana and Togo", [("pointed", "Agreement")]),
        ("the 2008 Strategic Framework Agreement", [("named", "2008 Strategic Framework Agreement")]),
        ("Japan and the Philippines Reciprocal Access Agreement", [("named", "Philippines Reciprocal Access Agreement")]),
        ("Signing Lagoon Accords", [("named", "Lagoon Accords")]),
        ("the North Atlantic Treaty Organization", []),
        ("under the Foreign Assistance Act", []),
        ("the principles of the UN Charter", []),
        ("a Press Statement on rain", []),
        ("a prisoner exchange agreement", [("described", "prisoner exchange agreement")]),
        ("an agreement to share the water of the Volta between them", [("described", "agreement to share the water of the Volta")]),
        ("this historic deal", [("pointed", "historic deal")]),
        ("both pacts", [("pointed", "pacts")]),
        ("two military agreements", [("counted", "military agreements")]),
        ("a wage agreement", []),
        ("a framework of ideas", []),
        ("the RAA and the VAA", [("acronym", "Reciprocal Access Agreement"), ("acronym", "VAA")]),
        ("Ghana’s accession to NATO", [("named", "Ghana’s accession to NATO")]),
    ],
)  # fmt: skip
def test_what_a_sentence_calls_an_agreement(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_description_that_explains_a_name_is_known_as_one() -> None:
    (one,) = mentions_in("The RAA, a security pact", frozenset())[1:]
    assert one.is_apposed


def test_what_is_no_instrument_defines_no_acronym() -> None:
    assert tells_instrument("Volta Access Agreement")
    assert not tells_instrument("China Coast Guard")
