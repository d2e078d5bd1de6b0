"""The parameters that an endpoint does not take.

Some models take no `max_tokens` (but `max_completion_tokens`) and no `temperature`. What an endpoint refuses by its name
is learnt once, in a `Dialect` that all questions to it share, and is not sent again.
"""

from collections.abc import Iterable
from typing import Any, Final

from openai import BadRequestError


class Dialect:
    """What an endpoint does not take; any of `max_tokens` and `temperature` may be known beforehand."""

    _SUBSTITUTES: Final = {"max_tokens": "max_completion_tokens", "temperature": None}

    def __init__(self, *, untaken: Iterable[str] = ()) -> None:
        self._untaken = set(untaken)

    def spoken(self, request: dict[str, Any]) -> dict[str, Any]:
        """`request` in words that the endpoint takes."""
        named = {name: self._SUBSTITUTES[name] if name in self._untaken else name for name in request}
        return {new: request[name] for name, new in named.items() if new is not None}

    def learn(self, error: BadRequestError) -> bool:
        """Whether the refusal taught something, so that asking again in other words is worth it."""
        if not is_about_dialect(error.code) or error.param not in self._SUBSTITUTES or error.param in self._untaken:
            return False
        self._untaken.add(error.param)
        return True


def is_about_dialect(code: object) -> bool:
    """Whether an error code says that a parameter, and not its value for this question, was refused."""
    return code in ("unsupported_parameter", "unsupported_value")
