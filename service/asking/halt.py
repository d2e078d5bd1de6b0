"""Why nothing more is asked: an order of the caller, or an error that no other question could escape. What is under way goes on
to its end, for it is paid for."""

from dataclasses import dataclass
from typing import Final

from service.errors import AccessError, BudgetError, EntenteError, StoreError

ENDING: Final = (AccessError, BudgetError, StoreError)
"""What no other question could escape."""


@dataclass(slots=True)
class Halt:
    """The first reason to ask nothing more; None as long as there is none."""

    error: EntenteError | None = None

    def for_reason(self, error: EntenteError) -> None:
        """Ask nothing more, for this reason unless there is an earlier one."""
        self.error = self.error or error
