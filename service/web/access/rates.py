"""How often: a bucket of permits for each name, filled at an even rate. Each process counts on its own."""

import threading
import time
from collections.abc import Callable
from typing import Final, NamedTuple

_MOST_NAMES: Final = 10_000


class _Bucket(NamedTuple):
    permits: float
    at: float


class Rates:
    """Buckets by name. What has filled again is forgotten, so that no number of names fills the memory."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._buckets: dict[str, _Bucket] = {}
        self._lock = threading.Lock()

    def take(self, name: str, *, a_minute: int) -> float:
        """Take a permit: 0.0 when there was one, else the seconds until there will be."""
        now, rate = self._monotonic(), a_minute / 60
        with self._lock:
            bucket = self._buckets.get(name, _Bucket(a_minute, now))
            permits = min(float(a_minute), bucket.permits + (now - bucket.at) * rate)
            if permits < 1:
                self._buckets[name] = _Bucket(permits, now)
                return (1 - permits) / rate
            self._buckets[name] = _Bucket(permits - 1, now)
            if len(self._buckets) > _MOST_NAMES:
                self._forget(now)
        return 0.0

    def is_empty(self, name: str, *, a_minute: int) -> bool:
        """Whether no permit is left, without taking one."""
        now = self._monotonic()
        with self._lock:
            bucket = self._buckets.get(name)
            return bucket is not None and bucket.permits + (now - bucket.at) * a_minute / 60 < 1

    def _forget(self, now: float) -> None:
        """A minute fills any bucket; of the rest the oldest half goes."""
        fresh = {name: bucket for name, bucket in self._buckets.items() if now - bucket.at < 60}
        newest = sorted(fresh.items(), key=lambda item: item[1].at)[-_MOST_NAMES // 2 :]
        self._buckets = dict(newest)
