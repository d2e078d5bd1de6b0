"""An article with the records that were made of it, or with what was refused of it."""

from collections.abc import Sequence

from schemas.article import Article
from schemas.entry import Entry
from schemas.outcome import ArticleHeader
from schemas.record import Rejection
from service.render.edtf import words
from service.render.plain import counted, plain
from service.render.text.record import named, record_text, said


def article_text(article: Article, entry: Entry | None, *, why: str = "") -> str:
    """The header, the counts, then every record with its quotes. `why` is the command that tells why items were refused."""
    lines = [f"{article.id}  {plain(article.title or 'untitled')}\n", *(f"  {line}\n" for line in _known(article))]
    if entry is None:
        return "".join([*lines, "  no run has come to it yet\n"])
    outcome = entry.outcome
    if outcome.status == "failed":
        return "".join([*lines, f"  failed in run {entry.run}: {plain(outcome.error or '')}\n"])
    counts = [f"  {line}\n" for line in _counts(entry, why)]
    return "".join([*lines, *counts, *(f"\n{record_text(record)}" for record in outcome.records)])


def rejected_text(entries: Sequence[Entry]) -> str:
    """A block for each article of which something was refused or changed: its items by id, each with the reason."""
    blocks = [
        refusal_text(entry.outcome.article, entry.outcome.rejected) for entry in entries if entry.outcome.rejected
    ]
    return "\n".join(blocks) or "nothing was rejected or repaired\n"


def _known(article: Article) -> list[str]:
    dated = {"metadata": " (from its metadata)", "text": " (as its text says)"}.get(article.published_basis or "", "")
    published = f"{words(article.published)}{dated}" if article.published else "undated"
    genre = named(article.genre) if article.genre else None
    about = [article.author, article.publisher, published, genre, article.language]
    size = counted(len(article.text), "character")
    places = [article.source, article.url if article.url != article.source else None]
    return [said(about), said([*places, size])]


def _counts(entry: Entry, why: str) -> list[str]:
    outcome, ledger = entry.outcome, entry.ledger
    found = ((outcome.agreements, "agreement"), (outcome.meetings, "meeting"), (outcome.statements, "statement"))
    records = ", ".join(counted(len(made), noun) for made, noun in found)
    items = (
        f"{counted(len(ledger.proposed), 'item')} proposed = {len(ledger.grounded)} grounded + {len(ledger.repaired)} repaired"
        f" + {len(ledger.rejected)} rejected"
    )
    more = f"; `{why}` tells why" if outcome.rejected and why else ""
    return [f"run {entry.run}: {records}", f"{items}{more}"]


def refusal_text(article: Article | ArticleHeader, rejected: Sequence[Rejection]) -> str:
    """The article's title, then what was refused or changed of it, each by its id with the reason."""
    head = f"{article.id}  {plain(article.title or article.source)}\n"
    return "".join([head, *(_line(rejection) for rejection in rejected)])


def _line(rejection: Rejection) -> str:
    what = "changed " if rejection.kept else "rejected"
    return f"  {what}  {plain(rejection.id)}: {plain(rejection.reason)}\n      {plain(rejection.item)}\n"
