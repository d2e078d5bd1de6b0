"""How many calls may be under way at once: one more for every round that goes well, half when the endpoint is overrun.

Source: additive increase, multiplicative decrease, as in TCP (RFC 5681 3.1).
"""

FIRST = 32
"""At most so many go out before an answer has come: an endpoint's limits are not known yet, nor whether it takes the key."""


class Window:
    """The number of calls that may be under way, at most `most`. Times are in seconds, of any clock."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = float(most)
        self._halved = float("-inf")
        self._answered = False

    @property
    def size(self) -> int:
        """How many, now."""
        return max(1, int(self._size if self._answered else min(self._size, FIRST)))

    def grow(self) -> None:
        """A call went well."""
        self._answered = True
        self._size = min(self._most, self._size + 1 / self._size)

    def shrink(self, *, sent: float, now: float) -> None:
        """The endpoint was overrun by a call sent at `sent`. What was under way at the last halving tells nothing new."""
        if sent > self._halved:
            self._size = max(1.0, self._size / 2)
            self._halved = now
