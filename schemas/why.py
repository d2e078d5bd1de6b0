"""Why: what made records one fact, or kept them apart, told record by record and not pair by pair."""

from schemas.fact import Conflict, Related
from schemas.merge import Merge
from schemas.override import Decision
from schemas.shape import Value


class Member(Value):
    """A record of the fact: what it calls it, where it stands, and the best pair that joined it to those before it (null for
    the first). `agreeing` counts the other pairs that speak for it too."""

    record: str
    name: str | None
    article: str | None
    joined: Merge | None
    agreeing: int


class Near(Value):
    """Another fact that something spoke for: the pair that came nearest, why it did not join, and how many more there are."""

    fact: str | None
    name: str | None
    merge: Merge
    others: int


class Compared(Value):
    """Two records held against each other as they stand: `same` says whether they are one fact, `veto` what contradicts."""

    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[str, ...]
    veto: str | None


class Why(Value):
    """All that decided on one fact, or on one record or pair of it (`subject`)."""

    subject: str
    run: str
    fact: str
    type: str
    name: str
    compared: Compared | None = None
    members: tuple[Member, ...]
    near: tuple[Near, ...]
    conflicts: tuple[Conflict, ...] = ()
    decisions: tuple[Decision, ...] = ()
    related: tuple[Related, ...] = ()
