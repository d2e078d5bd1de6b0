"""A limit of so many a minute: as it is set, and as an endpoint tells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.pace.meter import Meter
from service.ports import Quota


def test_a_limit_that_nobody_knows_holds_nobody_back() -> None:
    meter = Meter()
    meter.take(1e9, now=0.0)
    assert meter.delay(1e9, now=0.0) == 0.0


def test_a_set_limit_lets_a_burst_go_and_then_an_even_rate() -> None:
    meter = Meter.of(600, seconds=1.0, now=0.0)
    for _ in range(10):
        assert meter.delay(1, now=0.0) == 0.0
        meter.take(1, now=0.0)
    assert meter.delay(1, now=0.0) == pytest.approx(0.1)
    assert meter.delay(1, now=0.1) == 0.0


def test_more_than_the_bucket_holds_goes_when_it_is_full_and_is_paid_back() -> None:
    meter = Meter.of(60, seconds=1.0, now=0.0)
    assert meter.delay(5, now=0.0) == 0.0
    meter.take(5, now=0.0)
    assert meter.delay(1, now=0.0) == pytest.approx(5.0)


@given(st.lists(st.floats(0, 5), min_size=30, max_size=60))
def test_no_minute_sees_more_than_its_limit_and_the_burst(pauses: list[float]) -> None:
    meter, now, sent = Meter.of(60, seconds=1.0, now=0.0), 0.0, []
    for pause in pauses:
        now += pause
        now += meter.delay(1, now=now)
        meter.take(1, now=now)
        sent.append(now)
    assert all(sum(start <= each < start + 60 for each in sent) <= 61 for start in sent)


def test_what_was_sent_since_is_taken_off_what_an_endpoint_tells() -> None:
    meter = Meter()
    marks = [meter.take(1, now=0.0) for _ in range(100)]
    meter.hear(Quota(limit=600, left=99, reset=0.1), mark=marks[0], sent=0.0, now=0.3)
    assert meter.delay(1, now=0.3) == 0.0  # 99 were left, 99 went out since, three have come back
    for _ in range(3):
        meter.take(1, now=0.3)
    assert meter.delay(1, now=0.3) == pytest.approx(0.1)


def test_older_news_is_none() -> None:
    meter = Meter()
    first, second = meter.take(1, now=0.0), meter.take(1, now=1.0)
    meter.hear(Quota(limit=60, left=0, reset=60.0), mark=second, sent=1.0, now=2.0)
    before = meter.delay(1, now=2.0)
    meter.hear(Quota(limit=60, left=60, reset=0.0), mark=first, sent=0.0, now=2.0)
    assert meter.delay(1, now=2.0) == before == 0.0 or before > 0.0


@pytest.mark.parametrize(
    ("quota", "delay"),
    [
        (Quota(limit=60, left=0, reset=60), 1.0),
        (Quota(limit=14_400, left=0, reset=3_600), 0.25),  # the limit of a day comes back slower than it reads
        (Quota(limit=60, left=0), 1.0),
        (Quota(left=0, reset=2), 2.0),
        (Quota(left=0), 0.0),
        (Quota(limit=0, left=0), 0.0),
        (Quota(limit=60), 0.0),
        (Quota(reset=5), 0.0),
    ],
)
def test_how_fast_a_limit_comes_back_is_read_off_what_is_told(quota: Quota, delay: float) -> None:
    meter = Meter()
    mark = meter.take(1, now=0.0)
    meter.hear(quota, mark=mark, sent=0.0, now=0.0)
    assert meter.delay(1, now=0.0) == pytest.approx(delay)


def test_a_call_that_took_more_than_was_thought_delays_the_next() -> None:
    meter = Meter.of(6_000, seconds=10.0, now=0.0)
    meter.take(500, now=0.0)
    meter.correct(600)
    assert meter.delay(100, now=0.0) == pytest.approx(2.0)
