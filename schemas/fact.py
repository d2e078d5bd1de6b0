"""Facts: one agreement, meeting or statement with everything its sources tell of it, their conflicts included.

A fact's id is A1, M1 or S1, in order of rank; its items are A1.e1 (an event), A1.t1 (a term), M1.o1 (an outcome),
A1.c1 (a conflict), A1.q1 (a silence: what no source tells). Every item that tells something carries its evidence.
"""

from typing import Literal

from schemas.agreement import Instrument, Kind, Modality, Party, Salience, Step
from schemas.confidence import Confidence
from schemas.evidence import Evidence
from schemas.extraction import Genre
from schemas.meeting import Format, MeetingStatus
from schemas.merge import Merge
from schemas.override import Decision
from schemas.record import Basis
from schemas.shape import Value
from schemas.statement import Sort

Status = Step | Literal["not_told"]
Relation = Literal["protocol to", "amendment of", "extension of", "accession to", "implements", "successor of"]
Level = Literal["leaders", "ministers", "officials", "not_told"]


class FactEvent(Value):
    """A life-cycle step as all its sources tell it.

    `date` is EDTF. `known_by` is the date of the earliest dated source that reports the step as taken: an undated step
    was taken on that day or before. `superseded` marks a planned step that a later report overtook.
    """

    id: str
    step: Step
    party: str | None
    date: str | None
    basis: Basis
    known_by: str | None
    place: str | None
    by: tuple[str, ...]
    modality: Modality
    superseded: bool
    asserted_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    members: tuple[str, ...]


class FactTerm(Value):
    """A provision, an amount or an outcome, told alike by its sources."""

    id: str
    text: str
    evidence: tuple[Evidence, ...]
    members: tuple[str, ...]


ConflictKind = Literal[
    "step", "order", "date", "place", "signatories", "amount", "holder", "status", "participants", "other"
]


class Claim(Value):
    """One side of a conflict: the value, in words, and who says it. `independent` counts the outlets that say so, copies and
    further texts of one publisher as one; `genres` are those of their texts; `events` are the events of the timeline that
    stand on this side."""

    value: str
    evidence: tuple[Evidence, ...]
    independent: int = 0
    genres: tuple[Genre, ...] = ()
    events: tuple[str, ...] = ()


class Conflict(Value):
    """Sources that contradict one another: who says what, which value is shown (None: both are), and by name the rule that
    found or settled it. docs/life-cycle.md lists the rules. `person` is the name of the one who corrected it by hand; the
    claims then are the sources' own values."""

    id: str
    about: str
    claims: tuple[Claim, ...]
    chosen: str | None
    rule: str
    kind: ConflictKind = "other"
    person: str | None = None


class Silence(Value):
    """What a reader would ask and no source tells; `evidence` shows what raised the question."""

    id: str
    text: str
    evidence: tuple[Evidence, ...]


class PartyStatus(Value):
    """How far one party alone has come."""

    party: str
    status: Status
    modality: Modality


class _Fact(Value):
    """What facts share, in one shape for whoever reads them as JSON: `acronym`, `aliases`, `parties`, `as_of` and `timeline`
    stay empty where a type of fact has none. `sources` are article ids; `independent` counts them without copies; `confidence`
    is given once the brief is composed; `decisions` are what people decided of it over the rules."""

    id: str
    type: str
    name: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    status: str | None = None
    as_of: str | None = None
    timeline: tuple[FactEvent, ...] = ()
    conflicts: tuple[Conflict, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]
    independent: int
    salience: Salience
    silences: tuple[Silence, ...]
    records: tuple[str, ...]
    merges: tuple[Merge, ...]
    confidence: Confidence | None = None
    decisions: tuple[Decision, ...] = ()


class Related(Value):
    """Another agreement that this one points to: `relation` in words (`protocol to`), `reason` what tells so."""

    fact: str
    relation: Relation
    reason: str


class AgreementFact(_Fact):
    """An agreement; `status` is the furthest step taken as of `as_of` (EDTF), `not_told` when no source tells one. `related`
    are the agreements that it follows, each a fact of its own."""

    type: Literal["agreement"] = "agreement"
    instrument: Instrument
    kind: Kind
    status: Status
    status_by_party: tuple[PartyStatus, ...]
    terms: tuple[FactTerm, ...]
    related: tuple[Related, ...] = ()


class FactParticipant(Value):
    """A person with every role the sources give, or a side where no person is named."""

    name: str
    roles: tuple[str, ...]
    country: str | None


class MeetingFact(_Fact):
    """A meeting; `level` is derived from the roles of those who took part."""

    type: Literal["meeting"] = "meeting"
    formats: tuple[Format, ...]
    status: MeetingStatus
    level: Level
    date: str | None
    basis: Basis
    date_text: str | None
    place: str | None
    participants: tuple[FactParticipant, ...]
    topics: tuple[str, ...]
    outcomes: tuple[FactTerm, ...]


class StatementFact(_Fact):
    """What somebody holds; `name` is the statement's text."""

    type: Literal["statement"] = "statement"
    holder: str
    role: str | None
    about: str
    sort: Sort


Fact = AgreementFact | MeetingFact | StatementFact
