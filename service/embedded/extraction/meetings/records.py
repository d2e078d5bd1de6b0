"""From encounters to meeting records: mentions of one encounter put together, and what the text tells of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.meeting import Format, Meeting, MeetingStatus, Participant
from service.core.language.dates import compatible
from service.core.language.dating import Tense
from service.core.language.people import level_of, same_person
from service.core.language.places import compatible_places
from service.embedded.extraction.meetings.cues import formats_of
from service.embedded.extraction.meetings.encounters import Encounter, encounters_of, shares_people
from service.embedded.extraction.text.dates import read_date
from service.embedded.extraction.text.quotes import quote_of
from service.embedded.extraction.text.reading import Reading
from service.embedded.lexicon import pattern

_MOST_MENTIONS = 24  # of one encounter; a text that repeats itself without end costs no more
_MOST_PEOPLE = 16  # of one encounter
_MOST_DRAFTS = 40  # meetings of one article
_TWO = 2  # sides of an encounter
_TENSES: dict[MeetingStatus, Tense] = {
    "held": "past",
    "scheduled": "future",
    "cancelled": "either",
    "postponed": "either",
}


@dataclass
class _Draft:
    """One encounter as an article tells it: its mentions, in order."""

    mentions: list[Encounter] = field(default_factory=list)
    _people: list[Participant] | None = None

    @property
    def best(self) -> Encounter:
        """The mention that tells most of who took part, rather than one whose sides are assumed; the first of equals."""
        return max(
            self.mentions, key=lambda each: (bool(each.participants) and not each.assumed, each.sides, len(each.people))
        )

    @property
    def status(self) -> MeetingStatus:
        return next((each.status for each in self.mentions if not each.heading), self.mentions[0].status)

    def add(self, mention: Encounter) -> None:
        """One more mention of it; of very many the first are enough."""
        if len(self.mentions) < _MOST_MENTIONS:
            self.mentions.append(mention)
            self._people = None

    def participants(self, between: Sequence[str] = ()) -> list[Participant]:
        """Everyone told to have taken part. `between` are the two countries of the article: a person of no told country is of the
        one that nobody else is of."""
        if self._people is None:
            self._people = self._told()
        kept = _countries_told(self._people, between)
        countries = {each.country for each in kept if each.role}
        people = [each for each in kept if each.role]
        if len(people) >= _TWO and not countries - {None}:
            return people
        return [each for each in kept if each.role or each.country not in countries or each.country is None]

    def _told(self) -> list[Participant]:
        """Those of the mention that tells most, and the people of the others, each once."""
        kept: list[Participant] = list(self.best.participants)
        for each in self.mentions:
            for person in each.people if each.sides >= _TWO else ():
                if len(kept) < _MOST_PEOPLE and not any(
                    person.name == one.name or same_person(person.name, one.name) for one in kept
                ):
                    kept.append(person)
        return kept


def _countries_told(people: Sequence[Participant], between: Sequence[str]) -> list[Participant]:
    known = {each.country for each in people if each.country and each.role}
    left = [country for country in between if country not in known]
    if len(between) != 2 or len(known) != 1 or len(left) != 1:
        return list(people)
    return [
        each.model_copy(update={"country": left[0]}) if each.role and each.country is None else each for each in people
    ]


def meetings_of(reading: Reading) -> list[Meeting]:
    """The meetings that an article tells of, each once."""
    return [_record(reading, draft) for draft in _drafts(reading)]


def encounters_told(reading: Reading) -> list[list[Encounter]]:
    """The mentions of each meeting of an article."""
    return [draft.mentions for draft in _drafts(reading)]


def _drafts(reading: Reading) -> list[_Draft]:
    drafts: list[_Draft] = []
    for each in encounters_of(reading):
        home = next((draft for draft in drafts if _is_same(reading, each, draft)), None)
        back = each.points_back and not each.people and each.cue.way != "named" and each.sides < _TWO
        back = back or (each.assumed and not each.date_text and not each.place)
        if home is None and not back and len(drafts) < _MOST_DRAFTS and _is_between_sides(reading, each):
            drafts.append(home := _Draft())
        if home is not None:
            home.add(each)
    return drafts


def _is_between_sides(reading: Reading, encounter: Encounter) -> bool:
    """Whether an encounter is one of officials of two sides: people of two countries, a person and a state, two states; where no
    country of the people is told, in an article that is about more than one."""
    countries = {each.country for each in encounter.participants if each.country}
    with_host = countries | ({encounter.host} if encounter.host else set())
    if encounter.cue.way == "named":
        return len(countries) >= 2
    if len(encounter.people) >= 2:
        open_sides = any(each.country is None for each in encounter.people)
        if _are_peers(encounter.people) or (open_sides and with_host and _are_high(encounter.people)):
            return True
        abroad = bool(reading.parties[encounter.sentence.number] or any(reading.parties[:1]))
        return len(with_host) >= 2 or (open_sides and (len(countries) == 1 or (abroad and bool(reading.principal))))
    if encounter.people:
        visits = encounter.cue.way == "went" or "visit" in encounter.cue.words or "trip" in encounter.cue.words
        open_side = encounter.people[0].country is None
        return len(countries) >= 2 or (visits and (len(with_host) >= 2 or (open_side and bool(with_host))))
    return len(countries) >= _TWO and (encounter.cue.way != "received" or _are_guests(reading, encounter))


def _are_guests(reading: Reading, encounter: Encounter) -> bool:
    """Whether officials of a state stand behind a verb of receiving: `hosted delegations from Chile`; a plan is welcomed too."""
    end = encounter.cue.end
    behind = [each for each in reading.parties[encounter.sentence.number] if each.start >= end]
    group = pattern("meetings", "groups", "words")
    return bool(behind) and bool(group.search(encounter.sentence.text, end, behind[0].start))


def _are_peers(people: Sequence[Participant]) -> bool:
    """Whether two hold one high office, so that they are of two states: two presidents, two foreign ministers."""
    offices = [
        match[0] for each in people if each.role and (match := pattern("meetings", "peers", "words").search(each.role))
    ]
    countries = {each.country for each in people}
    return len(offices) > len(set(offices)) and (len(countries) > 1 or countries == {None})


def _are_high(people: Sequence[Participant]) -> bool:
    """Whether all are leaders or ministers."""
    return all(level_of(each.role) in ("leaders", "ministers") for each in people)


def _date(reading: Reading, encounter: Encounter) -> str | None:
    return read_date(encounter.date_text, published=reading.published, tense=_TENSES[encounter.status])


def _is_same(reading: Reading, encounter: Encounter, draft: _Draft) -> bool:
    """Whether a mention is of an encounter told before: the same people at no other time, or words that point back to it."""
    only_heading = all(each.heading for each in draft.mentions)
    if (encounter.status == "scheduled") != (draft.status == "scheduled") and not only_heading:
        return _is_purpose(encounter, draft)
    if encounter.recalled != draft.mentions[0].recalled and len(encounter.people) == 1:
        return False
    if encounter.agreed:
        return any(each.agreed and each.cue.words == encounter.cue.words for each in draft.mentions)
    if any(compatible_places(encounter.place, each.place) is False for each in draft.mentions):
        return False
    if encounter.cue.name and any(each.cue.name == encounter.cue.name for each in draft.mentions):
        return True
    dates = [_date(reading, each) for each in draft.mentions]
    date = _date(reading, encounter)
    if date and any(compatible(date, other) is False for other in dates if other):
        return False
    shared = shares_people(encounter.people, draft.participants())
    if encounter.people:
        people = [each for each in draft.participants() if each.role]
        return shared > 0 and shared >= min(len(encounter.people), len(people), 2)
    last = draft.mentions[-1].sentence
    if encounter.points_back or encounter.sides < 2:
        return encounter.sentence.number - last.number <= 3 or encounter.sentence.paragraph == last.paragraph
    countries = {each.country for each in encounter.participants}
    return not encounter.cue.name and countries <= {each.country for each in draft.participants()}


def _is_purpose(encounter: Encounter, draft: _Draft) -> bool:
    """Whether a mention only says what the journey before it in the sentence is for: `flew to Lima to meet ...`."""
    last = draft.mentions[-1]
    before = encounter.sentence.text[last.cue.end : encounter.cue.start]
    return (
        last.sentence.number == encounter.sentence.number
        and last.cue.way == "went"
        and bool(pattern("meetings", "inside", "purpose").search(before))
    )


def _record(reading: Reading, draft: _Draft) -> Meeting:
    best = draft.best
    dated = next((each for each in (best, *draft.mentions) if each.date_text), best)
    participants = draft.participants([each.country for each in reading.principal if each.country])
    return Meeting(
        name=_name(draft, participants),
        formats=_formats(draft, participants),
        status=draft.status,
        date=_date(reading, dated),
        date_text=dated.date_text,
        place=next((each.place for each in (best, *draft.mentions) if each.place), None),
        participants=participants,
        salience="main" if any(each.sentence.lead for each in draft.mentions) else "background",
        topics=[],
        outcomes=[],
        quote=quote_of(best.sentence, best.cue.start, best.cue.end),
    )


def _name(draft: _Draft, participants: Sequence[Participant]) -> str:
    named = next((each.cue.name for each in draft.mentions if each.cue.name), None)
    if named:
        return named
    noun = next((each.cue.words for each in draft.mentions if each.cue.way == "noun"), "meeting")
    noun = _DETERMINED.sub("", noun)
    who = [_called(each) for each in participants[:2]]
    return f"{'-'.join(who)} {noun}" if who and not any(name in noun for name in who) else noun


_DETERMINED = re.compile(r"^(?:The|This|That|These|Their) ")
_GENERATION = re.compile(r",? (?:Jr|Sr)\.?$")
_REGNAL = re.compile(r"[IVX]+")


def _called(participant: Participant) -> str:
    """The last name of a person, the whole one of a king; a state by its name."""
    if not participant.role:
        return participant.name
    if participant.name in participant.role:
        return participant.name
    name = _GENERATION.sub("", participant.name)
    last = name.split()[-1]
    return name if _REGNAL.fullmatch(last) else last


def _formats(draft: _Draft, participants: Sequence[Participant]) -> list[Format]:
    words = " ; ".join(
        each.sentence.text[max(0, each.cue.start - 30) : each.cue.end + 40] for each in draft.mentions[:4]
    )
    told = formats_of(words)
    levels = {level_of(each.role) for each in participants if each.role}
    if "leaders" in levels and levels == {"leaders"} and "call" not in told and "summit" not in told:
        told.insert(0, "summit")
    if levels == {"ministers"} and "ministerial" not in told and "call" not in told:
        told.insert(0, "ministerial")
    return told or ["other"]
