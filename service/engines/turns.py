"""One gate for workers that may be lost: whoever is lost holds its turns no longer, and waits for none.

A call of a lost worker may have been paid for, so it counts as lost: what was reserved for it is kept as spent.
"""

import asyncio
from collections import defaultdict

from service.errors import BudgetError
from service.ports import Load, Pace, Spending, Told


class Turns:
    """A gate and, for each holder by name, the turns that it has and those that it waits for."""

    def __init__(self, gate: Pace) -> None:
        self._gate = gate
        self._held: dict[str, set[int]] = defaultdict(set)
        self._coming: dict[str, set[asyncio.Future[int]]] = defaultdict(set)
        self._lost: set[str] = set()

    @property
    def spending(self) -> Spending:
        """What was spent by now."""
        return self._gate.spending

    async def enter(self, holder: str, load: Load) -> int | BudgetError | None:
        """A turn; or the reason why there is none, as a value; None where the holder is lost meanwhile."""
        coming = asyncio.ensure_future(self._gate.enter(load))
        self._coming[holder].add(coming)
        try:
            if holder in self._lost:
                coming.cancel()
            turn = await coming
        except BudgetError as error:
            return error
        except asyncio.CancelledError:
            if holder in self._lost:
                return None
            raise
        finally:
            self._coming[holder].discard(coming)
        if holder in self._lost:  # admitted and lost in one breath
            self._gate.leave(turn, Told(ending="refused"))
            return None
        self._held[holder].add(turn)
        return turn

    def leave(self, holder: str, turn: int, told: Told) -> None:
        """Give a turn back with what came of the call; one that was given up already stays so."""
        if turn in self._held[holder]:
            self._held[holder].discard(turn)
            self._gate.leave(turn, told)

    def forsake(self, holder: str) -> None:
        """Take all turns from a holder that is lost."""
        self._lost.add(holder)
        for coming in tuple(self._coming[holder]):
            coming.cancel()
        for turn in sorted(self._held.pop(holder, ())):
            self._gate.leave(turn, Told(ending="lost"))
