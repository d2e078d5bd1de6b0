from service.embedded.extraction.agreements.course.cues import cues_in


def test_a_letter_that_becomes_two_when_small_moves_no_cue() -> None:
    text = "İİ The accord was SIGNED and ratified."
    assert [text[each.start : each.end] for each in cues_in(text)] == [each.word for each in cues_in(text)]
    assert [each.word for each in cues_in(text)] == ["SIGNED", "ratified"]
