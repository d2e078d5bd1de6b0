"""Records against expected records: matched, missed, spurious, and right by field."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.outcome import Outcome
from schemas.record import AgreementRecord, MeetingRecord
from service.evaluation.figures import Failing, Failure, Score, prefixed, prf, share, shares
from service.evaluation.gold import Gold, GoldAgreement, GoldArticle, GoldEvent, GoldMeeting
from service.evaluation.likeness import (
    agreement_likeness,
    codes,
    date_meets,
    ends,
    gold_lands,
    meeting_likeness,
    surnames,
)
from service.evaluation.matching import Matched, match

_ORDER = (
    "proposed exploratory_talks negotiation_agreed negotiating announced adopted agreed_in_principle initialled signed"
    " legislative_approval ratified instruments_exchanged in_force provisionally_applied amended extended suspended"
    " stalled rejected withdrawn terminated expired"
).split()
_NEAR = (
    {"announced", "agreed_in_principle", "adopted"},
    {"legislative_approval", "ratified"},
    {"in_force", "provisionally_applied"},
    {"negotiation_agreed", "negotiating"},
)
_SAME_PEOPLE = 0.5


@dataclass
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def field(self, name: str, *, right: bool, kind: Failing, where: str, what: str) -> None:
        self.counts[f"{name}.seen"] += 1
        self.counts[name] += right
        if not right:
            self.failures.append(Failure(kind=kind, where=where, what=what))


def score_extraction(
    outcomes: Iterable[Outcome], gold: Gold, texts: Mapping[str, str] | None = None
) -> tuple[Score, dict[str, str]]:
    """The score, and which expected id each matched record has; `texts` by file name, where they are at hand, prove quotes.

    An article without an outcome, or with a failed one, has all its records missed.
    """
    by_file = {file_name(each.article.source): each for each in outcomes}
    tally = _Tally()
    known: dict[str, str] = {}
    for name, expected in gold.articles.items():
        outcome = by_file.get(name)
        tally.counts["articles"] += 1
        if outcome is None or outcome.status == "failed":
            tally.counts["articles_missing"] += 1
            tally.failures.append(Failure(kind="not_extracted", where=name, what="the records hold no answer for it"))
        ours = (outcome.agreements, outcome.meetings) if outcome and outcome.status != "failed" else ((), ())
        known |= _agreements(tally, name, ours[0], expected)
        known |= _meetings(tally, name, ours[1], expected)
        if texts and name in texts:
            _quotes(tally, name, (*ours[0], *ours[1]), texts[name])
    return Score(figures=_figures(tally.counts), failures=tuple(tally.failures)), known


def furthest(events: Iterable[GoldEvent] | AgreementRecord) -> str | None:
    """The furthest step told as taken, else the furthest planned; None where no step is told."""
    of = events.events if isinstance(events, AgreementRecord) else events
    told = [(each.step, each.modality) for each in of]
    taken = [step for step, modality in told if modality == "reported"] or [step for step, _ in told]
    return max(taken, key=lambda step: _ORDER.index(step) if step in _ORDER else -1, default=None)


def near(ours: str | None, expected: str) -> bool:
    """Whether two steps count as the same: texts do not always tell neighbours apart."""
    return ours in next((group for group in _NEAR if expected in group), {expected})


def file_name(source: str) -> str:
    """The last part of a path or an address."""
    return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def quotes(records: Iterable[AgreementRecord | MeetingRecord]) -> list[str]:
    """Every quote of the records."""
    found: list[str] = []
    for each in records:
        if isinstance(each, AgreementRecord):
            found += [item.evidence.quote for item in each.events]
            found += [item.evidence.quote for item in each.terms]
        else:
            found += [each.evidence.quote, *(item.evidence.quote for item in each.outcomes)]
    return found


def _figures(counts: Counter[str]) -> dict[str, float | int | None]:
    figures: dict[str, float | int | None] = {
        "articles": counts["articles"],
        "articles_missing": counts["articles_missing"],
    }
    for kind in ("agreements", "meetings"):
        given, expected = counts[f"{kind}.given"], counts[f"{kind}.expected"]
        found = prf(right=counts[f"{kind}.right"], given=given, found=counts[f"{kind}.found"], expected=expected)
        figures |= prefixed(kind, {**found, "given": given, "expected": expected})
    figures |= shares(counts, "agreements.status", "agreements.dates", "agreements.parties")
    figures |= shares(counts, "meetings.status", "meetings.dates", "meetings.participants")
    figures |= {"quotes_exact": share(counts["quotes"], counts["quotes.seen"]), "on_negatives": counts["on_negatives"]}
    return figures


def _count(
    tally: _Tally,
    kind: str,
    name: str,
    *,
    ours: Sequence[AgreementRecord | MeetingRecord],
    gold: Sequence[GoldAgreement | GoldMeeting],
    matched: Matched,
    article: GoldArticle,
) -> None:
    for j, wanted in enumerate(gold):
        found = j in matched.pairs.values()
        if wanted.optional or (not found and _told_with_another(wanted, gold, matched)):
            continue
        tally.counts[f"{kind}.expected"] += 1
        tally.counts[f"{kind}.found"] += found
        if not found:
            tally.failures.append(Failure(kind="missed", where=f"{name} {wanted.id}", what=wanted.name))
    if not article.exhaustive:
        return
    for i, record in enumerate(ours):
        right = i in matched.pairs and not gold[matched.pairs[i]].optional
        spurious = i not in matched.pairs and i not in matched.again
        tally.counts[f"{kind}.right"] += right
        tally.counts[f"{kind}.given"] += right or spurious
        tally.counts["on_negatives"] += spurious and article.negative
        if spurious:
            tally.failures.append(Failure(kind="spurious", where=f"{name} {record.id}", what=record.name))


def _told_with_another(
    wanted: GoldAgreement | GoldMeeting, gold: Sequence[GoldAgreement | GoldMeeting], matched: Matched
) -> bool:
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


def _agreements(tally: _Tally, name: str, ours: Sequence[AgreementRecord], article: GoldArticle) -> dict[str, str]:
    gold = article.agreements
    matched = match(ours, gold, agreement_likeness)
    _count(tally, "agreements", name, ours=ours, gold=gold, matched=matched, article=article)
    for i, j in matched.pairs.items():
        record, expected = ours[i], gold[j]
        where = f"{name} {record.id}"
        step, wanted = furthest(record), furthest(expected.events)
        if step and wanted:
            what = f"{expected.name}: {step}, expected {wanted}"
            tally.field("agreements.status", right=near(step, wanted), kind="wrong_status", where=where, what=what)
        for event in expected.events:
            same = [each.date for each in record.events if near(each.step, event.step)]
            if event.date and same:
                what = f"{expected.name}, {event.step}: {same[0]}, expected {event.date}"
                right = any(date_meets(each, event.date) for each in same)
                tally.field("agreements.dates", right=right, kind="wrong_date", where=where, what=what)
        here, there = codes(each.country for each in record.parties), gold_lands(expected.parties)
        if there:
            what = f"{expected.name}: {', '.join(sorted(here)) or 'none'}, expected {', '.join(sorted(there))}"
            tally.field("agreements.parties", right=here == there, kind="wrong_party", where=where, what=what)
    return {ours[i].id: gold[j].id for i, j in matched.pairs.items()}


def _meetings(tally: _Tally, name: str, ours: Sequence[MeetingRecord], article: GoldArticle) -> dict[str, str]:
    gold = article.meetings
    matched = match(ours, gold, meeting_likeness)
    _count(tally, "meetings", name, ours=ours, gold=gold, matched=matched, article=article)
    for i, j in matched.pairs.items():
        record, expected = ours[i], gold[j]
        where = f"{name} {record.id}"
        if expected.date:
            what = f"{expected.name}: {record.date}, expected {expected.date}"
            right = bool(date_meets(record.date, expected.date))
            tally.field("meetings.dates", right=right, kind="wrong_date", where=where, what=what)
        if expected.status:
            what = f"{expected.name}: {record.status}, expected {expected.status}"
            right = (record.status == "held") == (expected.status == "held")
            tally.field("meetings.status", right=right, kind="wrong_status", where=where, what=what)
        here = surnames(each.name for each in record.participants)
        there = surnames(each.name for each in expected.participants)
        if there:
            what = f"{expected.name}: {', '.join(sorted(here)) or 'none'}, expected {', '.join(sorted(there))}"
            parts = {part for each in record.participants for part in ends(each.name)}
            right = all(parts & set(ends(each.name)) for each in expected.participants if each.name)
            tally.field("meetings.participants", right=right, kind="wrong_party", where=where, what=what)
    return {ours[i].id: gold[j].id for i, j in matched.pairs.items()}


def _quotes(tally: _Tally, name: str, records: Iterable[AgreementRecord | MeetingRecord], text: str) -> None:
    for quote in quotes(records):
        tally.field("quotes", right=quote in text, kind="quote_absent", where=name, what=quote[:200])
