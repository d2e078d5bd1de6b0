"""Each way in which a call can fail, and its policy."""

import httpx2
import openai
import pytest

from service.llm.calls.faults import POLICIES, Fault, UnusableBodyError, fault_of
from tests.llm.calls.test_transport import REQUEST, broken, status_error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (status_error(401), "denied"),
        (status_error(404), "denied"),
        (status_error(429, {"code": "insufficient_quota"}), "denied"),
        (status_error(400), "refused"),
        (status_error(429), "limited"),
        (status_error(429, retry_after="61"), "exhausted"),
        (status_error(503), "overloaded"),
        (status_error(529), "overloaded"),
        (status_error(500), "failing"),
        (openai.APITimeoutError(REQUEST), "late"),
        (broken(httpx2.ReadError("reset")), "broken"),
        (broken(httpx2.ConnectError("refused")), "unsent"),
        (broken(httpx2.UnsupportedProtocol("ftp")), "unreachable"),
        (UnusableBodyError("<html>"), "unusable"),
        (ValueError("a defect"), None),
    ],
)
def test_every_failure_has_its_name(error: Exception, fault: Fault | None) -> None:
    assert fault_of(error) == fault


def test_a_connection_that_timed_out_before_it_was_made_cost_nothing() -> None:
    error = openai.APITimeoutError(REQUEST)
    error.__cause__ = httpx2.ConnectTimeout("slow")
    assert fault_of(error) == "unsent"


def test_what_may_have_been_paid_for_is_told_as_lost() -> None:
    assert [name for name, policy in POLICIES.items() if policy.ending == "lost"] == ["late", "broken"]
    assert [name for name, policy in POLICIES.items() if not policy.again] == [
        "denied",
        "refused",
        "exhausted",
        "unreachable",
    ]
