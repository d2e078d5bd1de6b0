from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.reading.furniture import furniture, publisher_of, sent_text
from tests.records import seed

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["See Also", "Advertisement", "© 2025 The Wire", "Email: a@b.ph", "They signed it.", "", "  Share this  "]
        ),
        st.text(max_size=30),
    ),
    max_size=12,
)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n"])


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in furniture(text)]


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (0, []),
        (
            1,
            [
                "Upgrade to High-Speed Internet for only ₱1499/month!",
                "Enjoy up to 100 Mbps fiber broadband, perfect for browsing, streaming, and gaming.",
                "Visit Suniway.ph to learn",
            ],
        ),
        (
            2,
            [
                "Now Reading",
                "Dark Light",
                "Japan-PH relations: Toward a ‘quasi-alliance’",
                "Avatar",
                "See Also",
                "Have problems with your subscription? Contact us via",
                "Email: plus@inquirer.com.ph, subscription@inquirer.com.ph",
                "Landine: (02) 8896-6000",
                "SMS/Viber: 0908-8966000, 0919-0838000",
                "© The Philippine Daily Inquirer, Inc.",
                "All Rights Reserved.",
                "Scroll To Top",
            ],
        ),
        (3, []),
        (4, []),
    ],
)
def test_exactly_these_lines_of_a_seed_are_furniture(number: int, lines: list[str]) -> None:
    assert marked(seed(number).text) == lines


def test_only_the_repetition_of_a_title_is_furniture() -> None:
    text = seed(2).text
    title = "Japan-PH relations: Toward a ‘quasi-alliance’"
    assert sent_text(text, furniture(text)).startswith(f"{title}\n\nSecurity cooperation")
    assert marked("Title\n\nTitle\nText") == ["Title"]


@given(LINES, ENDS)
def test_marking_removes_no_character_and_marks_whole_lines_in_order(lines: list[str], end: str) -> None:
    text = end.join(lines)
    spans = furniture(text)
    stripped = [line.strip() for line in text.splitlines()]
    assert all(text[span.start : span.end] in stripped for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    rest = "".join(sent_text(text, spans).split())
    whole = "".join(text.split())
    for span in reversed(spans):
        before = len("".join(text[: span.start].split()))
        whole = whole[:before] + whole[before + len("".join(text[span.start : span.end].split())) :]
    assert rest == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan bought the boats for only $5 million, officials said.",
        "Japan will finance broadband of up to 100 Mbps in twenty provinces, Marcos said.",
        "See also how the treaty was ratified by the Senate in Manila last year.",
        "The menu of the working lunch was printed.",
        "Copyright treaties were among the subjects, the ministers said.",
        "“Click here and sign up,” the minister joked, “for our newsletter,” as the two sides signed the pact in front of the press.",
        "Sign up for peace, the president said.",
    ],
)
def test_a_sentence_that_sounds_like_furniture_is_kept(sentence: str) -> None:
    assert marked(f"Title\n{sentence}\n") == []


def test_what_is_sent_has_no_run_of_empty_lines_where_furniture_stood() -> None:
    text = "One.\n\nSee Also\n\nTwo."
    assert sent_text(text, furniture(text)) == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© The Philippine Daily Inquirer, Inc.", "The Philippine Daily Inquirer"),
        ("© 2025 The Wire. All rights reserved.", "The Wire"),
        ("Copyright © 2020-2025 Reuters", "Reuters"),
        ("(c) 2025 Example Media", "Example Media"),
        ("© 2025", None),
        ("All Rights Reserved.", None),
    ],
)
def test_a_rights_line_names_the_publisher_or_nobody(line: str, publisher: str | None) -> None:
    text = f"They met.\nSee Also\n{line}"
    assert publisher_of(text, furniture(text)) == publisher
