import pytest

from service.evaluation.gold import labels


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("peace or ceasefire", "peace_ceasefire"),
        ("Peace / Ceasefire", "peace_ceasefire"),
        ("visiting-forces", "visiting_forces"),
        ("climate", "climate_environment"),
        ("water management", "other"),
        ("", "other"),
    ],
)
def test_a_kind_is_known_however_it_is_written(told: str, meant: str) -> None:
    assert labels.kind(told) == meant


@pytest.mark.parametrize(
    ("told", "meant"),
    [("joint statement", "joint_statement"), ("Exchange of Notes", "exchange_of_notes"), ("pact", "other")],
)
def test_an_instrument_of_no_list_is_other(told: str, meant: str) -> None:
    assert labels.instrument(told) == meant


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2+2", "two_plus_two"),
        ("phone or video call", "call"),
        ("working lunch", "working_meal"),
        ("joint press conference", "press_conference"),
        ("vice-ministerial", "vice_ministerial"),
        ("retreat", "other"),
    ],
)
def test_a_format_is_known_however_it_is_written(told: str, meant: str) -> None:
    assert labels.meeting_format(told) == meant


def test_an_opinion_that_a_step_will_come_is_a_forecast() -> None:
    assert [labels.modality(each) for each in ("opinion", "planned", "guessed")] == ["forecast", "planned", "guessed"]
