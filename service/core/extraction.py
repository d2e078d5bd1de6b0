"""What came of asking about one article: its grounded records, or the reason there are none."""

from dataclasses import dataclass

from schemas.article import Article
from schemas.extraction import Extraction
from schemas.outcome import ArticleHeader, Outcome
from schemas.record import Record
from schemas.run import Usage
from service.core.grounding import Locator
from service.core.reading.imprint import with_imprint
from service.core.reading.metadata import with_header
from service.core.records import Account, make_records
from service.ports import Answer

NOTHING = Account(proposed=(), grounded=(), repaired=(), rejected=())


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article after it was asked about: the article with what it says of itself, the outcome, every item's account."""

    article: Article
    outcome: Outcome
    account: Account

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of the article."""
        return (*self.outcome.agreements, *self.outcome.meetings, *self.outcome.statements)


def with_furniture(article: Article) -> Article:
    """The article as read: its furniture marked, and what its own page says of it."""
    return with_imprint(article)


def grounded(article: Article, answer: Answer[Extraction]) -> Extracted:
    """The records of an answer, each quote in its place."""
    known = with_header(article, answer.value.header, Locator(article))
    made = make_records(known, value=answer.value, proposed=answer.proposed, rejected=answer.rejected)
    outcome = Outcome(
        status="done",
        error=None,
        article=_header(known),
        agreements=made.agreements,
        meetings=made.meetings,
        statements=made.statements,
        rejected=made.rejected,
        usage=answer.usage,
    )
    return Extracted(article=known, outcome=outcome, account=made.account)


def failed(article: Article, reason: str, *, usage: Usage | None = None) -> Extracted:
    """An article of which nothing came, and why; the reason names the article."""
    named = reason if article.source in reason else f"{article.source}: {reason}"
    outcome = Outcome(status="failed", error=named, article=_header(article), usage=usage or Usage())
    return Extracted(article=article, outcome=outcome, account=NOTHING)


def unread(source: str, reason: str) -> Outcome:
    """A file that never became an article."""
    header = ArticleHeader(id="", title=None, publisher=None, author=None, published=None, genre=None, source=source)
    return Outcome(status="failed", error=reason, article=header)


def _header(article: Article) -> ArticleHeader:
    return ArticleHeader(**article.model_dump(exclude={"text", "furniture"}))
