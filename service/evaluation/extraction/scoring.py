"""Records against expected records: matched, missed, invented, split, and right by field."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.outcome import Outcome
from service.errors import UsageError
from service.evaluation.extraction.agreements import compare_agreements
from service.evaluation.extraction.meetings import compare_meetings
from service.evaluation.extraction.statements import compare_statements
from service.evaluation.extraction.tally import Tally, quotes_of
from service.evaluation.figures import Figures, Score, prefixed, prf, share, shares
from service.evaluation.gold.shape import Gold, file_name


@dataclass(frozen=True, kw_only=True)
class Extraction:
    """The score, and the expected id of each record that matched one."""

    score: Score
    known: Mapping[str, str]


def score_extraction(outcomes: Iterable[Outcome], gold: Gold, texts: Mapping[str, str] | None = None) -> Extraction:
    """Score records; `texts` by file name, where they are at hand, prove quotes.

    An article without an outcome, or with a failed one, has all its records missed. Raises UsageError for two outcomes of one
    labelled article.
    """
    by_file = _by_file(outcomes, gold)
    tally = Tally()
    known: dict[str, str] = {}
    for name, expected in gold.articles.items():
        outcome = by_file.get(name)
        tally.counts["articles"] += 1
        if outcome is None or outcome.status == "failed":
            tally.counts["articles_missing"] += 1
            tally.fail(
                "not_extracted", where=name, what=(outcome and outcome.error) or "the records hold no answer for it"
            )
            outcome = None
        known |= compare_agreements(tally, name, outcome.agreements if outcome else (), expected)
        known |= compare_meetings(tally, name, outcome.meetings if outcome else (), expected)
        known |= compare_statements(tally, name, outcome.statements if outcome else (), expected)
        text = (texts or {}).get(name)
        for quote in quotes_of(outcome.records) if outcome and text is not None else ():
            right = quote in (text or "")
            tally.count("quotes", right=right, kind="quote_absent", where=name, what=quote[:200])
    return Extraction(score=Score(figures=_figures(tally.counts), failures=tuple(tally.failures)), known=known)


def _by_file(outcomes: Iterable[Outcome], gold: Gold) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for each in outcomes:
        name = file_name(each.article.source)
        if name in found and name in gold.articles:
            both = f"{found[name].article.source} and {each.article.source}"
            raise UsageError(f"{name}: the records hold two answers for it ({both}); leave one out")
        found[name] = each
    return found


def _figures(counts: Counter[str]) -> Figures:
    figures: Figures = {"articles": counts["articles"], "articles_missing": counts["articles_missing"]}
    for kind in ("agreements", "meetings"):
        given, expected = counts[f"{kind}.given"], counts[f"{kind}.expected"]
        found = prf(right=counts[f"{kind}.right"], given=given, found=counts[f"{kind}.found"], expected=expected)
        figures |= prefixed(kind, {**found, "given": given, "expected": expected, "split": counts[f"{kind}.split"]})
        figures |= shares(counts, *(f"{kind}.{name}" for name in _FIELDS[kind]))
    steps = prf(
        right=counts["agreements.steps.right"], given=counts["agreements.steps.right.seen"],
        found=counts["agreements.steps.found"], expected=counts["agreements.steps.found.seen"],
    )  # fmt: skip
    figures |= prefixed("agreements.steps", steps)
    figures |= {
        "statements.recall": share(counts["statements.found"], counts["statements.expected"]),
        **shares(counts, "statements.holders"),
        "quotes_exact": share(counts["quotes"], counts["quotes.seen"]),
        "on_negatives": counts["on_negatives"],
    }
    return figures


_FIELDS = {
    "agreements": ("kind", "status", "dates", "parties"),
    "meetings": ("formats", "status", "dates", "places", "participants"),
}
