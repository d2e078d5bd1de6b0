"""How many calls may be under way: half when the endpoint is overrun, one more a round when it is not."""

from service.pace.window import FIRST, Window


def test_few_go_out_until_an_answer_has_come() -> None:
    window = Window(128)
    assert window.size == FIRST
    window.grow()
    assert window.size == 128


def test_an_overrun_endpoint_is_asked_half_as_much_once_for_each_round() -> None:
    window = Window(64)
    window.grow()
    window.shrink(sent=0.0, now=1.0)
    window.shrink(sent=0.5, now=1.1)
    assert window.size == 32
    window.shrink(sent=1.2, now=1.5)
    assert window.size == 16


def test_a_round_that_goes_well_is_worth_one_more_up_to_the_most() -> None:
    window = Window(4)
    window.grow()
    window.shrink(sent=0.0, now=0.0)
    for _ in range(3):
        window.grow()
    assert window.size == 3
    for _ in range(100):
        window.grow()
    assert window.size == 4


def test_one_is_always_under_way() -> None:
    window = Window(2)
    for number in range(10):
        window.shrink(sent=float(number), now=number + 0.5)
    assert window.size == 1
