"""Why nothing more is asked: an order of the caller, or an error that no other question could escape. What is under way goes on
to its end, for it is paid for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from service.errors import AccessError, BudgetError, ClusterError, EntenteError, StoreError

ENDING: Final = (AccessError, BudgetError, ClusterError, StoreError)
"""What no other question could escape."""


@dataclass(slots=True)
class Halt:
    """The first reason to ask nothing more; None as long as there is none. Whoever asks elsewhere is `told`."""

    error: EntenteError | None = None
    told: Callable[[EntenteError], None] | None = None

    def for_reason(self, error: EntenteError) -> None:
        """Ask nothing more, for this reason unless there is an earlier one."""
        if self.error is None:
            self.error = error
            if self.told is not None:
                self.told(error)
