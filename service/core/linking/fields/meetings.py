"""Meetings compared: the people, the sides, the date, the place, the format and the label."""

from rapidfuzz.fuzz import token_set_ratio

from service.core.language.dates import bounds, compatible
from service.core.language.dating.zones import a_day_apart, are_far_apart
from service.core.language.people import generation, name_tokens, same_person, untitled
from service.core.language.places import compatible_places, plain
from service.core.linking.fields.score import JOIN, Comparison
from service.core.linking.fields.traits import Attendee, MeetingTraits

_OPEN = JOIN - 0.05
_LIKE_LABELS = 70
_MANY = frozenset(
    ["minister", "secretary", "ambassador", "senator", "member", "official"]
)  # offices of many at one time


def compare_meetings(one: MeetingTraits, other: MeetingTraits) -> Comparison:
    """Compare two meetings; people who are the same carry most, a label alone never joins."""
    veto = _veto(one, other)
    if veto:
        return Comparison(score=0.0, reasons=(), veto=veto)
    people = _shared_people(one, other)
    when = compatible(one.record.date, other.record.date) or _one_call(one, other)
    where = compatible_places(one.record.place, other.record.place)
    label = token_set_ratio(one.label, other.label) / 100
    reasons = [f"the same people: {', '.join(people)}"] * bool(people)
    reasons += [f"dates agree: {one.record.date}, {other.record.date}"] * bool(when) + ["places agree"] * bool(where)
    reasons += [f"labels {label:.2f} alike"]
    if len(people) >= 2:
        score = 0.72 + 0.15 * bool(when) + 0.05 * bool(where) + 0.1 * (label > 0.7)
        score += 0.05 * (one.record.salience == other.record.salience)
        if not (when or where or label > 0.7) and one.record.status != other.record.status:
            score = min(score, _OPEN)  # talks to come, with no day and no place, are not yet those that were held
    elif people:
        score = 0.35 + 0.2 * bool(when) + 0.15 * bool(where) + 0.15 * _same_format(one, other)
        score += 0.15 * (label > 0.9 and bool(when) and len(one.sides & other.sides) > 1)
    else:
        score = _by_label(one, other, label=label, when=when)
    return Comparison(score=round(min(score, 1.0), 3), reasons=tuple(reasons))


def _by_label(one: MeetingTraits, other: MeetingTraits, *, label: float, when: bool | None) -> float:
    """Meetings in which the records share no named person: sides, format, date and label must carry the likeness."""
    sides = one.sides & other.sides
    if len(sides) < 2 and not (sides and label > 0.8):
        return 0.55 * label if label > 0.9 else 0.0
    if bool(one.people) != bool(other.people) and not (when and label > 0.9):
        return 0.25 + 0.3 * bool(when) + 0.2 * _same_format(one, other)
    return 0.8 * (label > 0.75) + 0.1 * bool(when) + 0.4 * (0.6 < label <= 0.75)


def _same_format(one: MeetingTraits, other: MeetingTraits) -> bool:
    return bool(one.formats & other.formats - {"other"})


def _shared_people(one: MeetingTraits, other: MeetingTraits) -> list[str]:
    """People of both records under their longer names, each matched once: one Ishiba is not also the other Ishiba."""
    shared, left = [], list(other.people)
    for here in one.people:
        match = next((p for p in left if one_person(here, p)), None)
        if match:
            left.remove(match)
            shared.append(max(here.name, match.name, key=len))
    return shared


def one_person(one: Attendee, other: Attendee) -> bool:
    """Whether two attendees can be one person: by name, or of one state by the last name with the office or the first name
    (`Joe Biden` and `Joseph R. Biden` the President; `Mohammed Shia'a Al-Sudani` and `Mohammed Shyaa al-Sudani`)."""
    if one.country and other.country and one.country != other.country:
        return False
    if same_person(one.name, other.name):
        return True
    if (
        not one.country
        or one.country != other.country
        or len({generation(one.name), generation(other.name)} - {None}) > 1
    ):
        return False
    here, there = plain(untitled(one.name).name).split(), plain(untitled(other.name).name).split()
    here, there = (
        [word for word in words if word in name_tokens(p.name)] for words, p in ((here, one), (there, other))
    )
    if len(here) < 2 or len(there) < 2 or here[-1] != there[-1]:
        return False
    return here[0] == there[0] or (one.role == other.role and bool(one.role) and one.role not in _MANY)


def _veto(one: MeetingTraits, other: MeetingTraits) -> str | None:
    here, there = one.record, other.record
    if here.article == there.article and not _one_encounter(one, other):
        return "one article tells them apart"
    moved = {"scheduled", "postponed"} & {here.status, there.status} and here.status != there.status
    if compatible(here.date, there.date) is False and not moved and not _one_call(one, other):
        return f"other dates: {here.date} and {there.date}"
    if compatible_places(here.place, there.place) is False and not _one_but_for_the_place(one, other):
        return f"other places: {here.place} and {there.place}"
    a, b = one.sides, other.sides
    if len(a) > 1 and len(b) > 1 and not (a <= b or b <= a):
        return f"other sides: {', '.join(sorted(a))} and {', '.join(sorted(b))}"
    for side in sorted(a & b):
        ours = [p for p in one.people if p.country == side]
        theirs = [p for p in other.people if p.country == side]
        if ours and theirs and not any(one_person(x, y) for x in ours for y in theirs):
            names = [", ".join(person.name for person in people) for people in (ours, theirs)]
            return f"other people for {side}: {names[0]} and {names[1]}"
    return None


def _one_call(one: MeetingTraits, other: MeetingTraits) -> bool:
    """Whether one call can fall on two days: late in Washington, early the next day in Tokyo."""
    both = "call" in one.formats & other.formats
    return both and a_day_apart(one.record.date, other.record.date) and are_far_apart(one.sides & other.sides)


def _one_but_for_the_place(one: MeetingTraits, other: MeetingTraits) -> bool:
    """Whether all but the place says that two records are one encounter, so that sources differ in the place: the same people
    of two sides on the same one day under like labels. A call has no place."""
    here, there = one.record, other.record
    if "call" in one.formats & other.formats:
        return True
    span = bounds(here.date)
    if here.date != there.date or span is None or span.first != span.last or here.status != there.status:
        return False
    if not one.formats & other.formats or token_set_ratio(one.label, other.label) <= _LIKE_LABELS:
        return False
    shared = [x for x in one.people if any(one_person(x, y) for y in other.people)]
    return len({person.country for person in shared if person.country}) > 1


def _one_encounter(one: MeetingTraits, other: MeetingTraits) -> bool:
    """Within one article: a visit and its talks, or talks and their press conference, told as two records."""
    parts = {"visit", "press_conference", "working_meal"}
    here, there = (frozenset().union(*(name_tokens(person.name) for person in each.people)) for each in (one, other))
    contained = bool(here and there) and (here <= there or there <= here)
    same = one.record.status == other.record.status and one.record.date == other.record.date
    return contained and same and bool(parts & (one.formats | other.formats))
