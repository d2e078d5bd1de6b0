"""The meeting as a model reports it from one article."""

from typing import Literal

from pydantic import Field

from schemas.agreement import Country, DateText, SalienceField
from schemas.edtf import Edtf
from schemas.evidence import Quote
from schemas.shape import Shape

Format = Literal[
    "summit",
    "ministerial",
    "two_plus_two",
    "vice_ministerial",
    "senior_officials",
    "courtesy_call",
    "call",
    "press_conference",
    "visit",
    "working_meal",
    "sidelines",
    "multilateral",
    "other",
]
MeetingStatus = Literal["held", "scheduled", "cancelled", "postponed"]


class Participant(Shape):
    """A person who took part, or a side where no person is named."""

    name: str = Field(
        description="The person's name without titles; the state or body itself (`Japan`) when no person of it is named."
    )
    role: str | None = Field(description="Office as of this text (`Foreign Minister`); null when the text gives none.")
    country: Country


class Outcome(Shape):
    """What the meeting decided, agreed or announced."""

    text: str = Field(
        description="The outcome in at most 25 words; keep `agreed to start`, `welcomed`, `discussed` apart."
    )
    quote: Quote


class Meeting(Shape):
    """An encounter of officials of two or more sides: held, to be held, called off or put off."""

    name: str = Field(description="Short label from the text's words: `Manalo-Iwaya foreign ministers' meeting`.")
    formats: list[Format] = Field(
        description="All that apply. A summit with its visit, press conference and meal is one meeting with several formats. "
        "summit: heads of state or government; ministerial: ministers; senior_officials: officials below vice-minister, "
        "consultations and committees; call: by phone or video."
    )
    status: MeetingStatus = Field(description="scheduled also when the sides only agreed or plan to hold it.")
    date: Edtf = Field(
        description="When it was or is to be held, as EDTF, as far as this text tells: 2025-05-28, 2025-04, XXXX-04 when the "
        "month is given but no year can be told, 2025-05-28/2025-12-31 for a span. Count weekdays and `last month` from the "
        "text's own stated publication date only. Null when it gives none. Never guess a year."
    )
    date_text: DateText
    place: str | None = Field(description="City, building or country where it took or takes place; null when not told.")
    participants: list[Participant] = Field(description="Who took or takes part, as this text tells.")
    salience: SalienceField
    topics: list[str] = Field(
        description="What was discussed, each in a few of the text's own words; empty when not told."
    )
    outcomes: list[Outcome] = Field(description="What came of it; empty when the text tells none.")
    quote: Quote
