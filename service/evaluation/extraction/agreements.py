"""Agreement records against the expected ones of an article."""

from collections.abc import Sequence

from schemas.record import AgreementRecord
from service.evaluation.extraction.likeness import agreement_likeness, codes, date_meets, lands
from service.evaluation.extraction.matching import match
from service.evaluation.extraction.steps import furthest, near
from service.evaluation.extraction.tally import Tally, listed
from service.evaluation.gold.shape import GoldAgreement, GoldArticle

KIND = "agreements"


def compare_agreements(
    tally: Tally, name: str, ours: Sequence[AgreementRecord], article: GoldArticle
) -> dict[str, str]:
    """Count everything into the tally; the expected id of each matched record."""
    gold = article.agreements
    matched = match(ours, gold, agreement_likeness)
    tally.records(KIND, name, ours=ours, gold=gold, matched=matched, article=article)
    for i, j in matched.pairs.items():
        _compare(tally, f"{name} {ours[i].id}", ours[i], gold[j])
    return {ours[i].id: gold[j].id for i, j in matched.pairs.items()}


def _compare(tally: Tally, where: str, record: AgreementRecord, expected: GoldAgreement) -> None:
    if expected.kind not in (None, "other"):
        what = f"{expected.name}: {record.kind}, expected {expected.kind}"
        tally.count(f"{KIND}.kind", right=record.kind == expected.kind, kind="wrong_kind", where=where, what=what)
    step, wanted = furthest(record.events), furthest(expected.events)
    if step and wanted:
        what = f"{expected.name}: {step}, expected {wanted}"
        tally.count(f"{KIND}.status", right=near(step, wanted), kind="wrong_status", where=where, what=what)
    _compare_steps(tally, where, record, expected)
    for event in expected.events:
        same = [each.date for each in record.events if near(each.step, event.step)]
        if event.date and same:
            what = f"{expected.name}, {event.step}: {same[0]}, expected {event.date}"
            right = any(date_meets(each, event.date) for each in same)
            tally.count(f"{KIND}.dates", right=right, kind="wrong_date", where=where, what=what)
    here, there = codes(each.country for each in record.parties), lands(expected.parties)
    if there:
        what = f"{expected.name}: {listed(here)}, expected {listed(there)}"
        tally.count(f"{KIND}.parties", right=here == there, kind="wrong_party", where=where, what=what)


def _compare_steps(tally: Tally, where: str, record: AgreementRecord, expected: GoldAgreement) -> None:
    """Which steps are told, `noted` left out, for it moves nothing; a step that one party took alone is that party's."""
    ours = {(each.step, each.party) for each in record.events if each.step != "noted"}
    theirs = {(each.step, each.party) for each in expected.events if each.step != "noted"}
    for step, party in sorted(theirs, key=str):
        found = any(near(each, step) and (by == party or not by or not party) for each, by in ours)
        what = f"{expected.name}: {step}{f' by {party}' if party else ''}"
        tally.count(f"{KIND}.steps.found", right=found, kind="missed_step", where=where, what=what)
    for step, party in sorted(ours, key=str):
        right = any(near(step, each) and (by == party or not by or not party) for each, by in theirs)
        what = f"{expected.name}: {step}{f' by {party}' if party else ''}"
        tally.count(f"{KIND}.steps.right", right=right, kind="invented_step", where=where, what=what)
