"""Links: what the store keeps of linking, so that a new article is compared with what may be the same and with nothing else."""

from schemas.merge import Merge
from schemas.record import Record
from schemas.shape import Value


class KeptPair(Value):
    """Two records that were compared and are alike enough to be looked at, or of like names and contradicting; by id, the
    smaller first."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    veto: str | None


class KeptCluster(Value):
    """Records of one fact, by id. Its own id is that of its first record; `component` names the records that alone could
    move it, by the first of them. `undecided`: a model's word on one of its pairs is still wanting."""

    id: str
    component: str
    records: tuple[str, ...]
    merges: tuple[Merge, ...]
    undecided: bool


class Waiting(Value):
    """An article whose records are to be linked; without a reading it was withdrawn, and its records with it."""

    article: str
    reading: str | None
    records: tuple[Record, ...] = ()


class Links(Value):
    """What linking some articles came to: the records that no longer stand, and the components that changed, whole."""

    linked: tuple[Waiting, ...]
    withdrawn: tuple[str, ...]
    keys: dict[str, tuple[str, ...]]
    pairs: tuple[KeptPair, ...]
    clusters: tuple[KeptCluster, ...]


class LinkState(Value):
    """By which rules the links were made, None before there are any; `generation` rises whenever they change."""

    rules: str | None = None
    generation: int = 0
