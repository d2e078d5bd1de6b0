"""What came of asking about one article: its grounded records, or the reason there are none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.article import Article
from schemas.extraction import Extraction
from schemas.grounding import Recalled
from schemas.outcome import ArticleHeader, Missed, Outcome, Unanswered
from schemas.record import Record
from schemas.run import Usage
from service.core.grounding import Locator
from service.core.linking.fields.aliases import with_defined_names
from service.core.linking.parts.joining import joined
from service.core.passage import Passage
from service.core.reading.imprint import with_imprint
from service.core.reading.metadata import with_header
from service.core.records import Account, Made, account_of, make_records
from service.ports import Answer

_NAMED = 3  # parts without an answer that a message names; the outcome names all
NOTHING = Account(proposed=(), grounded=(), repaired=(), rejected=())


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article after it was asked about: the article with what it says of itself, the outcome, every item's account. It
    was not `asked` about when the run was halted before. `answer` is the key of the one kept answer that all was made of, if it
    was one; `key` the one under which the store may keep what was made, or, when it was `recalled`, has it."""

    article: Article
    outcome: Outcome
    account: Account
    asked: bool = True
    answer: str = ""
    key: str = ""
    recalled: Recalled | None = None

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of the article."""
        return self.outcome.records


@dataclass(frozen=True, slots=True)
class Known:
    """An article, and what was made of it before, if it was: under which key that is looked for."""

    article: Article
    key: str = ""
    extracted: Extracted | None = None


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
        agreements=with_defined_names(made.agreements, known.text),
        meetings=made.meetings,
        statements=made.statements,
        rejected=made.rejected,
        usage=answer.usage,
    )
    return Extracted(article=known, outcome=outcome, account=made.account, answer=answer.key)


def recalled(kept: Recalled) -> Extracted:
    """What an answer came to when it was grounded before: what grounding it anew would come to."""
    ledger = kept.ledger
    account = Account(
        proposed=ledger.proposed, grounded=ledger.grounded, repaired=ledger.repaired, rejected=ledger.rejected
    )
    return Extracted(article=kept.article, outcome=kept.outcome, account=account, key=kept.key, recalled=kept)


@dataclass(frozen=True, slots=True)
class PartTold:
    """What the answer about one part of an article told; the article with what its first part says of it."""

    article: Article
    made: Made


def part_told(passage: Passage, answer: Answer[Extraction]) -> PartTold:
    """The records of an answer about a part. The first part alone tells of the article itself."""
    first = passage.part.number == 1
    known = with_header(passage.article, answer.value.header, passage) if first else passage.article
    made = make_records(known, value=answer.value, proposed=answer.proposed, rejected=answer.rejected, passage=passage)
    return PartTold(article=known, made=made)


def unanswered(passage: Passage, reason: str) -> Unanswered:
    """A part that no usable answer came about, and why."""
    part = passage.part
    return Unanswered(part=part.number, of=part.of, start=part.span.start, end=part.span.end, reason=reason)


def gathered(article: Article, told: Sequence[PartTold], gaps: Sequence[Unanswered], *, usage: Usage) -> Extracted:
    """The records of an article's parts, joined. Parts without an answer are named; without any the article failed."""
    error = "; ".join(f"part {gap.part} of {gap.of} not answered: {gap.reason}" for gap in gaps[:_NAMED])
    error += f"; and {len(gaps) - _NAMED} more" if len(gaps) > _NAMED else ""
    if not told:
        each = failed(article, error, usage=usage)
        return replace(each, outcome=each.outcome.model_copy(update={"unanswered": tuple(gaps)}))
    records = joined([one.made for one in told])
    outcome = Outcome(
        status="partial" if gaps else "done",
        error=f"{article.source}: {error}" if gaps else None,
        article=_header(article),
        agreements=with_defined_names(records.agreements, article.text),
        meetings=records.meetings,
        statements=records.statements,
        rejected=tuple(rejection for one in told for rejection in one.made.rejected),
        merges=records.merges,
        unanswered=tuple(gaps),
        usage=usage,
    )
    return Extracted(article=article, outcome=outcome, account=account_of([one.made.account for one in told]))


def failed(article: Article, reason: str, *, usage: Usage | None = None) -> Extracted:
    """An article of which nothing came, and why; the reason names the article."""
    named = reason if article.source in reason else f"{article.source}: {reason}"
    outcome = Outcome(status="failed", error=named, article=_header(article), usage=usage or Usage())
    return Extracted(article=article, outcome=outcome, account=NOTHING)


def unasked(article: Article, reason: str, *, usage: Usage | None = None) -> Extracted:
    """An article that nothing was told of because the run was halted, and why."""
    return replace(failed(article, f"not asked about: {reason}", usage=usage), asked=False)


def skipped(article: Article, reason: str) -> Extracted:
    """An article that nobody was asked about, and why."""
    outcome = Outcome(status="skipped", error=f"{article.source}: {reason}", article=_header(article))
    return Extracted(article=article, outcome=outcome, account=NOTHING)


def audited(each: Extracted, missed: Sequence[Missed]) -> Extracted:
    """The same, with what a second look saw beside its records, which stay as they are."""
    return replace(each, outcome=each.outcome.model_copy(update={"audit": tuple(missed)}))


def unread(source: str, reason: str) -> Outcome:
    """A file that never became an article."""
    header = ArticleHeader(id="", title=None, publisher=None, author=None, published=None, genre=None, source=source)
    return Outcome(status="failed", error=reason, article=header)


def _header(article: Article) -> ArticleHeader:
    return ArticleHeader(**article.model_dump(exclude={"text", "furniture"}))
