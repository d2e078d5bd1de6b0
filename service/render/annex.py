"""The evidence behind a page: each sentence with the quotes it rests on, where they stand, and how sure a reader may be.

What an annex shows is the same in every format; each format escapes it for itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.brief import Brief, Sentence
from schemas.evidence import Evidence
from schemas.fact import Fact
from service.render.headings import headed
from service.render.plain import joined, plain
from service.render.source import cite

HEADING = "Evidence annex"
LEAD = "Each quote stands in its article, word for word, at the characters given, among the words shown around it."
_NAMED = 60  # letters of a fact's name where several are told apart


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote in its place, and the article it stands in: title, then author, publisher, date and genre. `number` 0: the
    source is not listed. `before` and `after` are the words around it, with the spaces that part them from it; empty where
    none are known."""

    number: int
    title: str
    details: str
    quote: str
    start: int
    end: int
    before: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """`[2] Title (publisher, 29 May 2025, official text), characters 10–64`."""
        source = f"[{self.number}] {self.title} ({self.details}), " if self.number else ""
        return f"{source}characters {self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence, row or point of the page: its words, how sure a reader may be of it, and the quotes behind it."""

    text: str
    confidence: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The entries under one heading of the page, in its order."""

    heading: str
    entries: tuple[Entry, ...]


class Witness:
    """Finds what stands behind the sentences of one brief."""

    def __init__(self, brief: Brief) -> None:
        self._sources = {source.article: (cite(source), source.genre) for source in brief.sources}
        self._facts = {fact.id: fact for fact in brief.facts}
        self._contexts = {(around.article, around.start, around.end): around for around in brief.contexts}

    def proofs(self, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
        """Each quote with its article."""
        return tuple(self._proof(quote) for quote in evidence)

    def quotes_of(self, fact: str) -> tuple[Evidence, ...]:
        """The quotes of a fact; none where the brief does not carry it."""
        known = self._facts.get(fact)
        return known.evidence if known else ()

    def confidence(self, facts: Iterable[str]) -> str:
        """`moderate confidence: two independent reports`; told by name where the facts behind a sentence differ in it."""
        known = [fact for name in dict.fromkeys(facts) if (fact := self._facts.get(name)) and fact.confidence]
        told = list(dict.fromkeys(str(fact.confidence) for fact in known))
        if len(told) < 2:
            return plain("".join(told))
        return "; ".join(plain(f"{_short(fact)}: {fact.confidence}") for fact in known)

    def entry(self, sentence: Sentence) -> Entry:
        """A sentence with what is behind it."""
        return Entry(plain(sentence.text), self.confidence(sentence.cites), self.proofs(sentence.evidence))

    def _proof(self, quote: Evidence) -> Proof:
        source, genre = self._sources.get(quote.article, (None, None))
        around = self._contexts.get((quote.article, quote.start, quote.end))
        return Proof(
            number=source.number if source else 0,
            title=source.title if source else "",
            details=", ".join(filter(None, (source.details, genre if genre == "news" else ""))) if source else "",
            quote=plain(quote.quote),
            start=quote.start,
            end=quote.end,
            before=f"… {before}" if around and (before := joined(around.before)) else "",
            after=f"{after} …" if around and (after := joined(around.after)) else "",
        )


def parts(brief: Brief) -> tuple[Part, ...]:
    """The whole annex, in the order of the page; what rests on no quote is left out."""
    witness = Witness(brief)
    said = [
        ("Title", brief.title),
        ("Bottom line", brief.bottom_line),
        *headed(brief),
    ]
    found = [(heading, [witness.entry(sentence) for sentence in sentences]) for heading, sentences in said]
    found.insert(2, (brief.status_heading, list(_rows(brief, witness))))
    found.append(("Timeline", list(_points(brief, witness))))
    made = (Part(plain(heading), tuple(one for one in entries if one.proofs)) for heading, entries in found)
    return tuple(part for part in made if part.entries)


def _rows(brief: Brief, witness: Witness) -> Iterator[Entry]:
    for row in brief.status:
        if row.purpose:
            yield witness.entry(row.purpose)
        since = f", {row.since}" if row.since else ""
        proofs = witness.proofs(witness.quotes_of(row.fact))
        yield Entry(plain(f"{row.name}: {row.status}{since}"), witness.confidence([row.fact]), proofs)
    yield from map(witness.entry, brief.besides)


def _points(brief: Brief, witness: Witness) -> Iterator[Entry]:
    for point in brief.timeline:
        text = plain(f"{point.when or 'no date given'}: {point.label}")
        yield Entry(text, witness.confidence(point.facts), witness.proofs(point.evidence))


def _short(fact: Fact) -> str:
    name = fact.acronym or fact.name
    return name if len(name) <= _NAMED else name[:_NAMED].rstrip() + " …"
