"""The one replacement inside instructor: in its version, and as strict as before."""

import importlib
from typing import Any

import instructor
import pytest
from pydantic import BaseModel

from service.llm.calls.validators import VERSION, check_validators_once

CHECKS = importlib.import_module("instructor.v2.validation.async_validators")
PATCH = importlib.import_module("instructor.v2.core.patch")


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (CHECKS, PATCH):
        monkeypatch.setattr(module, "reject_async_validators", CHECKS.reject_async_validators)


def test_the_version_in_use_is_the_one_it_was_written_for() -> None:
    assert instructor.__version__ == VERSION


def test_another_version_is_left_as_it_is() -> None:
    before = CHECKS.reject_async_validators
    assert not check_validators_once("1.18.0")
    assert CHECKS.reject_async_validators is before


def test_a_class_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    for module in (CHECKS, PATCH):
        monkeypatch.setattr(module, "reject_async_validators", looked.append)
    assert check_validators_once()
    assert check_validators_once()
    for _ in range(3):
        PATCH.reject_async_validators(Plain)
        CHECKS.reject_async_validators(list[Plain])
    assert looked == [Plain, list[Plain], list[Plain], list[Plain]]


def test_an_asynchronous_validator_is_refused_every_time() -> None:
    assert check_validators_once()

    async def checked(self: Any, value: Any) -> None: ...

    made = type("Made", (BaseModel,), {"checked": CHECKS.async_field_validator("name")(checked), "__annotations__": {}})
    for _ in range(2):
        with pytest.raises(ValueError, match="async validators are not supported"):
            PATCH.reject_async_validators(made)


class Plain(BaseModel):
    """Nothing asynchronous."""

    name: str = ""
