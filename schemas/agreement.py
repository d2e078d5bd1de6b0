"""The agreement as a model reports it from one article: what it is, who is party, which steps it has taken.

Steps follow the UN Treaty Collection, "Glossary of terms relating to Treaty actions" (treaties.un.org), and the Vienna
Convention on the Law of Treaties, 1969: negotiation, adoption, initialling, signature, approval and ratification, exchange
of instruments, entry into force, provisional application, amendment, suspension, withdrawal, termination.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schemas.edtf import Edtf
from schemas.evidence import Quote
from schemas.shape import Shape

Step = Literal[
    "proposed",
    "exploratory_talks",
    "negotiation_agreed",
    "negotiating",
    "agreed_in_principle",
    "adopted",
    "initialled",
    "signed",
    "legislative_approval",
    "ratified",
    "instruments_exchanged",
    "in_force",
    "announced",
    "noted",
    "provisionally_applied",
    "amended",
    "extended",
    "suspended",
    "stalled",
    "rejected",
    "withdrawn",
    "terminated",
    "expired",
]
Modality = Literal["reported", "planned", "forecast"]
Salience = Literal["main", "background"]
Instrument = Literal[
    "treaty",
    "agreement",
    "protocol",
    "memorandum",
    "exchange_of_notes",
    "joint_statement",
    "programme",
    "contract",
    "other",
]
Kind = Literal[
    "visiting_forces",
    "defence_logistics",
    "information_security",
    "defence_cooperation",
    "arms",
    "security_assistance",
    "trade",
    "economic_partnership",
    "investment",
    "aid",
    "infrastructure",
    "energy",
    "climate_environment",
    "health",
    "science_technology",
    "education_culture",
    "migration",
    "legal",
    "maritime",
    "peace_ceasefire",
    "arms_control",
    "nuclear",
    "space",
    "membership",
    "other",
]

Country = Annotated[
    str | None,
    Field(description="ISO 3166-1 alpha-2 code of the state (PH, JP, US, GB), or EU; null for any other body."),
]
SalienceField = Annotated[
    Salience,
    Field(description="main when the text is about it or reports a step of it; background when it is only mentioned."),
]
DateText = Annotated[
    str | None,
    Field(
        description="The text's own words for that date (`Wednesday, May 28`, `last month`, `Tuesday`); null when none."
    ),
]


class Party(Shape):
    """A state, international body, or armed group that is or would be bound."""

    name: str = Field(description="English short form of the name: Japan, Philippines, European Union, Houthis.")
    country: Country


class Event(Shape):
    """One step of the agreement's life-cycle that this text tells of, once."""

    step: Step = Field(
        description="The step as this text tells it, never the one it makes likely. proposed: somebody put it forward, or "
        "urges the sides to conclude it. "
        "exploratory_talks: the sides discuss, or agree to discuss, whether or what to conclude. "
        "negotiation_agreed: they decided to open negotiations. negotiating: negotiations have begun or go on. "
        "agreed_in_principle: concluded, reached, struck or agreed with no word of signing. adopted: a conference or body "
        "adopted the text. signed: signed. legislative_approval: one party's legislature consented (give that party). "
        "ratified: the state itself ratified or accepted. in_force: it entered into force, took effect, or is applied as "
        "binding. announced: a programme, aid, frame of cooperation or political commitment was made public. noted: "
        "welcomed, praised, reviewed or reaffirmed, which moves nothing: welcoming the start of talks is "
        "noted, not a new start. stalled: held up. rejected: voted down or refused. withdrawn: one party leaves."
    )
    party: str | None = Field(
        description="ISO code (or name, for a body without one) when one party alone took or must take the step, as with "
        "a legislature's approval, a ratification or a withdrawal; null when the parties took it together."
    )
    date: Edtf = Field(
        description="When the step was taken, as EDTF, as far as this text tells: 2025-05-28, 2025-04, 2025, 2025-04~ for "
        "`around`, 2025-05-28/2025-12-31 for a span, XXXX-04 when the month is given but no year can be told from the "
        "text. Count `Wednesday` or `last month` from the text's own publication date only if the text states one. Null "
        "when it gives no date. Never guess a year."
    )
    date_text: DateText
    place: str | None = Field(description="Where the step was taken, as the text names it; null when it does not say.")
    by: list[str] = Field(description="People who took the step, as the text names them; empty when it names none.")
    modality: Modality = Field(
        description="reported: it has happened. planned: it is pending, scheduled, expected, intended or still to come "
        "(a treaty pending in a legislature is a planned legislative_approval of that party). forecast: somebody predicts it."
    )
    asserted_by: str | None = Field(
        description="Who says so, when the text gives it as somebody's words; null when the text says so itself."
    )
    quote: Quote


class Term(Shape):
    """What the agreement provides, or an amount of money, goods or people under it."""

    text: str = Field(
        description="The provision or amount in at most 25 words, keeping numbers and currency as written."
    )
    quote: Quote


class Agreement(Shape):
    """An agreement, programme or commitment of record between states or international bodies, at any stage."""

    name: str = Field(
        description="Its fullest name in this text, without the acronym; a short description in the text's own words when "
        "it is not named; `unnamed agreement` when the text counts it (`two agreements`) but neither names nor describes it."
    )
    acronym: str | None = Field(description="Its acronym where the text uses one.")
    aliases: list[str] = Field(description="Other names this text uses for it; empty when none.")
    instrument: Instrument = Field(
        description="Legal form. programme: assistance or cooperation without one instrument. joint_statement: political."
    )
    kind: Kind = Field(
        description="Subject. visiting_forces: status and access of troops. defence_logistics: supplies and services "
        "between armed forces. information_security: protection of classified information. security_assistance: "
        "equipment, funds or training for another's forces. membership: joining an organisation."
    )
    parties: list[Party] = Field(
        description="The parties that this text names or plainly implies for this agreement; also armed groups in a truce."
    )
    salience: SalienceField
    events: list[Event] = Field(
        description="Every step this text tells of, each once; a mention that tells no step is `noted`."
    )
    terms: list[Term] = Field(
        description="What it provides and its amounts, as this text tells; empty when it does not."
    )

    @model_validator(mode="after")
    def _has_a_quote(self) -> Self:
        if not self.events and not self.terms:
            raise ValueError("no event or term with a quote of the text supports this agreement")
        return self
