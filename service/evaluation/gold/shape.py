"""The form of expected records: one JSON object for an article, one or more objects for what holds across articles.

A property that the form does not know is refused, for a mistyped one would else count for nothing; `note` and `notes` are free.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from schemas.agreement import Instrument, Kind, Modality, Salience, Step
from schemas.edtf import Edtf
from schemas.meeting import Format, MeetingStatus
from schemas.statement import Sort
from service.evaluation.gold import labels


def _named(place: Any) -> Any:
    """A place as its name; labels may give it with its country."""
    return place.get("name") if isinstance(place, dict) else place


def _labelled(meaning: Callable[[str], str]) -> BeforeValidator:
    return BeforeValidator(lambda told: meaning(told) if isinstance(told, str) else told)


def _single(told: Any) -> Any:
    return [told] if isinstance(told, str) else told


Place = Annotated[str | None, BeforeValidator(_named)]
Quote = Annotated[str, Field(min_length=1)]


class _Expected(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str | None = None
    notes: str | None = None


class GoldParty(_Expected):
    """A party or a participant; country is ISO 3166-1 alpha-2 or EU. Without a name it is known by its country or role."""

    name: str | None = None
    role: str | None = None
    country: str | None = None


class GoldQuote(_Expected):
    """A term or an outcome, known by its quote."""

    text: str = ""
    quote: Quote


class GoldEvent(_Expected):
    """A step of the life-cycle; any date that meets `date` (EDTF, an interval too) is right."""

    step: Step
    modality: Annotated[Modality, _labelled(labels.modality)] = "reported"
    party: str | None = None
    date: Edtf = None
    date_text: str | None = None
    place: Place = None
    by: tuple[str, ...] = ()
    asserted_by: str | None = None
    quote: Quote


class GoldAgreement(_Expected):
    """An agreement; `optional` ones are neither missed nor make their match invented."""

    id: str
    name: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    instrument: Annotated[Instrument | None, _labelled(labels.instrument)] = None
    kind: Annotated[Kind | None, _labelled(labels.kind)] = None
    parties: tuple[GoldParty, ...] = ()
    salience: Salience = "main"
    optional: bool = False
    events: tuple[GoldEvent, ...] = ()
    terms: tuple[GoldQuote, ...] = ()

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that prove it."""
        return (*(each.quote for each in self.events), *(each.quote for each in self.terms))


class GoldMeeting(_Expected):
    """A meeting; `format` may stand for a single one of `formats`."""

    id: str
    name: str
    formats: tuple[Annotated[Format, _labelled(labels.meeting_format)], ...] = ()
    status: MeetingStatus | None = None
    date: Edtf = None
    date_text: str | None = None
    place: Place = None
    participants: tuple[GoldParty, ...] = ()
    salience: Salience = "main"
    optional: bool = False
    topics: tuple[str, ...] = ()
    outcomes: tuple[GoldQuote, ...] = ()
    quote: Quote

    @model_validator(mode="before")
    @classmethod
    def _one_format(cls, told: Any) -> Any:
        if not isinstance(told, dict) or "format" not in told:
            return told
        return {
            "formats": _single(told["format"]) or (),
            **{key: each for key, each in told.items() if key != "format"},
        }

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that prove it."""
        return (self.quote, *(each.quote for each in self.outcomes))


class GoldStatement(_Expected):
    """What somebody holds, known by its quote; only a miss and another holder count, for no one labels every statement."""

    id: str
    text: str = ""
    holder: str
    role: str | None = None
    about: str = ""
    sort: Sort = "characterisation"
    optional: bool = False
    quote: Quote

    @property
    def name(self) -> str:
        """What a list of failures calls it."""
        return f"{self.holder}: {self.text or self.quote}"

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that prove it."""
        return (self.quote,)


GoldRecord = GoldAgreement | GoldMeeting | GoldStatement


class GoldSource(_Expected):
    """The article, by its file's name; `sha256` is of its bytes, where the very text matters."""

    file: str
    sha256: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: Edtf = None
    genre: str | None = None


class GoldArticle(_Expected):
    """All that one article should give; where it is not `exhaustive`, only misses count."""

    article: GoldSource
    exhaustive: bool = True
    negative: bool = False
    agreements: tuple[GoldAgreement, ...] = ()
    meetings: tuple[GoldMeeting, ...] = ()
    statements: tuple[GoldStatement, ...] = ()

    @property
    def records(self) -> tuple[GoldRecord, ...]:
        """All its expected records."""
        return (*self.agreements, *self.meetings, *self.statements)


class GoldCluster(_Expected):
    """Expected records of several articles that are one agreement or one meeting."""

    name: str
    members: tuple[str, ...] = Field(min_length=1)
    optional: bool = False


class MustHave(_Expected):
    """A fact the brief must hold: one of `names` in its names, all of `people` in it, its status and at least its sources."""

    fact: str
    type: Literal["agreement", "meeting", "statement"]
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Forbidden(_Expected):
    """A sentence that holds every one of these words is wrong, and why."""

    words: tuple[str, ...] = Field(min_length=1)
    why: str


class GoldClusters(_Expected):
    """What holds across articles; a record in no cluster stands alone. A pair not to be merged may end with its reason."""

    agreements: tuple[GoldCluster, ...] = ()
    meetings: tuple[GoldCluster, ...] = ()
    must_not_merge: tuple[Annotated[tuple[str, ...], Field(min_length=2, max_length=3)], ...] = ()
    must_have: tuple[MustHave, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()


class Gold(_Expected):
    """Everything expected, articles by file name."""

    articles: dict[str, GoldArticle]
    across: tuple[GoldClusters, ...] = ()

    @property
    def apart(self) -> tuple[tuple[str, ...], ...]:
        """All pairs that must not be merged."""
        return tuple(pair for across in self.across for pair in across.must_not_merge)


def file_name(source: str) -> str:
    """The last part of a path or an address, by which articles are known."""
    return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
