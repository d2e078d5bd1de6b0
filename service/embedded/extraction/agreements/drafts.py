"""Drafts of agreements: every mention of an article, put with those that mean the same agreement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.core.language.lexicon.definitions import definitions
from service.core.language.names import similarity, tokens
from service.core.language.places import plain
from service.embedded.extraction.agreements.course.cues import cues_in
from service.embedded.extraction.agreements.course.leads import Lead, Place, announces, is_item, lead_of
from service.embedded.extraction.agreements.course.steps import steps_of
from service.embedded.extraction.agreements.kinds import kind_of
from service.embedded.extraction.agreements.names import Mention, mentions_in, tells_instrument
from service.embedded.extraction.agreements.sides import sides_of
from service.embedded.extraction.text.parties import PartyMention
from service.embedded.extraction.text.reading import Reading

_ONE_OF = re.compile(
    r"\b(?:[Oo]ne|[Tt]he (?:first|second|other|latter|former)|[Aa]nother) of (?:the|these|those|them)\b"
    r"|\b[Tt]he (?:first|second|other|latter|former) (?:agreement|deal|pact|treaty)\b"
)
_DEFINES = re.compile(r"\((?:the |hereinafter |hereafter |referred to as )*[“\"‘*]*$")
_ALIKE = 0.85
_OF_DEFENCE = frozenset(
    "other defence_cooperation visiting_forces defence_logistics information_security security_assistance arms".split()
)
_GENERIC_HEADS = frozenset({"agreement", "deal", "pact", "accord", "treaty", "arrangement", "instrument"})
_INSTRUMENTS = frozenset({"memorandum", "mou", "treaty", "convention", "protocol", "declaration"})
_MOST_PLACES = 60  # of one agreement; a text that repeats itself without end costs no more
_MOST_DRAFTS = 200  # agreements of one article
_FAR = 3  # sentences over which `the agreement` points back


@dataclass
class Draft:
    """One agreement as an article tells it: its places, in order."""

    places: list[Place] = field(default_factory=list)

    @property
    def first(self) -> Mention:
        return self.places[0].mention

    @property
    def named(self) -> list[Mention]:
        return [place.mention for place in self.places if place.mention.way in ("named", "acronym")]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(mention.name for mention in self.named))

    @property
    def acronyms(self) -> set[str]:
        return {place.mention.acronym for place in self.places if place.mention.acronym}

    @property
    def parties(self) -> tuple[PartyMention, ...]:
        """Every party told with it, each once."""
        told = {each.key: each for place in reversed(self.places) for each in reversed(place.parties)}
        order = dict.fromkeys(each.key for place in self.places for each in place.parties)
        return tuple(told[key] for key in order)


def drafts_of(reading: Reading) -> tuple[Draft, ...]:
    """The agreements that an article mentions, in the order in which it first does."""
    short = frozenset(each.short for each in definitions(reading.text) if each.long and tells_instrument(each.long))
    drafts: list[Draft] = []
    lead: Lead | None = None
    for sentence, parties in zip(reading.sentences, reading.parties, strict=True):
        mentions = mentions_in(sentence.text, short)
        cues = cues_in(sentence.text) if mentions or announces(sentence) else ()
        lead = lead if lead and is_item(sentence) else lead_of(sentence, parties, mentions, cues)
        for mention in mentions:
            steps = steps_of(sentence.text, mention, cues, mentions)
            sides = sides_of(sentence.text, mention, parties, mentions)
            place = Place(sentence, mention, steps, sides)
            place = lead.told_of(place) if lead else place
            home = _home(place, drafts)
            if home is None and (len(drafts) >= _MOST_DRAFTS or (mention.way == "pointed" and not _is_told(place))):
                continue
            if home is not None and mention.is_apposed:
                place = _explaining(place)
            if home is None:
                drafts.append(home := Draft())
                home.places += _counted(place, drafts)
            if len(home.places) < _MOST_PLACES:
                home.places.append(place)
    return tuple(draft for draft in drafts if not _is_listed(draft, drafts))


def _is_told(place: Place) -> bool:
    """Whether a text tells of an agreement that it calls by its head alone: `The memorandum of understanding was signed`."""
    if place.mention.is_truce:
        return any(told.step != "noted" for told in place.steps)
    return place.mention.head.rstrip("s") in _INSTRUMENTS and any(told.is_taken for told in place.steps)


def _is_listed(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether agreements that a text counts are all named right behind: `three agreements: the A, the B and the C`."""
    if draft.first.way != "counted" or len(draft.places) > 1:
        return False
    number = draft.places[0].sentence.number
    named = [each for each in drafts if each.named and each.places[0].sentence.number == number]
    behind = [each for each in named if each.places[0].mention.start > draft.first.end]
    return len(behind) >= draft.first.count


def _explaining(place: Place) -> Place:
    """A place that only explains a name before it: what is told behind it is of other agreements (`a deal that Tokyo has
    struck with the United States`)."""
    before = tuple(each for each in place.steps if each.cue.end <= place.mention.start)
    return Place(place.sentence, place.mention, before, ())


def _counted(place: Place, drafts: Sequence[Draft]) -> list[Place]:
    """What was told of two agreements together, where a sentence names one of them: `one of the agreements, known as ...`."""
    whole = next((draft for draft in reversed(drafts) if draft.places and draft.first.way == "counted"), None)
    if whole is None or place.steps or not _ONE_OF.search(place.sentence.text, 0, place.mention.start):
        return []
    return [
        Place(
            each.sentence,
            replace(place.mention, start=each.mention.start, end=each.mention.end),
            each.steps,
            each.parties,
        )
        for each in whole.places
        if each.steps
    ]


def _home(place: Place, drafts: Sequence[Draft]) -> Draft | None:
    """The agreement that a mention means, of those before it; None where it is another."""
    mention = place.mention
    if mention.way in ("named", "acronym"):
        if drafts and _DEFINES.search(place.sentence.text[: mention.start]):
            return drafts[-1]
        same_name = next((draft for draft in drafts if _same_name(mention, draft)), None)
        return same_name or next((draft for draft in drafts if _foretold(place, draft)), None)
    near = [draft for draft in reversed(drafts) if _is_near(place, draft)]
    if mention.way == "counted":
        return None
    if mention.way == "pointed":
        return _pointed(place, near, drafts)
    same = next((draft for draft in drafts if _same_subject(place, draft)), None)
    if same is not None:
        return same
    before = [draft for draft in near if draft.places[-1].sentence.number == place.sentence.number]
    if mention.is_apposed and before:
        return before[0]
    if mention.is_definite and near and not set(mention.telling) - _words_of(near[0]):
        return near[0]
    return None


def _pointed(place: Place, near: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    """What `the agreement` means: the last one mentioned nearby under a like head, or the only one of the article so far."""
    head = place.mention.head.rstrip("s")
    alike = [draft for draft in near if any(each.mention.head.rstrip("s") == head for each in draft.places)]
    if place.mention.head in ("treaties", "agreements", "pacts", "accords", "deals", "protocols"):
        return next(
            (draft for draft in near if draft.first.way == "counted" or draft.first.head == place.mention.head), None
        )
    if alike or (near and head in _GENERIC_HEADS):
        return (alike or near)[0]
    same = [draft for draft in drafts if any(each.mention.head.rstrip("s") == head for each in draft.places)]
    return same[0] if same and len(same) == 1 else None


def _is_near(place: Place, draft: Draft) -> bool:
    last = draft.places[-1].sentence
    return last.paragraph == place.sentence.paragraph or place.sentence.number - last.number <= _FAR


def _same_name(mention: Mention, draft: Draft) -> bool:
    if mention.acronym and mention.acronym in draft.acronyms:
        return True
    if any(plain(mention.name) == plain(name) for name in draft.names):
        return True
    return any(_alike(mention.name, name) or _begins(mention.name, name) for name in draft.names)


def _alike(one: str, other: str) -> bool:
    numbers = set(re.findall(r"\d+", one)) - set(re.findall(r"\d+", other))
    if numbers and re.search(r"\d", other):
        return False
    return bool(tokens(one)) and (set(tokens(one)) == set(tokens(other)) or similarity(one, other) >= _ALIKE)


def _foretold(place: Place, draft: Draft) -> bool:
    """Whether a name is that of what the lead only described: `a landmark defense agreement`, of which the same step is told."""
    first = draft.places[0]
    if draft.named or draft.first.way != "described" or draft.first.is_truce or not first.sentence.lead:
        return False
    if place.sentence.number - first.sentence.number > 2 * _FAR or place.sentence.number == first.sentence.number:
        return False
    steps = {told.step for each in draft.places for told in each.steps} - {"noted"}
    keys, others = {each.key for each in draft.parties}, {each.key for each in place.parties}
    same = bool(steps & {told.step for told in place.steps}) and (keys <= others or others <= keys)
    told, theirs = set(draft.first.telling), set(place.mention.telling)
    one, other = kind_of([draft.first.name], ""), kind_of([place.mention.name], "")
    alike = one == other != "other" or not told or bool(told & theirs)
    return same and (alike or (one == "defence_cooperation" and other in _OF_DEFENCE))


def _begins(one: str, other: str) -> bool:
    """Whether a name is the beginning of the other: `Kigali Amendment`, `Kigali Amendment to the Montreal Protocol`."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return len(short.split()) > 1 and long.startswith(f"{short} ") and bool(tokens(short.title()))


def _same_subject(place: Place, draft: Draft) -> bool:
    mention = place.mention
    told = set(mention.telling)
    theirs = {word for each in draft.places for word in each.mention.telling}
    if mention.is_truce and any(each.mention.is_truce for each in draft.places):
        return True
    return bool(told) and (told <= theirs or (bool(theirs) and theirs <= told)) and _kin(mention, draft)


def _kin(mention: Mention, draft: Draft) -> bool:
    return any(
        each.mention.form == mention.form or {each.mention.form, mention.form} <= {"treaty", "agreement"}
        for each in draft.places
    )


def _words_of(draft: Draft) -> set[str]:
    return {word for each in draft.places for word in plain(each.sentence.text).split()}
