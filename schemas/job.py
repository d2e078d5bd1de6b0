"""Jobs: what a server was asked to do, kept so that it goes on after a restart."""

from typing import Literal

from schemas.brief import Paper
from schemas.shape import Value

JobKind = Literal["extraction", "brief"]
JobState = Literal["queued", "running", "cancelling", "done", "failed", "cancelled"]
ENDED: frozenset[JobState] = frozenset({"done", "failed", "cancelled"})


class FactFilter(Value):
    """Which stored facts are wanted; one of each that is given."""

    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None


class JobSpec(Value):
    """What to do. `articles` are ids of kept texts; of a brief, `facts` are the stored facts that are wanted."""

    articles: tuple[str, ...] = ()
    facts: FactFilter | None = None
    as_of: str | None = None
    since: str | None = None
    paper: Paper = "a4"
    annex: bool = False


class Job(Value):
    """One job. `key` is the id of the key that submitted it; `run` the run that it is kept as, once it has one. `total` counts
    its articles, `done` and `failed` what came of them. `cost` is in US dollars, null where nothing has a price. `version` rises
    with every change."""

    id: str = ""
    key: str
    kind: JobKind
    state: JobState = "queued"
    spec: JobSpec
    submitted: str
    started: str | None = None
    ended: str | None = None
    total: int = 0
    done: int = 0
    failed: int = 0
    cost: str | None = None
    run: str | None = None
    error: str | None = None
    version: int = 0

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ENDED
