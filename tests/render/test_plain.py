"""Plain text: one line, nothing hidden."""

import pytest

from service.render.plain import plain


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
