import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.run import Usage

usages = st.builds(
    Usage, calls=st.integers(0, 99), input_tokens=st.integers(0, 10**6), output_tokens=st.integers(0, 10**6)
)


def test_usage_adds_up_field_by_field() -> None:
    one = Usage(calls=1, input_tokens=100, output_tokens=10)
    assert one + Usage(calls=2, input_tokens=5, output_tokens=1) == Usage(calls=3, input_tokens=105, output_tokens=11)


@given(usages, usages, usages)
def test_the_order_of_attempts_does_not_matter(one: Usage, two: Usage, three: Usage) -> None:
    assert (one + two) + three == three + (two + one)


@given(usages)
def test_no_call_costs_nothing(usage: Usage) -> None:
    assert usage + Usage() == usage


@pytest.mark.parametrize("field", ["calls", "input_tokens", "output_tokens"])
def test_nothing_is_paid_back(field: str) -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        Usage.model_validate({field: -1})
