"""Composition: verified sentences, table, timeline and sources become one brief; what a draft left out is said plainly."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.brief import Brief, Section, Sentence, SourceLine
from schemas.fact import AgreementFact, Fact, MeetingFact, StatementFact
from schemas.ledger import Ledger
from schemas.record import Rejection
from schemas.run import Usage
from service.core.briefing.commission import Commission, Earlier
from service.core.briefing.estimates.confidence import with_confidence
from service.core.briefing.items import Item, items_of
from service.core.briefing.material import is_ahead
from service.core.briefing.plain import Told, plain_purpose, plain_sentence, plain_title
from service.core.briefing.sections.changes import changed_since, changed_since_brief, withdrawn
from service.core.briefing.sections.differences import difference_sentences
from service.core.briefing.sections.watch import watch_sentences
from service.core.briefing.status import besides, status_heading, status_rows
from service.core.briefing.timeline import timeline_points, worth_drawing
from service.core.briefing.verification.drafts import Checked, Slot, sentence
from service.core.history.lifecycle import rank
from service.core.language.dates import bounds, say
from service.core.reading.furniture import sent_text

_GONE = 3  # facts that are told no longer, by name
_STOP = re.compile(r"(?:(?<=[A-Za-z]{3})|(?<=\)))\.$")
_OPENING = 8  # words of a text's first sentence, by which it is known where it has no title
_MEANING = 3  # plain statements shown when a draft says nothing of what it means


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a brief is made of besides its sentences. `facts` are all facts; `page` those chosen for the page, by rank."""

    facts: tuple[Fact, ...]
    page: tuple[Fact, ...]
    articles: tuple[Article, ...]
    wanted: Commission
    ledger: Ledger
    rejections: tuple[Rejection, ...]
    model: str
    usage: Usage


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
    bottom = writer.standing(checked, "bottom_line")
    if not bottom:
        bottom = [*(writer.plain(plain_sentence(fact)) for fact in agreements[:2]), *meetings[:1]] or meaning[:1]
    sections = (
        *_changes(material, writer),
        Section(id="meetings", heading="Meetings", sentences=tuple(meetings)),
        Section(id="meaning", heading="Why it matters, as the sources say", sentences=tuple(meaning)),
        *_differences(material.page, writer),
    )
    return Brief(
        title=tuple(_headed(each) for each in title[:1]),
        as_of=material.wanted.on,
        as_of_line=" ".join(_standing(material, sections)),
        bottom_line=tuple(bottom),
        status_heading=status_heading(material.page),
        status=status_rows(
            material.page,
            writer.purposes(checked, agreements),
            writer.numbering,
            published={article.id: article.published for article in material.articles},
        ),
        besides=tuple(writer.plain(told) for told in [besides(material.page)] if told),
        timeline=worth_drawing(timeline_points(material.page)),
        sections=tuple(section for section in sections if section.sentences),
        watch=tuple(writer.plain(told) for told in watch_sentences(material.page, as_of=material.wanted.on)),
        sources=tuple(_source(article, number) for number, article in enumerate(material.articles, 1)),
        facts=with_confidence(material.facts, material.articles),
        ledger=material.ledger.model_copy(update={"sentences_replaced": sum(bool(s.reasons) for s in checked)}),
        rejections=material.rejections,
        model=material.model,
        usage=material.usage,
        notes=(),
        paper=material.wanted.paper,
    )


def _headed(title: Sentence) -> Sentence:
    """A title without the stop that ends a sentence; that of an abbreviation stays."""
    return title.model_copy(update={"text": _STOP.sub("", title.text)})


def _changes(material: Material, writer: "_Writer") -> Iterator[Section]:
    """What changed since the day or the brief that was asked about."""
    since = material.wanted.since
    if since is None:
        return
    told = (
        changed_since(material.page, since)
        if isinstance(since, str)
        else changed_since_brief(material.page, since.facts)
    )
    sentences = tuple(writer.plain(each) for each in told)
    yield Section(id="changes", heading=f"What changed since {_said_since(since)}", sentences=sentences)


def _differences(page: Sequence[Fact], writer: "_Writer") -> Iterator[Section]:
    told = tuple(writer.plain(each) for each in difference_sentences(page))
    yield Section(id="differences", heading="Where the sources differ or are silent", sentences=told)


def _standing(material: Material, sections: Sequence[Section]) -> Iterator[str]:
    """What the brief's date rests on; that nothing changed where that was asked; what an earlier brief told and the sources
    now do not."""
    yield as_of_line(material.wanted.on, material.articles, material.facts)
    since = material.wanted.since
    if since is not None and not any(section.id == "changes" and section.sentences for section in sections):
        yield f"No change since {_said_since(since)} is told."
    if isinstance(since, Earlier) and (gone := withdrawn(material.facts, since.facts)):
        more = f" and {len(gone) - _GONE} more" if len(gone) > _GONE else ""
        yield f"Told in the brief of {_said_since(since)} and no longer: {', '.join(gone[:_GONE])}{more}."


def _said_since(since: str | Earlier) -> str:
    day = since if isinstance(since, str) else since.as_of
    return say(day) if day else "the last brief"


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
