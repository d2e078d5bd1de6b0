"""Expected records: one JSON object for an article, one or more objects for what holds across articles.

A property this format does not know is passed over, so that labels with notes of their own can be read as they are.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from schemas.agreement import Modality, Step
from schemas.edtf import Edtf
from schemas.meeting import MeetingStatus


def _named(place: Any) -> Any:
    """A place as its name; labels may give it with its country."""
    return place.get("name") if isinstance(place, dict) else place


Place = Annotated[str | None, BeforeValidator(_named)]


class _Expected(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldParty(_Expected):
    """A party or a participant; country is ISO 3166-1 alpha-2 or EU."""

    name: str | None = None
    role: str | None = None
    country: str | None = None


class GoldQuote(_Expected):
    """A term or an outcome, known by its quote."""

    text: str = ""
    quote: str


class GoldEvent(_Expected):
    """A step of the life-cycle; any date that meets `date` (EDTF, an interval too) is right."""

    step: Step
    modality: Modality = "reported"
    party: str | None = None
    date: Edtf = None
    quote: str


class GoldAgreement(_Expected):
    """An agreement; `optional` ones are neither missed nor make their match spurious."""

    id: str
    name: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    parties: tuple[GoldParty, ...] = ()
    optional: bool = False
    events: tuple[GoldEvent, ...] = ()
    terms: tuple[GoldQuote, ...] = ()


class GoldMeeting(_Expected):
    """A meeting."""

    id: str
    name: str
    status: MeetingStatus | None = None
    date: Edtf = None
    place: Place = None
    participants: tuple[GoldParty, ...] = ()
    optional: bool = False
    outcomes: tuple[GoldQuote, ...] = ()
    quote: str


class GoldSource(_Expected):
    """The article, by its file's name; `sha256` is of its bytes, where the very text matters."""

    file: str
    sha256: str | None = None


class GoldArticle(_Expected):
    """All that one article should give; where it is not `exhaustive`, only misses count."""

    article: GoldSource
    exhaustive: bool = True
    negative: bool = False
    agreements: tuple[GoldAgreement, ...] = ()
    meetings: tuple[GoldMeeting, ...] = ()


class GoldCluster(_Expected):
    """Expected records of several articles that are one agreement or one meeting."""

    name: str
    members: tuple[str, ...]


class MustHave(_Expected):
    """A fact the brief must hold: one of `names` in its names, all of `people` in it, its status and at least its sources."""

    fact: str
    type: str
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
    must_not_merge: tuple[tuple[str, ...], ...] = ()
    must_have: tuple[MustHave, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()


class Gold(_Expected):
    """Everything expected, articles by file name."""

    articles: dict[str, GoldArticle]
    across: tuple[GoldClusters, ...] = ()
