"""What an endpoint tells of its limits, and what it cannot tell."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.llm.calls.headers import quota_of, wait_of
from service.ports import Quota


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "2", "retry-after-ms": "1250"}, 1.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({}, None),
    ],
)
def test_a_wait_is_read_in_seconds_the_more_precise_first(headers: dict[str, str], seconds: float | None) -> None:
    assert wait_of(headers) == seconds


def test_a_wait_is_read_as_a_date_too() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert wait_of({"retry-after": later}) == pytest.approx(30, abs=2)
    assert wait_of({"retry-after": "Mon, 01 Jan 1990 00:00:00 GMT"}) == 0.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1.0),
        ("6m0s", 360.0),
        ("250ms", 0.25),
        ("1h2m3.5s", 3723.5),
        ("59.7", 59.7),
        ("1d", 86_400.0),
        ("s1", None),
        ("", None),
    ],
)
def test_a_reset_is_read_as_openai_writes_it(text: str, seconds: float | None) -> None:
    told = quota_of({"x-ratelimit-limit-requests": "600", "x-ratelimit-reset-requests": text}, "requests")
    assert told == Quota(limit=600.0, reset=seconds)


def test_what_is_told_of_requests_says_nothing_of_tokens() -> None:
    assert quota_of({"x-ratelimit-remaining-requests": "3"}, "requests") == Quota(left=3.0)
    assert quota_of({"x-ratelimit-remaining-requests": "3"}, "tokens") is None


@given(st.text(max_size=40))
def test_nothing_that_a_stranger_writes_raises(text: str) -> None:
    wait = wait_of({"retry-after": text, "retry-after-ms": text})
    quota_of({"x-ratelimit-limit-tokens": text, "x-ratelimit-reset-tokens": text}, "tokens")
    assert wait is None or wait >= 0
