"""A call through the gate: what is reserved before, and what is told after."""

import pytest

from service.errors import AccessError, BudgetError, EndpointError
from service.llm.calls.sending import encoded
from service.llm.openai import openai_model
from service.ports import Load, Quota, Told
from tests.llm.questions import BAD_QUOTE, GOOD, question
from tests.loopback import HTML, RESET, Reply, Script, answered, loopback, refused
from tests.twins import OpenPace


async def told_of(
    *script: Script, error: type[Exception] | None = None, tries: int = 1
) -> tuple[OpenPace, list[bytes]]:
    """What the pace was told of one question."""
    pace = OpenPace()
    with loopback(*script) as endpoint:
        model = openai_model(base_url=endpoint.url, api_key="k", name="m", max_tokens=900, tries=tries, pace=pace)
        try:
            if error is None:
                await model.ask(question())
            else:
                with pytest.raises(error):
                    await model.ask(question())
        finally:
            await model.close()
    return pace, endpoint.bodies


async def test_the_bytes_of_the_body_and_the_limit_of_the_answer_are_reserved() -> None:
    pace, (body,) = await told_of(answered(GOOD))
    assert pace.loads == [Load(size=len(body), max_tokens=900)]
    assert pace.told == [Told(ending="answered", tokens=(100, 10))]


async def test_every_re_ask_takes_a_turn_of_its_own() -> None:
    pace, bodies = await told_of(answered(BAD_QUOTE), answered(GOOD))
    assert [load.size for load in pace.loads] == [len(body) for body in bodies]
    assert len(pace.told) == 2


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        (refused(401), AccessError, Told(ending="refused")),
        (refused(500), EndpointError, Told(ending="refused")),
        (refused(503), EndpointError, Told(ending="overloaded")),
        (refused(429, retry_after="2"), EndpointError, Told(ending="limited", wait=2.0)),
        (RESET, EndpointError, Told(ending="lost")),
        (HTML, EndpointError, Told(ending="answered")),
        (Reply(body='{"choices": []}'), EndpointError, Told(ending="answered")),
    ],
)
async def test_a_failure_is_told_for_what_it_is(fault: Reply, error: type[Exception], told: Told) -> None:
    pace, _ = await told_of(fault, error=error)
    assert pace.told == [told]


async def test_what_an_endpoint_tells_of_its_limits_reaches_the_pace() -> None:
    good = answered(GOOD)
    limits = {"x-ratelimit-limit-requests": "600", "x-ratelimit-remaining-tokens": "1000"}
    pace, _ = await told_of(Reply(body=good.body, headers={**good.headers, **limits}))
    assert (pace.told[0].requests, pace.told[0].minute_tokens) == (Quota(limit=600), Quota(left=1000))


class Spent(OpenPace):
    """A pace that has money for so many calls."""

    def __init__(self, calls: int) -> None:
        super().__init__()
        self._left = calls

    async def enter(self, load: Load) -> int:
        self._left -= 1
        if self._left < 0:
            raise BudgetError("nothing is left")
        return await super().enter(load)


@pytest.mark.parametrize("calls", [0, 1])
async def test_a_re_ask_that_nothing_can_pay_for_does_not_cost_the_answer_before(calls: int) -> None:
    with loopback(answered(BAD_QUOTE)) as endpoint:
        model = openai_model(base_url=endpoint.url, api_key="k", name="m", pace=Spent(calls))
        if calls:
            answer = await model.ask(question())
            assert [rejection.id for rejection in answer.rejected] == ["agreements.0.events.0"]
        else:
            with pytest.raises(BudgetError) as raised:
                await model.ask(question())
            assert raised.value.usage is not None
            assert raised.value.usage.calls == 0
        await model.close()
    assert len(endpoint.bodies) == calls


def test_a_body_is_written_as_the_sdk_writes_it() -> None:
    assert encoded({"tools": [], "temperature": 0, "model": "é", "messages": []}) == (
        '{"messages":[],"model":"é","temperature":0,"tools":[]}'.encode()
    )
