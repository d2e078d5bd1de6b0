"""What is tried again, how long it waits, and what people are told in the end."""

import asyncio
import ssl

import httpx2
import openai
import pytest

from service.errors import AccessError, EndpointError, RecordingMissing
from service.llm.calls.faults import UnusableBodyError
from service.llm.calls.transport import Patience
from service.llm.calls.words import Endpoint

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")
ENDPOINT = Endpoint(base_url="http://me:pw@127.0.0.1:9/v1/?key=1", model="m", secret="topsecret")


def status_error(status: int, body: object = None, **headers: str) -> openai.APIStatusError:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx2.Response(status, headers=named, text=body if isinstance(body, str) else "", request=REQUEST)
    return openai.APIStatusError("x", response=response, body=body)


def broken(cause: Exception) -> openai.APIConnectionError:
    error = openai.APIConnectionError(request=REQUEST)
    error.__cause__ = cause
    return error


async def attempts(*outcomes: Exception | str, tries: int = 5) -> tuple[str, list[float]]:
    """What `call` makes of the outcomes in turn, and how long it waited between them."""
    waits: list[float] = []
    left = list(outcomes)

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def send() -> str:
        outcome = left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    try:
        return await Patience(tries=tries, sleep=sleep).call(send), waits
    except (openai.APIError, UnusableBodyError, RecordingMissing) as error:
        return type(error).__name__, waits


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
async def test_refusals_that_pass_are_tried_again(status: int) -> None:
    assert (await attempts(status_error(status), "done"))[0] == "done"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
async def test_other_refusals_are_final(status: int) -> None:
    assert await attempts(status_error(status), "done") == ("APIStatusError", [])


@pytest.mark.parametrize(
    "error",
    [openai.APITimeoutError(REQUEST), broken(httpx2.ReadError("reset")), UnusableBodyError("<html>")],
    ids=["time-out", "reset", "unusable body"],
)
async def test_breaks_are_tried_again(error: Exception) -> None:
    assert (await attempts(error, "done"))[0] == "done"


@pytest.mark.parametrize(
    "cause",
    [httpx2.UnsupportedProtocol("no scheme"), RecordingMissing("m"), ssl.SSLCertVerificationError("expired")],
    ids=["no scheme", "no recording", "bad certificate"],
)
async def test_breaks_that_cannot_pass_are_final(cause: Exception) -> None:
    assert await attempts(broken(cause), "done") == ("APIConnectionError", [])


async def test_tries_are_counted_and_waits_grow_up_to_a_limit() -> None:
    name, waits = await attempts(*(status_error(500) for _ in range(12)), tries=12)
    assert name == "APIStatusError"
    assert len(waits) == 11
    assert waits[0] <= 1.0
    assert waits[5] > waits[1]
    assert max(waits) <= 60.0


async def test_retry_after_is_obeyed() -> None:
    _, waits = await attempts(status_error(429, retry_after="7"), "done")
    assert 7 <= waits[0] <= 7.5


async def test_a_wait_beyond_the_limit_is_not_waited_for() -> None:
    assert await attempts(status_error(429, retry_after="3600"), "done") == ("APIStatusError", [])
    told = ENDPOINT.explain(status_error(429, {"message": "daily limit"}, retry_after="3600"), 5)
    assert "asks to wait 3600 s" in str(told)


async def test_a_used_up_quota_is_final() -> None:
    quota = {"message": "You exceeded your current quota", "code": "insufficient_quota"}
    assert await attempts(status_error(429, quota), "done") == ("APIStatusError", [])
    told = ENDPOINT.explain(status_error(429, quota), 5)
    assert isinstance(told, AccessError)
    assert "quota" in str(told)


async def test_the_default_sleep_is_asyncios() -> None:
    assert Patience().sleep is asyncio.sleep


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (status_error(401, {"message": "Incorrect API key provided: sk-" + 8 * "x"}), AccessError, "OPENAI_API_KEY"),
        (status_error(403, {"message": "region"}), AccessError, "does not let this key use m (403: region)"),
        (status_error(404, {"message": "no such model"}), AccessError, "knows no model m"),
        (status_error(400, {"message": "bad", "code": "model_not_found"}), AccessError, "knows no model m"),
        (
            status_error(400, {"message": "context too long"}),
            EndpointError,
            "refused the request (400: context too long)",
        ),
        (status_error(429, "slow down"), EndpointError, "keeps limiting the rate (429: slow down)"),
        (status_error(503, "<html>busy</html>"), EndpointError, "kept failing, 5 times (503: an HTML page)"),
        (status_error(500), EndpointError, "(500: no words)"),
        (openai.APITimeoutError(REQUEST), EndpointError, "did not answer in time"),
        (broken(httpx2.ConnectError("refused")), EndpointError, "cannot reach http://127.0.0.1:9/v1 (refused)"),
        (broken(httpx2.ReadError("")), EndpointError, "(APIConnectionError)"),
        (UnusableBodyError("`<html>`"), EndpointError, "answers with what is no chat completion"),
    ],
)
def test_each_failure_says_what_happened_and_what_to_do(error: Exception, kind: type[Exception], words: str) -> None:
    told = ENDPOINT.explain(error, 5)
    assert type(told) is kind
    assert words in str(told)
    assert "http://127.0.0.1:9/v1" in str(told)


def test_a_missing_recording_comes_out_as_it_is() -> None:
    missing = RecordingMissing("m")
    assert ENDPOINT.explain(broken(missing), 5) is missing


def test_no_message_shows_a_key_or_a_password() -> None:
    said = f"the key topsecret is wrong, so is sk-{'a' * 30}; " + "blah " * 200
    told = str(ENDPOINT.explain(status_error(400, {"message": said}), 5))
    assert "topsecret" not in told
    assert "sk-" not in told
    assert "pw" not in told
    assert len(told) < 500
    assert Endpoint(base_url="http://h/v1", model="m").explain(status_error(400, {"message": "plain"}), 1).args
