"""The error tree, split by whose fault it is. Each message says what happened, to what, and what to do next.

EntenteError
|- UsageError            the caller: a wrong path, option or combination
|  |- ReadError          a file that cannot be read as an article
|  |- OutputError        a place that cannot be written
|  |- StoreError         a store that cannot be opened, read or written: nothing more can be kept
|  `- PromptError        a template that does not load or render
|- ModelError            the model answered, but not with what was asked
|  `- RecordingMissing   a replay met a request that its cassette does not hold
|- EndpointError         the endpoint could not be reached, refused, or kept failing
|  `- AccessError        the key, the model's name or the address is wrong: no other call can succeed either
|- BudgetError           the limit of money that the caller set is reached: nothing more is asked
|- Interrupted           the caller stopped the run: nothing more is asked
`- LedgerError           us: an id was lost on the way
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.run import Usage  # pydantic takes a tenth of a second, and --help needs these errors


class EntenteError(Exception):
    """Base of every error Entente raises on purpose; its text is fit to be shown to a user. `usage` is what was spent on the
    question that failed, where one was asked."""

    usage: Usage | None = None


class UsageError(EntenteError):
    """The caller asked for something that cannot be done."""


class ReadError(UsageError):
    """A file cannot be read as an article."""


class OutputError(UsageError):
    """A result cannot be written where it was asked for."""


class StoreError(UsageError):
    """The store cannot be opened, read or written, so that nothing more can be kept."""


class PromptError(UsageError):
    """A prompt template does not load or does not render."""


class ModelError(EntenteError):
    """The model's answer is not what was asked for, after every re-ask."""


class RecordingMissing(ModelError):
    """A replay met a request that its cassette does not hold."""


class EndpointError(EntenteError):
    """The endpoint could not be reached, refused the request, or kept failing."""


class AccessError(EndpointError):
    """The key, model name or address is wrong, so that no other call can succeed either."""


class BudgetError(EntenteError):
    """The limit of money leaves no room for another call."""


class Interrupted(EntenteError):
    """The run was stopped on purpose; what was in flight is finished first."""


class LedgerError(EntenteError):
    """An id was lost between two steps: a defect of Entente itself."""
