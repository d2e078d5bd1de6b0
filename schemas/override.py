"""Overrides: what a person decided against, or where, the rules did not: records split, joined or corrected.

An entry points at records by what a second extraction cannot change: the article (its id, its address or the name of its
file), the type, and words, either of the record's name or of the article where the record has its quote. Record numbers
(`a1`, `e2`) are no part of it, for they count positions in one answer of one model.
"""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from schemas.agreement import Instrument, Kind, Step
from schemas.edtf import check_edtf
from schemas.meeting import MeetingStatus
from schemas.shape import Value
from schemas.statement import Sort

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
RecordType = Literal["agreement", "meeting", "statement"]
Corrected = Literal[
    "name", "acronym", "instrument", "kind", "parties", "date", "place", "status", "holder", "role", "about", "sort"
]

_OF_TYPE: dict[RecordType, frozenset[Corrected]] = {
    "agreement": frozenset({"name", "acronym", "instrument", "kind", "parties", "date", "place"}),
    "meeting": frozenset({"name", "date", "place", "status"}),
    "statement": frozenset({"holder", "role", "about", "sort"}),
}
_OF_STEP: frozenset[Corrected] = frozenset({"date", "place"})
_CLOSED: dict[Corrected, tuple[str, ...]] = {
    "instrument": get_args(Instrument),
    "kind": get_args(Kind),
    "status": get_args(MeetingStatus),
    "sort": get_args(Sort),
}


class Pointer(Value):
    """One record of one article: `name` is words of what it is called, `quote` words of the article that prove it."""

    article: Words
    type: RecordType
    name: Words | None = None
    quote: Words | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if self.name is None and self.quote is None:
            raise ValueError("a record is pointed at by its name, by words of its quote, or by both; give one")
        return self

    def __str__(self) -> str:
        words = " and ".join(f"“{text[:60]}”" for text in (self.name, self.quote) if text)
        return f"the {self.type} {words} of {self.article}"


class _Override(Value):
    """What every entry holds: who decided, and why. `at` says where it stands in the file, for messages."""

    by: Words
    reason: Words
    at: str = ""


class Split(_Override):
    """Records of which no two tell of one fact, however alike, and whatever later record is like both."""

    split: tuple[Pointer, ...] = Field(min_length=2, max_length=50)


class Join(_Override):
    """Records that tell of one fact, whatever contradicts."""

    join: tuple[Pointer, ...] = Field(min_length=2, max_length=50)

    @model_validator(mode="after")
    def _is_of_one_type(self) -> Self:
        if len({pointer.type for pointer in self.join}) > 1:
            raise ValueError("records of different types are never one fact")
        return self


class Correction(_Override):
    """A value of the fact that holds a record. `step`, and `party` where one party alone took it, say which step of an
    agreement; `value` is as it shall be shown, several parties parted by semicolons."""

    correct: Pointer
    field: Corrected
    step: Step | None = None
    party: Words | None = None
    value: Words

    @model_validator(mode="after")
    def _fits(self) -> Self:
        own = _OF_TYPE[self.correct.type]
        if self.field not in own:
            raise ValueError(f"{self.correct.type}s have no {self.field} to correct; choose {', '.join(sorted(own))}")
        of_step = self.correct.type == "agreement" and self.field in _OF_STEP
        if of_step and self.step is None:
            raise ValueError(f"the {self.field} of an agreement is that of a step; say which, as in `step: signed`")
        if not of_step and (self.step or self.party):
            raise ValueError(f"step and party belong to the date or place of an agreement's step, not to {self.field}")
        if self.field in _CLOSED and self.value not in _CLOSED[self.field]:
            raise ValueError(f"{self.value!r} is no {self.field}; choose one of {', '.join(_CLOSED[self.field])}")
        if self.field == "date":
            check_edtf(self.value)
        return self


Override = Split | Join | Correction


class Overrides(Value):
    """The entries of one file, in its order; none where no file is named."""

    file: str = ""
    entries: tuple[Override, ...] = ()


class Decision(Value):
    """A person's word on a fact, as the fact shows it: what was done, by whom, and why."""

    action: Literal["split", "joined", "corrected"]
    about: str
    by: str
    reason: str
