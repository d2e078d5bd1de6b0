"""One limit of so many a minute, as a bucket that fills at an even rate and from which every call takes.

A limit that is set is known from the start. A limit that an endpoint tells of is learnt from its answers: what it says is
left held when the call came in, so that what was sent since is taken off and what has come back is added.
"""

from service.ports import Quota

_MINUTE = 60.0


class Meter:
    """A limit; without a rate it holds nobody back. Times are in seconds, of any clock."""

    def __init__(self, *, rate: float | None = None, capacity: float = 0.0, now: float = 0.0) -> None:
        self._rate = rate
        self._capacity = capacity
        self._level = capacity
        self._filled = now
        self._taken = 0.0
        self._heard = -1.0

    @classmethod
    def of(cls, a_minute: int, *, seconds: float, now: float) -> "Meter":
        """A limit of `a_minute` that is set; what `seconds` bring may go at once."""
        rate = a_minute / _MINUTE
        return cls(rate=rate, capacity=max(1.0, rate * seconds), now=now)

    def delay(self, amount: float, *, now: float) -> float:
        """Seconds until `amount` is there; more than the bucket holds need not be."""
        if self._rate is None:
            return 0.0
        self._fill(now)
        short = min(amount, self._capacity) - self._level
        return short / self._rate if short > 1e-9 else 0.0

    def take(self, amount: float, *, now: float) -> float:
        """Take `amount`; return the mark by which an answer tells what was left at that moment."""
        if self._rate is not None:
            self._fill(now)
            self._level -= amount
        self._taken += amount
        return self._taken

    def correct(self, more: float) -> None:
        """A call took `more` than was thought, or less."""
        self._level -= more
        self._taken += more

    def hear(self, quota: Quota, *, mark: float, sent: float, now: float) -> None:
        """What an endpoint tells in answer to the call that took `mark` at `sent`; older news than the last is none."""
        rate = _rate(quota)
        if rate is None or quota.left is None or mark < self._heard:
            return
        self._heard = mark
        self._rate = rate
        self._capacity = max(1.0, quota.left + rate * (quota.reset or 0.0))
        since = rate * max(0.0, now - sent) - (self._taken - mark)
        self._level = min(self._capacity, quota.left + since)
        self._filled = now

    def _fill(self, now: float) -> None:
        self._level = min(self._capacity, self._level + (self._rate or 0.0) * max(0.0, now - self._filled))
        self._filled = now


def _rate(quota: Quota) -> float | None:
    """How many come back a second: by the limit, read as one a minute, or by what is missing and how long it will take,
    whichever is slower, for some tell of the limit of a day."""
    limit, left, reset = quota.limit, quota.left, quota.reset
    rates = [limit / _MINUTE] if limit else []
    if reset and limit is not None and left is not None and limit > left:
        rates.append((limit - left) / reset)
    if not rates and reset:
        rates.append(1 / reset)
    return min(rates, default=None)
