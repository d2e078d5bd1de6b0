"""How many of several answers have a record, and how far those that have it agree, field by field.

`presence` is the mean share of the answers that have a record, `in_every` the share of records that all have. A field's figure is
the share of pairs of answers that tell it alike, over all records that two answers or more have.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, TypeVar

from schemas.outcome import Outcome
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.errors import UsageError
from service.evaluation.figures import Failing, Failure, Figures, Score, prefixed, share, shares
from service.evaluation.gold.shape import file_name
from service.evaluation.stability.fields import agreement_fields, meeting_fields, statement_fields
from service.evaluation.stability.gathering import Gathered, gather_agreements, gather_meetings, gather_statements

_WORDING = ("name", "text")  # free words: another wording need not be another answer
R = TypeVar("R", AgreementRecord, MeetingRecord, StatementRecord)


@dataclass
class _Kind(Generic[R]):
    """What is counted of one kind of record, and what differs; `size` is how many answers each record could stand in."""

    name: str
    fields: Callable[[R], dict[str, str]]
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def compare(self, article: str, found: Sequence[Gathered[R]], *, size: int) -> None:
        """Count the records of one article."""
        for each in found:
            have = len(each.by_answer)
            self.counts["records"] += 1
            self.counts["places"] += size
            self.counts["present"] += have
            self.counts["in_every"] += have == size
            if have < size:
                self._fail("not_in_every_answer", article, f"{_called(each.first)}: in {have} of {size} answers")
            told = [self.fields(record) for record in each.every]
            for key in told[0]:
                self._field(key, [one[key] for one in told], article, _called(each.first))

    def _field(self, key: str, values: list[str], article: str, called: str) -> None:
        pairs = list(combinations(values, 2))
        self.counts[f"{key}.seen"] += len(pairs)
        self.counts[key] += sum(one == other for one, other in pairs)
        if len(set(values)) > 1:
            self._fail("other_words" if key in _WORDING else "wavers", article, f"{called}, {key}: {_shares(values)}")

    def _fail(self, kind: Failing, article: str, what: str) -> None:
        self.failures.append(Failure(kind=kind, where=f"{article} {self.name}", what=what))

    def figures(self) -> Figures:
        """Presence, then agreement by field."""
        counts = self.counts
        names = [key.removesuffix(".seen") for key in counts if key.endswith(".seen")]
        told: Figures = {
            "records": counts["records"],
            "in_every": share(counts["in_every"], counts["records"]),
            "presence": share(counts["present"], counts["places"]),
        }
        return prefixed(self.name, told | shares(counts, *names))


def score_stability(answers: Sequence[Sequence[Outcome]]) -> Score:
    """Compare the answers about each text that two of them or more answer; raise UsageError where there is none.

    What only one answer has an article of, or what failed in it, is counted and left out.
    """
    told: dict[str, dict[int, Outcome]] = {}
    for place, outcomes in enumerate(answers):
        for each in outcomes:
            told.setdefault(each.article.id, {})[place] = each
    done = {
        key: [each for each in by_place.values() if each.status != "failed"] for key, by_place in sorted(told.items())
    }
    compared = [outcomes for outcomes in done.values() if len(outcomes) > 1]
    if not compared:
        raise UsageError(
            "nothing to compare: no article is answered in two of the files; extract the same articles again"
        )
    agreements = _Kind("agreements", agreement_fields)
    meetings = _Kind("meetings", meeting_fields)
    statements = _Kind("statements", statement_fields)
    for outcomes in compared:
        name, size = file_name(outcomes[0].article.source), len(outcomes)
        agreements.compare(name, gather_agreements([each.agreements for each in outcomes]), size=size)
        meetings.compare(name, gather_meetings([each.meetings for each in outcomes]), size=size)
        statements.compare(name, gather_statements([each.statements for each in outcomes]), size=size)
    figures: Figures = {
        "answers": len(answers),
        "articles": len(compared),
        "articles_not_compared": len(done) - len(compared),
        "articles_not_in_every_answer": sum(len(each) < len(answers) for each in compared),
    }
    return Score(
        figures=figures | agreements.figures() | meetings.figures() | statements.figures(),
        failures=(*agreements.failures, *meetings.failures, *statements.failures),
    )


def _called(record: Record) -> str:
    return record.text if isinstance(record, StatementRecord) else record.name


def _shares(values: Iterable[str]) -> str:
    """`signed (2), none (1)`, the most frequent first."""
    return "; ".join(
        f"{value} ({count})" for value, count in sorted(Counter(values).items(), key=lambda each: (-each[1], each[0]))
    )
