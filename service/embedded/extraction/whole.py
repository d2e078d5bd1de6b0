"""The whole of an extraction: what a large model would be asked for, found by rules."""

from schemas.extraction import Extraction, Header
from service.embedded.extraction.agreements.records import agreements_of
from service.embedded.extraction.meetings.records import meetings_of
from service.embedded.extraction.statements import statements_of
from service.embedded.extraction.text.reading import reading_of


def extract(article_text: str, *, published: str | None = None) -> Extraction:
    """The agreements, meetings and statements of one text, as a model fills them in: every quote stands in the text, and the same
    text gives the same answer. `published` (EDTF) is the article's date where it is known from elsewhere.

    The header says nothing: what a text says of itself, code has read before any model is asked.
    """
    reading = reading_of(article_text, published=published)
    return Extraction(
        header=Header(title=None, publisher=None, author=None, published=None, published_text=None, genre="other"),
        agreements=agreements_of(reading),
        meetings=meetings_of(reading),
        statements=statements_of(reading),
    )
