"""Plain text: one line, nothing hidden."""

import pytest

from service.render.plain import joined, lead_of, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as it is", "as it is"),
        ("  two\n\nlines\tand\u00a0more ", "two lines and more"),
        ("\x1b[31mred\x00", "[31mred"),
        ("a\u202eb\u2066c\ufeffd\u200be", "abcde"),
        ("क्\u200dष Malacañang ‘quasi’ 日本", "क्\u200dष Malacañang ‘quasi’ 日本"),
        ("", ""),
    ],
)
def test_only_what_can_be_seen_is_left(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("ACSA: sources differ.", "ACSA:", " sources differ."),
        ("Pressure at sea: China blocks ships: five.", "Pressure at sea:", " China blocks ships: five."),
        ("They met.", "", "They met."),
        ("They met, he said: twice.", "", "They met, he said: twice."),
        ("They met. Twice: in May.", "", "They met. Twice: in May."),
        ("At 5:30 they met.", "", "At 5:30 they met."),
        (f"{'long ' * 13}: much too long.", "", f"{'long ' * 13}: much too long."),
        (": nothing before it", "", ": nothing before it"),
        ("", "", ""),
    ],
)
def test_a_label_opens_a_point(text: str, lead: str, rest: str) -> None:
    assert lead_of(text) == (lead, rest)


@pytest.mark.parametrize(("text", "shown"), [("a\x1b\n", "a "), ("\n a", " a"), ("a", "a"), (" \n", ""), ("", "")])
def test_what_joins_a_text_to_another_stays(text: str, shown: str) -> None:
    assert joined(text) == shown
