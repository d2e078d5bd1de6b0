from service.web.access.rates import Rates


def test_permits_come_back_at_an_even_rate_and_never_pile_up() -> None:
    now = [0.0]
    rates = Rates(monotonic=lambda: now[0])
    assert [rates.take("a", a_minute=2) for _ in range(3)] == [0.0, 0.0, 30.0]
    assert rates.is_empty("a", a_minute=2)
    assert not rates.is_empty("b", a_minute=2)
    now[0] = 15.0
    assert rates.take("a", a_minute=2) == 15.0
    now[0] = 1000.0
    assert [rates.take("a", a_minute=2) for _ in range(3)] == [0.0, 0.0, 30.0]


def test_no_number_of_names_fills_the_memory() -> None:
    now = [0.0]
    rates = Rates(monotonic=lambda: now[0])
    for number in range(25_000):
        now[0] += 0.001
        rates.take(str(number), a_minute=1)
    assert len(rates._buckets) <= 10_000
    assert rates.is_empty("24999", a_minute=1)
