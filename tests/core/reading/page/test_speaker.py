import pytest

from service.core.reading.page.speaker import speaker_in


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Statement by President Ana Costa on the Extension of the Truce", "President Ana Costa"),
        (
            "Statement by President Joseph R. Biden, Jr. on the Conclusion of the Dispute",
            "President Joseph R. Biden, Jr.",
        ),
        (
            "Statement from Press Secretary Karine Jean-Pierre on the Visit of a President",
            "Press Secretary Karine Jean-Pierre",
        ),
        ("President Costa Statement on the Truce", "President Costa"),
        ("Remarks by Foreign Minister Lee Min: a new chapter", "Foreign Minister Lee Min"),
        ("Opening Remarks by Prime Minister Ardern", "Prime Minister Ardern"),
        ("Speech by Ana Costa at the Academy", "Ana Costa"),
        ("Prime Minister Modi’s Address to the Parliament", "Prime Minister Modi"),
        ("Remarks by President Costa and Prime Minister Lee on Steel", None),
        ("Joint Statement by the Leaders of A and B", None),
        ("Statement by the Ministry of Foreign Affairs on the Treaty", None),
        ("Statement by the Spokesperson of the Ministry on the Treaty", None),
        ("Message to the Senate Transmitting Two Treaties", None),
        ("Japan Statement on Reform", None),
        ("Ministers issue statement on the truce", None),
        ("Readout of President Costa’s Call with President Lee", None),
        ("A letter from home", None),
        ("", None),
        (None, None),
        ("Statement by " + "A" * 5000, None),
    ],
)
def test_a_title_names_whose_words_follow(title: str | None, speaker: str | None) -> None:
    assert speaker_in(title) == speaker
