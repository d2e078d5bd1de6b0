from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.reading.furniture import furniture, publisher_of, sent_text
from service.core.reading.imprint import with_imprint
from tests.records import article, seed

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
                "Embassy of Japan in the Philippines",
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


PAGES = {
    "an agency's page": (
        """World | Asia Pacific
Japan and the Philippines to begin talks on a pact
By Karen Lema
April 29, 2025 10:32 AM GMT+8 Updated 2 days ago
[1/3]The prime minister shakes hands with the president in Manila, April 29, 2025. REUTERS/Eloisa Lopez
MANILA, April 29 (Reuters) - The two states will begin negotiations on a pact.
Sign up here.
Reporting by Karen Lema; Editing by John Mair
Our Standards: The Thomson Reuters Trust Principles., opens new tab
Read Next
World
Kremlin says talks will go on""",
        [0, 6, 7, 8, 9, 10, 11],
    ),
    "a newspaper's page": (
        """Home
News
Sport
Lifestyle
Marcos, Ishiba start talks | Inquirer News
Marcos, Ishiba start talks
Share
Facebook Twitter WhatsApp Email
MANILA, Philippines — The two leaders agreed to start talks on Tuesday.
ADVERTISEMENT
READ: Japan, PH to deepen ties
Article continues after this advertisement
They also discussed trade, and said so in a joint statement.
RELATED STORIES
Japan, PH sign access deal
Senate ratifies pact with Japan
TAGS: Japan, RAA""",
        [0, 1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 16],
    ),
    "a ministry's page": (
        """HOME > News > Press releases
Foreign Ministers' Meeting
May 28, 2025
On May 28 the minister met his counterpart for eighty minutes.
Opening Remarks
The minister welcomed the visit.
Related Links
Summit Meeting (April 29, 2025)
Back to Top""",
        [0, 6, 7, 8],
    ),
    "a German page": (
        """Japan und die Philippinen rücken zusammen
08.07.2024, 12.39 Uhr
Zur Merkliste hinzufügen
Beide Staaten haben am Montag in Manila ein Abkommen unterzeichnet.
Anzeige
Mehr zum Thema
China warnt vor neuem Pakt in Asien""",
        [2, 4, 5, 6],
    ),
    "a press office's page": ("Readout\n\nThe leaders met today.\n\n###", [2]),
    "an end mark with furniture below": ("They met in Tokyo.\nENDS\nBack to top", [1, 2]),
    "front matter": ("---\ntitle: A pact\ndate: 2025-05-28\n---\nThey met in Tokyo.", [0, 1, 2, 3]),
    "tags above the text are a heading": (
        "Topics\nTrade and investment\nThey spoke about tariffs on steel and on cars.",
        [0],
    ),
}


@pytest.mark.parametrize("page", PAGES)
def test_the_furniture_of_other_pages_is_marked_and_nothing_else(page: str) -> None:
    text, numbers = PAGES[page]
    lines = [line for line in text.splitlines() if line]
    assert marked(text) == [lines[number] for number in numbers]


SENTENCE = "The ministers of both sides met in Tokyo on Wednesday and opened talks."


def test_a_site_map_above_or_below_the_text_is_marked_with_what_stands_between_its_known_words() -> None:
    entries = [
        "Subscribe",
        "Briefing Room",
        "Cuba",
        "Civil Rights",
        "Weather",
        "Reform",
        "Iran Deal",
        "Our Team",
        "Privacy Policy",
    ]
    site = "\n".join(entries)
    assert marked(f"{site}\nPact signed in the capital of Japan\n{SENTENCE}\n{site}") == [*entries, *entries]
    assert marked(f"Signatories\n{site.replace('Subscribe', 'Kenya').replace('Weather', 'Chile')}\n{SENTENCE}") == [
        "Privacy Policy"
    ]


def test_a_list_in_the_midst_of_a_text_is_its_content() -> None:
    parties = "Sports\nJapan\nKenya\nChile\nNorway\nPeru\nGhana\nTravel"
    assert marked(f"{SENTENCE}\n{parties}\n{SENTENCE}") == []


def test_front_matter_needs_both_its_lines_and_a_key() -> None:
    assert marked("---\ntitle: A pact\nThey met in Tokyo.") == []
    assert marked("---\nThey met in Tokyo on Monday.\n---\nThey met again.") == []
    assert marked("---\n\ntitle: A pact\n---\nThey met again.") == []
    assert marked("---\n---\nThey met.") == []


def test_no_piece_of_a_wrapped_sentence_is_marked() -> None:
    text = (
        "The secretary of state, the minister for the economy and the minister of\nTrade\nmet in the capital, and they"
        " agreed that the treaty would be called an\nadvertisement\nfor peace by all who read it, and that nobody would"
        " ever again have to\nprint\nit. See also the communiqué that the two of them issued, which is to be\nfollowed\nby both."
    )
    assert marked(text) == []


def test_captions_are_content_and_their_credits_are_not() -> None:
    caption = "The ministers of both sides discuss economic matters over lunch on May 28, 2025."
    assert marked(f"Talks opened\n\n{caption}\nPhoto: Kyodo\n\nThey met.") == ["Photo: Kyodo"]
    assert marked(f"Talks opened\n\n{caption} Photo: Kyodo\n\nThey met.") == []


def test_the_name_between_a_caption_and_the_dateline_is_a_credit() -> None:
    caption = "The ministers of both sides discuss economic matters over lunch on May 28, 2025."
    page = "Talks opened\nBy Karen Lema\n{0}\n{1}\nMANILA, Philippines — They met in the capital."
    assert marked(page.format(caption, "Embassy of Japan in the Philippines")) == [
        "Embassy of Japan in the Philippines"
    ]
    assert marked(page.format(caption, "What both sides want from it")) == []
    assert marked(page.format("Share", "Two States Talk")) == ["Share"]
    assert marked(f"{caption}\nTwo States Talk\nMANILA, Philippines — They met in the capital.") == []


def test_a_speaker_named_on_each_turn_is_no_repeated_title() -> None:
    assert marked("THE PRESIDENT:\nWelcome.\nTHE PRESIDENT:\nThank you.\nTHE PRESIDENT:\nGo on.") == []


HOSTILE = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=200)
PIECES = st.lists(
    st.one_of(LINES.map("\n".join), HOSTILE, st.sampled_from(["\0", "\ud800", "\u202e", "\u2029", "\x85"]))
)


@given(PIECES)
def test_any_text_is_marked_by_whole_lines_and_whole(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = furniture(text)
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert "".join(text[start:end] for start, end in pairwise(edges)) == text
    whole = {line.strip() for line in text.splitlines()}
    assert all(text[span.start : span.end] in whole for span in spans)
    assert publisher_of(text, spans) is None or publisher_of(text, spans)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "=",
        "[",
        "](",
        "| ",
        "> ",
        "© ",
        "Read: ",
        "home|",
        "Share ",
        "subscribe newsletter ",
        "1/",
        "-",
        "\\#",
        "Photo: A ",
        "Q: ",
        "A. B ",
        "By A B, ",
    ],
)
@pytest.mark.parametrize("length", [400, 1_000_000])
def test_a_long_line_of_one_thing_over_and_over_costs_no_more_than_its_length(unit: str, length: int) -> None:
    line = (unit * (length // len(unit) + 1))[:length]
    text = f"Title of some text\n{line}\nThey met."
    assert len(with_imprint(article(text)).furniture) <= 1


def test_only_the_repetition_of_a_title_is_furniture() -> None:
    text = seed(2).text
    title = "Japan-PH relations: Toward a ‘quasi-alliance’"
    assert sent_text(text, furniture(text)).startswith(f"{title}\n\nSecurity cooperation")
    assert marked("Title\n\nTitle\nText") == ["Title"]
    assert marked("Title\n" + "They met.\n" * 9 + "Title\n") == []
    assert marked("Japan and Kenya sign\n" + "They met.\n" * 9 + "Japan and Kenya sign\n") == ["Japan and Kenya sign"]


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
