"""What a comparison counts, and what fails in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schemas.record import AgreementRecord, MeetingRecord, Record
from service.evaluation.extraction.likeness import date_meets, surnames
from service.evaluation.extraction.matching import Matched
from service.evaluation.figures import Failing, Failure
from service.evaluation.gold.shape import GoldArticle, GoldMeeting, GoldRecord

_SAME_PEOPLE = 0.5


@dataclass
class Tally:
    """Counts by name: `x` of `x.seen`; and the failures behind them."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def fail(self, kind: Failing, *, where: str, what: str) -> None:
        """Keep a failure."""
        self.failures.append(Failure(kind=kind, where=where, what=what))

    def count(self, name: str, *, right: bool, kind: Failing, where: str, what: str) -> None:
        """Count a field as seen, and as right or as a failure."""
        self.counts[f"{name}.seen"] += 1
        self.counts[name] += right
        if not right:
            self.fail(kind, where=where, what=what)

    def records(
        self,
        kind: str,
        name: str,
        *,
        ours: Sequence[Record],
        gold: Sequence[GoldRecord],
        matched: Matched,
        article: GoldArticle,
    ) -> None:
        """Count what was found of what is expected and, where the labels are exhaustive, what is invented or split. An optional
        record counts neither way."""
        self._expected(kind, name, gold=gold, matched=matched)
        if not article.exhaustive:
            return
        for i, record in enumerate(ours):
            right = i in matched.pairs and not gold[matched.pairs[i]].optional
            invented = i not in matched.pairs and i not in matched.again
            self.counts[f"{kind}.right"] += right
            self.counts[f"{kind}.given"] += right or invented
            self.counts[f"{kind}.split"] += i in matched.again
            self.counts["on_negatives"] += invented and article.negative
            if invented:
                self.fail("invented", where=f"{name} {record.id}", what=_called(record))
            elif i in matched.again:
                self.fail(
                    "split",
                    where=f"{name} {record.id}",
                    what=f"{_called(record)}: a further record of what another tells",
                )

    def _expected(self, kind: str, name: str, *, gold: Sequence[GoldRecord], matched: Matched) -> None:
        for j, wanted in enumerate(gold):
            found = j in matched.pairs.values()
            if wanted.optional or (not found and _told_with_another(wanted, gold, matched)):
                continue
            self.counts[f"{kind}.expected"] += 1
            self.counts[f"{kind}.found"] += found
            if not found:
                self.fail("missed", where=f"{name} {wanted.id}", what=wanted.name)


def quotes_of(records: Iterable[Record]) -> list[str]:
    """Every quote of the records."""
    found: list[str] = []
    for each in records:
        if isinstance(each, AgreementRecord):
            found += [item.evidence.quote for item in each.events]
            found += [item.evidence.quote for item in each.terms]
        else:
            found.append(each.evidence.quote)
        if isinstance(each, MeetingRecord):
            found += [item.evidence.quote for item in each.outcomes]
    return found


def listed(told: Iterable[str]) -> str:
    """What was told, for a list of failures."""
    return ", ".join(sorted(told)) or "none"


def _called(record: Record) -> str:
    return record.name if isinstance(record, AgreementRecord | MeetingRecord) else f"{record.holder}: {record.text}"


def _told_with_another(wanted: GoldRecord, gold: Sequence[GoldRecord], matched: Matched) -> bool:
    """A visit, its talks, its meal and its press conference may be one record."""
    if not isinstance(wanted, GoldMeeting):
        return False
    people = surnames(each.name for each in wanted.participants)
    for j in matched.pairs.values():
        other = gold[j]
        if isinstance(other, GoldMeeting) and date_meets(other.date, wanted.date) is not False:
            there = surnames(each.name for each in other.participants)
            if people and there and len(people & there) / min(len(people), len(there)) >= _SAME_PEOPLE:
                return True
    return False
