"""The board: the facts of all that is linked, as they stand, ready to be listed, filtered and searched."""

from schemas.fact import Fact
from schemas.shape import Value


class FactSummary(Value):
    """A fact as a list tells it. `id` is that of its first record, with hyphens, and holds
    from one day to the next; `rank` (`A1`) is its place of today. `sources` counts articles, `independent` outlets."""

    id: str
    rank: str
    type: str
    name: str
    acronym: str | None
    parties: tuple[str, ...]
    status: str | None
    date: str | None
    sources: int
    independent: int
    conflicts: int
    decisions: int


class Standing(Value):
    """A fact on the board. `marks` are what it is found by (`party:JP`, `kind:trade`, `article:…`, `record:…`), `latest` the last
    day that it may tell of (null: any), `words` all words of it in plain form."""

    id: str
    fact: Fact
    summary: FactSummary
    marks: tuple[str, ...]
    latest: str | None
    words: str


class BoardState(Value):
    """Of what the board was made: `stamp` changes with the links and with people's decisions. `remarks` tell of decisions that
    found nothing."""

    stamp: str
    as_of: str | None
    facts: int
    remarks: tuple[str, ...]
    made: str


class Sought(Value):
    """Which facts of the board are sought: any mark of each group, all words of `text` (the last may be a beginning)."""

    marks: tuple[tuple[str, ...], ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    words: tuple[str, ...] = ()
