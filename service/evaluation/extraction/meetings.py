"""Meeting records against the expected ones of an article."""

from collections.abc import Sequence

from schemas.record import MeetingRecord
from service.evaluation.extraction.likeness import date_meets, ends, fold, meeting_likeness, surnames
from service.evaluation.extraction.matching import match
from service.evaluation.extraction.tally import Tally, listed
from service.evaluation.gold.shape import GoldArticle, GoldMeeting

KIND = "meetings"


def compare_meetings(tally: Tally, name: str, ours: Sequence[MeetingRecord], article: GoldArticle) -> dict[str, str]:
    """Count everything into the tally; the expected id of each matched record."""
    gold = article.meetings
    matched = match(ours, gold, meeting_likeness)
    tally.records(KIND, name, ours=ours, gold=gold, matched=matched, article=article)
    for i, j in matched.pairs.items():
        _compare(tally, f"{name} {ours[i].id}", ours[i], gold[j])
    return {ours[i].id: gold[j].id for i, j in matched.pairs.items()}


def _compare(tally: Tally, where: str, record: MeetingRecord, expected: GoldMeeting) -> None:
    if formats := {each for each in expected.formats if each != "other"}:
        what = f"{expected.name}: {listed(record.formats)}, expected {listed(formats)}"
        right = bool(formats & set(record.formats))
        tally.count(f"{KIND}.formats", right=right, kind="wrong_kind", where=where, what=what)
    if expected.status:
        what = f"{expected.name}: {record.status}, expected {expected.status}"
        right = (record.status == "held") == (expected.status == "held")
        tally.count(f"{KIND}.status", right=right, kind="wrong_status", where=where, what=what)
    if expected.date:
        what = f"{expected.name}: {record.date}, expected {expected.date}"
        right = bool(date_meets(record.date, expected.date))
        tally.count(f"{KIND}.dates", right=right, kind="wrong_date", where=where, what=what)
    if expected.place and record.place:
        what = f"{expected.name}: {record.place}, expected {expected.place}"
        right = bool(_words(record.place) & _words(expected.place))
        tally.count(f"{KIND}.places", right=right, kind="wrong_place", where=where, what=what)
    if people := [each.name for each in expected.participants if each.name]:
        here = surnames(each.name for each in record.participants)
        what = f"{expected.name}: {listed(here)}, expected {listed(surnames(people))}"
        parts = {part for each in record.participants for part in ends(each.name)}
        right = all(parts & set(ends(each)) for each in people)
        tally.count(f"{KIND}.participants", right=right, kind="wrong_party", where=where, what=what)


def _words(place: str) -> set[str]:
    return set(fold(place).replace(",", " ").split()) - {"the", "of", "in"}
