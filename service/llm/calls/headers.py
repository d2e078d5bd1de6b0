"""What an endpoint tells of its limits in the headers of an answer: `Retry-After` and OpenAI's `x-ratelimit-*`.

What cannot be read is not told: a header is the word of a stranger.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from service.ports import Quota

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,9})?")
_PART = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h|d)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}


def wait_of(headers: Mapping[str, str]) -> float | None:
    """Seconds that `retry-after-ms` or `Retry-After` asks for (RFC 9110 10.2.3: a number or a date); None without one."""
    if (precise := _number(headers.get("retry-after-ms"))) is not None:
        return precise / 1_000
    text = headers.get("retry-after", "").strip()
    if (seconds := _number(text)) is not None:
        return seconds
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


def quota_of(headers: Mapping[str, str], what: str) -> Quota | None:
    """What is told of the limit of `requests` or `tokens`; None where nothing is."""
    told = Quota(
        limit=_number(headers.get(f"x-ratelimit-limit-{what}")),
        left=_number(headers.get(f"x-ratelimit-remaining-{what}")),
        reset=_duration(headers.get(f"x-ratelimit-reset-{what}")),
    )
    return None if told == Quota() else told


def _number(text: str | None) -> float | None:
    return float(text) if text is not None and _NUMBER.fullmatch(text.strip()) else None


def _duration(text: str | None) -> float | None:
    """Seconds of `1h2m3.5s`, `250ms` or a bare number."""
    if text is None or (plain := _number(text)) is not None:
        return plain if text is not None else None
    parts = _PART.findall(text.strip())
    if not parts or "".join(number + unit for number, unit in parts) != text.strip():
        return None
    return sum(float(number) * _SECONDS[unit] for number, unit in parts)
