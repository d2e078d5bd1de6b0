"""Why nothing more is asked: an order of the caller, or an error that no other question could escape. What is under way goes on
to its end, for it is paid for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from service.errors import AccessError, BudgetError, ClusterError, EntenteError, StoreError, UnreachableError

ENDING: Final = (AccessError, BudgetError, ClusterError, StoreError)
"""What no other question could escape."""
DEAD: Final = 3
"""So many questions in a row to which no connection was made, each tried as often as any question is: nobody is there."""


@dataclass(slots=True)
class Halt:
    """The first reason to ask nothing more; None as long as there is none. Whoever asks elsewhere is `told`."""

    error: EntenteError | None = None
    told: Callable[[EntenteError], None] | None = None
    _unreached: int = 0

    def for_reason(self, error: EntenteError) -> None:
        """Ask nothing more, for this reason unless there is an earlier one."""
        if self.error is None:
            self.error = error
            if self.told is not None:
                self.told(error)

    def heard(self, error: EntenteError | None = None) -> bool:
        """A question was answered, or failed so; whether nothing more is to be asked. Any word from the endpoint, a refusal too,
        begins the count of those that reached nobody anew."""
        self._unreached = self._unreached + 1 if isinstance(error, UnreachableError) else 0
        if self._unreached >= DEAD:
            told = f"{error}; nobody was there for {DEAD} questions in a row, so no more are asked"
            self.for_reason(UnreachableError(told))
        return self.error is not None
