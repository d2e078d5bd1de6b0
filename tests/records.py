"""Articles, records and facts to test with: each factory fills in what a test does not care about."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from schemas.agreement import Party, Step
from schemas.article import Article
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, FactParticipant, MeetingFact, StatementFact
from schemas.outcome import ArticleHeader, Outcome
from schemas.record import (
    AgreementRecord,
    EventRecord,
    MeetingRecord,
    OutcomeRecord,
    ParticipantRecord,
    Record,
    StatementRecord,
    TermRecord,
)
from schemas.run import Usage
from service.core.history.consolidation import consolidate
from service.core.linking.clustering import cluster, compare_all

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
PH_JP = "Philippines=PH Japan=JP"


def article(text: str = "Text.", **known: object) -> Article:
    """An article with the id its reader would give it."""
    made = {"id": sha256(text.encode()).hexdigest()[:12], "source": "a.txt", "text": text, **known}
    return Article.model_validate(made)


def seed(number: int) -> Article:
    """One of the five seeds as its reader makes it."""
    return article(SEEDS[number].read_bytes().decode(), source=SEEDS[number].name)


def library(**published: str | None) -> dict[str, Article]:
    """Articles by id, each with the date it states, or None."""
    return {
        key: article(f"Text {key}.", id=key, source=f"{key}.txt", published=date) for key, date in published.items()
    }


def evidence(quote: str = "words", *, of: str = "x", start: int = 0) -> Evidence:
    return Evidence(article=of, quote=quote, start=start, end=start + len(quote), match="exact")


def parties(told: str) -> tuple[Party, ...]:
    """`Japan=JP Houthis` as parties, a name without a code for a body without one."""
    pairs = [word.partition("=") for word in told.split()]
    return tuple(Party(name=name, country=code or None) for name, _, code in pairs)


def event(step: Step, date: str | None = None, **told: object) -> EventRecord:
    """A reported step, stated where it has a date; an agreement gives it its id and its article."""
    base = {"party": None, "date_text": None, "place": None, "by": (), "modality": "reported", "asserted_by": None}
    basis = "stated" if date else "none"
    made = {**base, "id": "", "step": step, "date": date, "basis": basis, "evidence": evidence(step), **told}
    return EventRecord.model_validate(made)


def agreement(
    key: str, name: str, *steps: EventRecord, between: str = PH_JP, terms: Sequence[str] = (), **told: object
) -> AgreementRecord:
    """The agreement record `key`, such as `x/a1` of article x, with its events and terms numbered."""
    of = key.split("/", maxsplit=1)[0]
    events = tuple(
        step.model_copy(update={"id": f"{key}/e{number}", "evidence": step.evidence.model_copy(update={"article": of})})
        for number, step in enumerate(steps, 1)
    )
    provisions = tuple(
        TermRecord(id=f"{key}/t{n}", text=text, evidence=evidence(text, of=of)) for n, text in enumerate(terms, 1)
    )
    base = {"acronym": None, "aliases": (), "instrument": "agreement", "kind": "other", "salience": "main"}
    made = {**base, "id": key, "article": of, "name": name, "parties": parties(between), **told}
    return AgreementRecord.model_validate({**made, "events": events, "terms": provisions})


def meeting(
    key: str, name: str, *people: str, date: str | None = None, outcomes: Sequence[str] = (), **told: object
) -> MeetingRecord:
    """The meeting record `key`; each of `people` is `name, role, country`, the last two where told."""
    of = key.split("/", maxsplit=1)[0]
    held_by = []
    for number, person in enumerate(people, 1):
        who, role, country = ([part.strip() or None for part in person.split(",")] + [None, None])[:3]
        held_by.append(ParticipantRecord(id=f"{key}/p{number}", name=who or "", role=role, country=country))
    came = tuple(
        OutcomeRecord(id=f"{key}/o{n}", text=text, evidence=evidence(text, of=of)) for n, text in enumerate(outcomes, 1)
    )
    base = {
        "formats": ("ministerial",),
        "status": "held",
        "date_text": None,
        "place": None,
        "salience": "main",
        "topics": (),
    }
    made = {**base, "id": key, "article": of, "name": name, "date": date, "basis": "stated" if date else "none"}
    return MeetingRecord.model_validate(
        {**made, "participants": tuple(held_by), "outcomes": came, "evidence": evidence(name, of=of), **told}
    )


def statement(key: str, text: str, holder: str, *, quote: str = "words", **told: object) -> StatementRecord:
    """The statement record `key`."""
    of = key.split("/", maxsplit=1)[0]
    base = {"role": None, "about": "relations", "sort": "characterisation", "evidence": evidence(quote, of=of)}
    return StatementRecord.model_validate({**base, "id": key, "article": of, "text": text, "holder": holder, **told})


def outcome_of(key: str, *records: Record) -> Outcome:
    """What a run made of the article `key`."""
    header = ArticleHeader(
        id=key, title=None, publisher=None, author=None, published=None, genre=None, source=f"{key}.txt"
    )
    return Outcome(
        status="done",
        error=None,
        article=header,
        agreements=tuple(record for record in records if isinstance(record, AgreementRecord)),
        meetings=tuple(record for record in records if isinstance(record, MeetingRecord)),
        statements=tuple(record for record in records if isinstance(record, StatementRecord)),
        usage=Usage(),
    )


def facts_of(records: Iterable[Record], articles: dict[str, Article], *, on: str | None = None) -> tuple[Fact, ...]:
    """The records linked by the rules alone and consolidated."""
    told = list(records)
    return consolidate(cluster(told, compare_all(told), {}), articles, as_of=on)


def fact_event(key: str, step: Step, date: str | None = None, **told: object) -> FactEvent:
    """A step of a fact, reported unless told otherwise."""
    base = {"party": None, "known_by": None, "place": None, "by": (), "modality": "reported", "superseded": False}
    made = {**base, "asserted_by": (), "evidence": (evidence(step),), "members": (key,), "id": key, "step": step}
    return FactEvent.model_validate({**made, "date": date, "basis": "stated" if date else "none", **told})


_FACT = {
    "salience": "main", "sources": ("x",), "independent": 1, "records": ("x/1",), "merges": (), "conflicts": (),
    "silences": (), "evidence": (evidence(),),
}  # fmt: skip


def agreement_fact(key: str, name: str, *timeline: FactEvent, between: str = PH_JP, **told: object) -> AgreementFact:
    base = {"acronym": None, "aliases": (), "instrument": "agreement", "kind": "other", "status": "not_told"}
    made = {**_FACT, **base, "status_by_party": (), "as_of": None, "terms": (), "parties": parties(between)}
    return AgreementFact.model_validate({**made, "id": key, "name": name, "timeline": timeline, **told})


def meeting_fact(key: str, name: str, *people: FactParticipant, **told: object) -> MeetingFact:
    base = {"formats": (), "status": "held", "level": "not_told", "date": None, "basis": "none", "date_text": None}
    made = {**_FACT, **base, "place": None, "topics": (), "outcomes": (), "participants": people}
    return MeetingFact.model_validate({**made, "id": key, "name": name, **told})


def statement_fact(key: str, text: str, holder: str, **told: object) -> StatementFact:
    base = {"role": None, "about": "relations", "sort": "characterisation"}
    return StatementFact.model_validate({**_FACT, **base, "id": key, "name": text, "holder": holder, **told})
