"""Composition: verified sentences, table, timeline and sources become one brief; what a draft left out is said plainly."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.article import Article
from schemas.brief import Brief, Paper, Section, Sentence, SourceLine
from schemas.fact import AgreementFact, Fact, MeetingFact, StatementFact
from schemas.ledger import Ledger
from schemas.record import Rejection
from schemas.run import Usage
from service.core.briefing.estimates.confidence import with_confidence
from service.core.briefing.items import Item, items_of
from service.core.briefing.material import is_ahead
from service.core.briefing.plain import Told, plain_purpose, plain_sentence, plain_title
from service.core.briefing.sections.differences import difference_sentences
from service.core.briefing.sections.watch import watch_sentences
from service.core.briefing.status import besides, status_heading, status_rows
from service.core.briefing.timeline import timeline_points
from service.core.briefing.verification.drafts import Checked, Slot, sentence
from service.core.briefing.verification.sentences import failures
from service.core.history.lifecycle import rank
from service.core.language.dates import bounds, say
from service.core.reading.furniture import sent_text

_UNDATED = "9999-12-31"  # later than any day that a source states
_LEANING = re.compile(
    r"^(?:it|they|this|these|those|both|such|he|she|another|a second|the (?:two|same|latter|other|deal|pact))\b"
    r"|\b(?:also|then|later|since then|meanwhile)\b",
    re.IGNORECASE,
)
_OPENING = 8  # words of a text's first sentence, by which it is known where it has no title
_MEANING = 3  # plain statements shown when a draft says nothing of what it means


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a brief is made of besides its sentences. `facts` are all facts; `page` those chosen for the page, by rank."""

    facts: tuple[Fact, ...]
    page: tuple[Fact, ...]
    articles: tuple[Article, ...]
    as_of: str | None
    ledger: Ledger
    rejections: tuple[Rejection, ...]
    model: str
    usage: Usage
    paper: Paper = "a4"


def compose(material: Material, checked: Sequence[Checked]) -> Brief:
    """The brief, before it is fitted to one page. A failed sentence is replaced by a plain one of the facts it was about;
    an agreement or meeting that no sentence tells gets a plain one."""
    numbering = {article.id: number for number, article in enumerate(material.articles, 1)}
    writer = _Writer(items=items_of(material.page), numbering=numbering)
    title = writer.standing(checked, "title")
    if material.page and not title:
        title = [writer.plain(plain_title(material.page))]
    agreements = [fact for fact in material.page if isinstance(fact, AgreementFact)]
    meetings = writer.told(
        checked, "meetings", [f for f in material.page if isinstance(f, MeetingFact) and not is_ahead(f)]
    )
    meaning = writer.standing(checked, "meaning")
    if not meaning:
        statements = [fact for fact in material.page if isinstance(fact, StatementFact)]
        meaning = [writer.plain(plain_sentence(fact)) for fact in statements[:_MEANING]]
    bottom = writer.standing(writer.in_time(checked), "bottom_line")
    if not bottom:
        bottom = [*(writer.plain(plain_sentence(fact)) for fact in agreements[:2]), *meetings[:1]] or meaning[:1]
    differences = [writer.plain(told) for told in difference_sentences(material.page)]
    sections = (
        Section(id="meetings", heading="Meetings", sentences=tuple(meetings)),
        Section(id="meaning", heading="Why it matters, as the sources say", sentences=tuple(meaning)),
        Section(id="differences", heading="Where the sources differ or are silent", sentences=tuple(differences)),
    )
    return Brief(
        title=tuple(title[:1]),
        as_of=material.as_of,
        as_of_line=as_of_line(material.as_of, material.articles, material.facts),
        bottom_line=tuple(bottom),
        status_heading=status_heading(material.page),
        status=status_rows(
            material.page,
            writer.purposes(checked, agreements),
            writer.numbering,
            published={article.id: article.published for article in material.articles},
        ),
        besides=tuple(writer.plain(told) for told in [besides(material.page)] if told),
        timeline=timeline_points(material.page),
        sections=tuple(section for section in sections if section.sentences),
        watch=tuple(writer.plain(told) for told in watch_sentences(material.page, as_of=material.as_of)),
        sources=tuple(_source(article, number) for number, article in enumerate(material.articles, 1)),
        facts=with_confidence(material.facts, material.articles),
        ledger=material.ledger.model_copy(update={"sentences_replaced": sum(bool(s.reasons) for s in checked)}),
        rejections=material.rejections,
        model=material.model,
        usage=material.usage,
        notes=(),
        paper=material.paper,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Turns checked and plain sentences into sentences of the page."""

    items: Mapping[str, Item]
    numbering: Mapping[str, int]

    def plain(self, told: Told) -> Sentence:
        return sentence(told, self.items, self.numbering, by="code")

    def standing(self, checked: Sequence[Checked], slot: Slot) -> list[Sentence]:
        return [
            sentence(s, self.items, self.numbering, by="model") for s in checked if s.slot == slot and not s.reasons
        ]

    def in_time(self, checked: Sequence[Checked]) -> Sequence[Checked]:
        """The sentences of the bottom line that stand, in the order of time of what they cite. An agreement is named in full
        where it now stands first; where a sentence leans on the one before it, or would not stand so, the draft's own order."""
        lead = [each for each in checked if each.slot == "bottom_line" and not each.reasons]
        ordered = sorted(lead, key=lambda each: _time(each, self.items))
        if ordered == lead or any(_LEANING.search(each.text) for each in lead):
            return lead
        told = _named_in_full_first(
            [each.text for each in ordered], [self.items[c].fact for s in lead for c in s.cites]
        )
        fresh = [replace(each, text=text) for each, text in zip(ordered, told or (), strict=bool(told))]
        return lead if not told or any(failures(each.text, each.cites, self.items) for each in fresh) else fresh

    def purposes(self, checked: Sequence[Checked], facts: Sequence[AgreementFact]) -> dict[str, Sentence]:
        """What each agreement does, by its id: the first sentence that stands for it alone; else one about several, which
        counts for the first of them that has none; else its first term."""
        own = {fact.id for fact in facts}
        standing = [(s, [cite for cite in s.cites if cite in own]) for s in self.standing(checked, "purposes")]
        found: dict[str, Sentence] = {}
        for purpose, about in sorted(standing, key=lambda each: len(each[1]) > 1):
            without = [fact for fact in about if fact not in found]
            if without:
                found[without[0]] = purpose
        plain = {fact.id: self.plain(told) for fact in facts if (told := plain_purpose(fact))}
        return plain | found

    def told(self, checked: Sequence[Checked], slot: Slot, facts: Sequence[Fact]) -> list[Sentence]:
        """A section in order of its facts: the sentences that stand, a plain one for each fact that none of them tells."""
        standing = self.standing(checked, slot)
        result: list[Sentence] = []
        for fact in facts:
            own = [s for s in standing if fact.id in s.cites and s not in result]
            about = any(fact.id in s.cites for s in result)
            result += own or ([] if about else [self.plain(plain_sentence(fact))])
        return result + [s for s in standing if s not in result]


def _time(told: Checked, items: Mapping[str, Item]) -> tuple[str, str]:
    """When the last and the first of what a sentence cites happened: what no source dates came after what it does."""
    days = [day for cite in told.cites for day in _days(items[cite])] or [_UNDATED]
    return max(days), min(days)


def _days(item: Item) -> list[str]:
    """The first days of the events or of the meeting that an item tells of; a plan is as old as the source that tells it."""
    dates = [event.date if event.modality == "reported" and event.date else event.known_by for event in item.events]
    if isinstance(item.fact, MeetingFact):
        dates = [item.fact.date]
    return [span.first if (span := bounds(day)) else _UNDATED for day in dates]


def _named_in_full_first(texts: Sequence[str], facts: Sequence[Fact]) -> tuple[str, ...] | None:
    """The sentences with each agreement and person named in full the first time, an agreement by its acronym thereafter; None
    where names cannot be moved."""
    told = list(texts)
    for fact in {fact.id: fact for fact in facts}.values():
        if isinstance(fact, AgreementFact) and fact.acronym:
            acronym = re.compile(rf"\b{re.escape(fact.acronym)}\b")
            full = next(
                (
                    f"{name} ({fact.acronym})"
                    for name in (fact.name, *fact.aliases)
                    if any(f"{name} (" in t for t in told)
                ),
                "",
            )
            first = next((n for n, text in enumerate(told) if acronym.search(text)), 0)
            if full and full not in told[first]:
                told = [text.replace(full, fact.acronym) for text in told]
                told[first] = acronym.sub(lambda _, full=full: full, told[first], count=1)  # type: ignore[misc]  # bound now
        if any(_surname_first(name, told) for name in _people(fact)):
            return None
    return tuple(told)


def _people(fact: Fact) -> list[str]:
    if isinstance(fact, MeetingFact):
        return [person.name for person in fact.participants]
    return [name for event in fact.timeline for name in event.by] if isinstance(fact, AgreementFact) else []


def _surname_first(name: str, texts: Sequence[str]) -> bool:
    """Whether a person's full name stands only after the surname alone has."""
    whole = next((n for n, text in enumerate(texts) if name in text), None)
    alone = next((n for n, text in enumerate(texts) if name.rsplit(maxsplit=1)[-1] in text), None)
    return whole is not None and alone is not None and alone < whole


def as_of_line(as_of: str | None, articles: Sequence[Article], facts: Sequence[Fact]) -> str:
    """What the brief's date rests on, honest about undated sources that tell of later steps."""
    undated = [article.id for article in articles if bounds(article.published) is None]
    later = _later_sources(facts) & set(undated)
    if as_of is None and len(articles) == 1:
        return "No date: the source does not state its own."
    if as_of is None:
        return f"No date: none of the {len(articles)} sources states its own." if articles else "No sources."
    latest = any(article.published == as_of for article in articles)
    lead = f"Dated sources to {say(as_of)}" if latest else f"As of {say(as_of)}"
    if not undated:
        return f"{lead}."
    words = f"{len(undated)} undated source{'s' if len(undated) > 1 else ''}"
    of_which = f"of which {len(later)} tell{'s' if len(later) == 1 else ''}" if len(undated) > 1 else "which tells"
    return f"{lead}; {words}{f', {of_which} of later steps' if later else ''}."


def _later_sources(facts: Sequence[Fact]) -> set[str]:
    """Sources whose undated report of a step goes beyond what any dated source knows of that agreement."""
    later: set[str] = set()
    for fact in facts:
        if isinstance(fact, AgreementFact):
            reported = [event for event in fact.timeline if event.modality == "reported"]
            known = [rank(event.step) for event in reported if event.date or event.known_by]
            for event in reported:
                if known and not event.date and not event.known_by and rank(event.step) > max(known):
                    later |= {evidence.article for evidence in event.evidence}
    return later


def _source(article: Article, number: int) -> SourceLine:
    known = article.model_dump(exclude={"id", "text", "furniture"})
    lines = sent_text(article.text, article.furniture).splitlines()
    sentence = next((line for line in lines if len(line.split()) > _OPENING), " ".join(lines))
    opening = " ".join(sentence.split()[:_OPENING])
    return SourceLine(number=number, article=article.id, opening=opening, **known)
