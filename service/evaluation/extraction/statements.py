"""Statement records against the expected ones of an article: found or missed, and whose they are.

Nobody labels every statement of a text, so that one more is not invented.
"""

from collections.abc import Sequence

from schemas.record import StatementRecord
from service.evaluation.extraction.likeness import same_person, statement_likeness
from service.evaluation.extraction.matching import match
from service.evaluation.extraction.tally import Tally
from service.evaluation.gold.shape import GoldArticle

KIND = "statements"


def compare_statements(
    tally: Tally, name: str, ours: Sequence[StatementRecord], article: GoldArticle
) -> dict[str, str]:
    """Count everything into the tally; the expected id of each matched record."""
    gold = article.statements
    matched = match(ours, gold, statement_likeness)
    tally.records(KIND, name, ours=(), gold=gold, matched=matched, article=article)
    for i, j in matched.pairs.items():
        what = f"{gold[j].text or gold[j].quote}: {ours[i].holder}, expected {gold[j].holder}"
        right = same_person(ours[i].holder, gold[j].holder)
        tally.count(f"{KIND}.holders", right=right, kind="wrong_holder", where=f"{name} {ours[i].id}", what=what)
    return {ours[i].id: gold[j].id for i, j in matched.pairs.items()}
