import pytest

from service.core.language.dating.zones import a_day_apart, are_far_apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2025-05-28", "2025-05-29", True),
        ("2025-06-01", "2025-05-31", True),
        ("2025-05-28", "2025-05-28", False),
        ("2025-05-28", "2025-05-30", False),
        ("2025-05", "2025-06-01", False),
        (None, "2025-06-01", False),
        ("XXXX-05-28", "2025-05-29", False),
        ("-4712-01-01", "2025-05-29", False),
        ("9999-12-30", "9999-12-31", True),
    ],
)
def test_two_days_in_a_row(one: str | None, other: str | None, apart: bool) -> None:
    assert a_day_apart(one, other) is a_day_apart(other, one) is apart


def test_clocks_that_stand_hours_apart() -> None:
    assert are_far_apart({"US", "PH"})
    assert not are_far_apart({"JP", "PH"})
    assert not are_far_apart({"JP", "XX", "EU"})
    assert not are_far_apart(())
