from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.articles.document import Document
from service.articles.formats import text
from service.articles.metadata import NOTHING, Metadata

FRONT = '---\ntitle: "Pact\\_\\\n  signed"\ndate: 2025-05-29\nsource_url: https://example.org/a\n---\n'
BODY = "\r\nThey met — in Manila.\r\n"


def read(content: bytes | str) -> Document:
    (found,) = text.read(BytesIO(content.encode() if isinstance(content, str) else content))
    assert isinstance(found, Document)
    return found


def test_a_text_is_kept_to_the_character() -> None:
    assert read(BODY) == Document(text=BODY)


def test_front_matter_stays_in_the_text_and_states_the_metadata() -> None:
    found = read(FRONT + BODY)
    assert found.text == FRONT + BODY
    assert found.known == Metadata(title="Pact signed", published="2025-05-29", url="https://example.org/a")


@pytest.mark.parametrize(
    "content",
    [
        "---\nThey met.\n---\nThey parted.\n",  # rules of a Markdown text
        "---\ntitle: never closed\n\nThey met.\n",
        "---\n- a list\n---\nThey met.\n",
        "---\ntitle: [\n---\nThey met.\n",
        "---\ndate: 2025-13-45\n---\nThey met.\n",  # what YAML takes for a date and cannot be one
        "---\n" + "x: y\n" * 9000 + "---\nThey met.\n",
        "They met.\n---\ntitle: Pact\n---\n",
    ],
)
def test_what_only_looks_like_front_matter_is_text(content: str) -> None:
    assert read(content) == Document(text=content, known=NOTHING)


def test_a_front_matter_of_nested_brackets_or_repeated_anchors_does_no_harm() -> None:
    deep = "---\na: " + "[" * 9000 + "]" * 9000 + "\n---\nThey met.\n"
    bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\ntitle: [*c,*c,*c,*c]\n---\nThey met.\n"
    assert read(deep).text == deep
    assert len(read(bomb).known.title or "") <= 500


def test_a_date_that_is_not_understood_is_remarked_on() -> None:
    assert read("---\ndate: 05/06/2025\n---\nThey met.\n").remark == (
        "its date '05/06/2025' is not understood and not used; write it as 2025-05-29"
    )


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_text_is_kept_whatever_follows_the_first_rule(body: str) -> None:
    assert read("---\n" + body).text == "---\n" + body
