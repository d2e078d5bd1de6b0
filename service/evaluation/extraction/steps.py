"""Steps of the life-cycle, compared: how far an agreement came, and which steps count as one.

Texts do not always tell neighbours apart, and labels need not either: what was announced as reached may be called announced,
agreed in principle or adopted; a senate that `ratifies` approves; talks agreed to are soon talks begun.
"""

from collections.abc import Iterable
from typing import Protocol

from schemas.agreement import Modality, Step
from service.core.history.lifecycle import rank

_NEAR: tuple[frozenset[Step], ...] = (
    frozenset({"announced", "agreed_in_principle", "adopted"}),
    frozenset({"legislative_approval", "ratified"}),
    frozenset({"in_force", "provisionally_applied"}),
    frozenset({"negotiation_agreed", "negotiating"}),
)


class Told(Protocol):
    """A step as a record or a label tells it."""

    @property
    def step(self) -> Step: ...

    @property
    def modality(self) -> Modality: ...


def furthest(events: Iterable[Told]) -> Step | None:
    """The furthest step told as taken, else the furthest planned; None where no step is told. `announced` and `noted` stand
    beside the ladder and are the furthest only where nothing else is told, as in the product's own status."""
    told = [(each.step, each.modality) for each in events]
    taken = [step for step, modality in told if modality == "reported"] or [step for step, _ in told]
    return max(taken, key=lambda step: (rank(step), step == "announced"), default=None)


def near(ours: Step | None, expected: Step) -> bool:
    """Whether two steps count as the same."""
    return ours in next((group for group in _NEAR if expected in group), frozenset({expected}))
