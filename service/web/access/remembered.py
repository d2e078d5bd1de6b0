"""Who proved to be one a moment ago, so that a client that asks often is not looked up each time. A key that was revoked is
refused as soon as that moment is over."""

import time
from collections.abc import Callable
from hashlib import sha256

from service.web.access.callers import Caller

_MOST = 1000


class Remembered:
    """Callers by what they showed, of which a digest is held, for so many seconds."""

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._known: dict[bytes, tuple[float, Caller]] = {}

    def get(self, shown: str) -> Caller | None:
        """Whose this is; None for what is not known, or no longer."""
        known = self._known.get(_digest(shown)) if self._known and shown else None
        return known[1] if known and self._clock() < known[0] else None

    def put(self, shown: str, caller: Caller) -> None:
        """Remember a caller by what was found to be theirs."""
        if self._seconds <= 0:
            return
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[_digest(shown)] = (self._clock() + self._seconds, caller)


def _digest(shown: str) -> bytes:
    return sha256(shown.encode("utf-8", "surrogateescape")).digest()
