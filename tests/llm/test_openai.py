"""OpenAIModel over real HTTP on loopback, faults included."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import pytest
from instructor.core.exceptions import InstructorError

from schemas.extraction import Extraction
from schemas.run import Usage
from service.errors import AccessError, EndpointError, ModelError
from service.llm.calls.transport import Patience
from service.llm.openai import Mode, OpenAIModel, openai_model
from tests.llm.questions import BAD_QUOTE, GOOD, INVENTED, TEXT, agreement, event, extraction, question
from tests.loopback import HANG, HTML, RESET, Loopback, Reply, answered, loopback, refused

Connect = Callable[..., OpenAIModel]


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Make models that never really wait, and close them after the test."""
    made: list[OpenAIModel] = []

    def make(endpoint: Loopback | str, **options: Any) -> OpenAIModel:
        url = endpoint if isinstance(endpoint, str) else endpoint.url
        options.setdefault("patience", Patience(tries=3, sleep=no_wait))
        made.append(openai_model(base_url=url, api_key="not-a-key", name="gpt-x", **options))
        return made[-1]

    yield make
    for model in made:
        await model.close()


class Listener(logging.Handler):
    def __init__(self, heard: list[logging.LogRecord]) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record)


async def no_wait(_seconds: float) -> None:
    pass


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json"])
async def test_each_mode_gets_a_typed_answer(connect: Connect, mode: Mode) -> None:
    with loopback(answered(GOOD, style="tools" if mode == "tools" else "text")) as endpoint:
        answer = await connect(endpoint, mode=mode).ask(question())
    assert answer.value == Extraction.model_validate(GOOD)
    assert type(answer.value) is Extraction
    assert answer.proposed == GOOD
    assert answer.rejected == ()
    assert answer.model == "loopback-1"
    assert answer.usage == Usage(calls=1, input_tokens=100, output_tokens=10)


async def test_the_request_is_strict_cold_and_limited(connect: Connect) -> None:
    with loopback(answered(GOOD)) as tools, loopback(answered(GOOD, style="text")) as schema:
        await connect(tools, max_tokens=77).ask(question())
        await connect(schema, mode="json_schema").ask(question())
    sent = tools.asked[0]
    assert (sent["temperature"], sent["max_tokens"], sent["model"]) == (0, 77, "gpt-x")
    assert sent["tools"][0]["function"]["strict"] is True
    assert sent["tool_choice"]["function"]["name"] == "Extraction"
    wanted = schema.asked[0]["response_format"]["json_schema"]
    assert wanted["strict"] is True
    assert_strict(sent["tools"][0]["function"]["parameters"])
    assert_strict(wanted["schema"])


def assert_strict(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            assert_strict(item)
    elif isinstance(node, dict):
        assert not {"default", "oneOf", "allOf", "minLength"} & set(node)
        assert "$ref" not in node or set(node) == {"$ref"}
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert set(node["required"]) == set(node["properties"])
        for value in node.values():
            assert_strict(value)


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json"])
async def test_the_material_is_never_rendered(connect: Connect, mode: Mode) -> None:
    hostile = "{{ 7 * 7 }} {% for x in y %} {# gone #} {{ locate }} {{ article }}"
    with loopback(answered(extraction(agreements=[], meetings=[], statements=[]))) as endpoint:
        await connect(endpoint, mode=mode).ask(question(material=hostile))
    assert f"<a-1>\n{hostile}\n</a-1>" in endpoint.asked[0]["messages"][1]["content"]


async def test_a_rejected_quote_is_fed_back_and_the_next_answer_taken(connect: Connect) -> None:
    with loopback(answered(BAD_QUOTE), answered(GOOD)) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert answer.rejected == ()
    assert answer.proposed == GOOD
    assert answer.usage == Usage(calls=2, input_tokens=200, output_tokens=20)
    fed_back = endpoint.asked[1]["messages"][-1]["content"]
    assert "this quote does not stand in the article" in fed_back
    assert "errors.pydantic.dev" not in fed_back


async def test_after_two_re_asks_the_last_answer_is_salvaged(connect: Connect) -> None:
    last = extraction(agreements=[agreement(event("signed the RAA"), event(INVENTED), event(INVENTED))])
    with loopback(answered(BAD_QUOTE), answered(BAD_QUOTE), answered(last)) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert len(endpoint.bodies) == answer.usage.calls == 3
    assert answer.proposed == last
    assert len(answer.value.agreements[0].events) == 1
    assert [rejection.id for rejection in answer.rejected] == ["agreements.0.events.1", "agreements.0.events.2"]


async def test_a_spent_token_budget_ends_the_re_asks(connect: Connect) -> None:
    with loopback(answered(BAD_QUOTE, tokens=(900, 200))) as endpoint:
        answer = await connect(endpoint, token_budget=1000).ask(question())
    assert len(endpoint.bodies) == 1
    assert [rejection.id for rejection in answer.rejected] == ["agreements.0.events.0"]


async def test_an_endpoint_that_counts_no_tokens_still_gets_re_asked_and_reports_none(connect: Connect) -> None:
    with loopback(answered(BAD_QUOTE, tokens=None), answered(GOOD, tokens=None)) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert answer.usage == Usage(calls=2)


async def test_nothing_of_instructor_reaches_the_root_logger(connect: Connect) -> None:
    heard: list[logging.LogRecord] = []
    listener = Listener(heard)
    logging.getLogger().addHandler(listener)
    try:
        with loopback(answered(BAD_QUOTE)) as endpoint:
            await connect(endpoint).ask(question())
    finally:
        logging.getLogger().removeHandler(listener)
    assert [record for record in heard if record.name.startswith("instructor")] == []


@pytest.mark.parametrize(
    "fault",
    [refused(429, retry_after="1"), refused(500), refused(503), RESET, HTML, Reply(body="{not json")],
    ids=["429", "500", "503", "reset", "html", "broken json"],
)
async def test_a_fault_that_passes_is_survived(connect: Connect, fault: Reply) -> None:
    with loopback(fault, answered(GOOD)) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert answer.value == Extraction.model_validate(GOOD)
    assert answer.usage.calls == 2


async def test_a_fault_and_a_bad_answer_do_not_multiply(connect: Connect) -> None:
    script = (refused(500), answered(BAD_QUOTE), refused(500), answered(BAD_QUOTE), refused(500), answered(BAD_QUOTE))
    with loopback(*script) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert len(endpoint.bodies) == answer.usage.calls == 6
    assert answer.usage.input_tokens == 300


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        (refused(401, "Incorrect API key: not-a-key"), AccessError, "OPENAI_API_KEY"),
        (refused(403, "not yours"), AccessError, "not yours"),
        (refused(404, "model gpt-x does not exist"), AccessError, "knows no model gpt-x"),
        (refused(400, "context length exceeded"), EndpointError, "context length exceeded"),
        (refused(429, "too fast"), EndpointError, "lower --concurrency"),
        (refused(500, "boom"), EndpointError, "3 times (500: boom)"),
        (HTML, EndpointError, "no chat completion: `<html>"),
        (RESET, EndpointError, "cannot reach http://127.0.0.1"),
        (Reply(body='{"choices": []}'), EndpointError, "a completion without choices"),
        (Reply(body="[1]"), EndpointError, "no chat completion"),
        (Reply(body="{not json"), EndpointError, "broken JSON"),
    ],
)
async def test_a_fault_that_stays_is_told(connect: Connect, fault: Reply, kind: type[Exception], words: str) -> None:
    with loopback(fault) as endpoint, pytest.raises(EndpointError) as raised:
        await connect(endpoint).ask(question())
    assert type(raised.value) is kind
    assert words in str(raised.value)
    assert "not-a-key" not in str(raised.value)


async def test_an_endpoint_that_hangs_is_given_up(connect: Connect) -> None:
    with loopback(HANG) as endpoint, pytest.raises(EndpointError, match="did not answer in time"):
        await connect(endpoint, timeout=0.05).ask(question())


async def test_an_endpoint_that_is_down_is_named(connect: Connect) -> None:
    with loopback(answered(GOOD)) as endpoint:
        url = endpoint.url
    with pytest.raises(EndpointError, match=f"cannot reach {url}"):
        await connect(url).ask(question())


async def test_an_address_without_a_scheme_is_told_at_once(connect: Connect) -> None:
    with pytest.raises(EndpointError, match="cannot reach"):
        await connect("ftp://127.0.0.1/v1").ask(question())


async def test_a_re_ask_that_meets_a_dead_endpoint_does_not_cost_the_answer_before(connect: Connect) -> None:
    with loopback(answered(BAD_QUOTE), refused(500)) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert [rejection.id for rejection in answer.rejected] == ["agreements.0.events.0"]


async def test_a_re_ask_that_meets_a_withdrawn_key_stops_the_run(connect: Connect) -> None:
    with loopback(answered(BAD_QUOTE), refused(401)) as endpoint, pytest.raises(AccessError):
        await connect(endpoint).ask(question())


async def test_an_answer_cut_off_before_our_limit_is_asked_for_again(connect: Connect) -> None:
    cut = answered(json.dumps(GOOD)[:700], finish="length")
    with loopback(cut, answered(GOOD)) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert answer.value == Extraction.model_validate(GOOD)
    assert answer.usage == Usage(calls=2, input_tokens=200, output_tokens=20)


async def test_an_answer_that_is_always_cut_off_is_given_up_and_salvaged(connect: Connect) -> None:
    cut = answered(json.dumps(GOOD)[:-2], finish="length")
    with loopback(cut) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert len(endpoint.bodies) == answer.usage.calls == 4
    assert answer.rejected[-1].id == "cut-off"


async def test_an_answer_cut_off_at_our_limit_is_salvaged_and_says_so(connect: Connect) -> None:
    text = json.dumps(extraction(agreements=[agreement(), agreement(event(), event())]))
    cut = answered(text[: text.rindex("signed the RAA") + 5], finish="length", tokens=(100, 50))
    with loopback(cut) as endpoint:
        answer = await connect(endpoint, max_tokens=50).ask(question())
    assert len(endpoint.bodies) == 1
    assert [len(one.events) for one in answer.value.agreements] == [1, 1]
    assert answer.rejected[-1].id == "cut-off"
    assert answer.rejected[-1].kept


async def test_when_the_last_answer_is_garbage_the_one_before_is_salvaged(connect: Connect) -> None:
    with loopback(answered(BAD_QUOTE), answered("I am sorry."), answered("")) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert answer.proposed == BAD_QUOTE


@pytest.mark.parametrize(
    ("text", "words"), [("I cannot do that.", "it is not JSON"), ("", "it is empty"), ("{}", "nothing of the form")]
)
async def test_an_answer_of_which_nothing_stands_names_article_and_prompt(
    connect: Connect, text: str, words: str
) -> None:
    with loopback(answered(text, style="text")) as endpoint, pytest.raises(ModelError) as raised:
        await connect(endpoint).ask(question())
    assert "article 003 (prompt extract v1)" in str(raised.value)
    assert words in str(raised.value)
    assert "after 3 attempts" in str(raised.value)


async def test_a_refusal_is_told_in_the_models_words(connect: Connect) -> None:
    reply = json.loads(str(answered("", style="text").body))
    reply["choices"][0]["message"] = {"role": "assistant", "content": None, "refusal": "I will not."}
    with loopback(Reply(body=json.dumps(reply))) as endpoint, pytest.raises(ModelError, match="refused: I will not"):
        await connect(endpoint).ask(question())


async def test_a_markdown_fence_costs_no_re_ask(connect: Connect) -> None:
    with loopback(answered(f"```json\n{json.dumps(GOOD)}\n```", style="text")) as endpoint:
        answer = await connect(endpoint, mode="json").ask(question())
    assert answer.usage.calls == 1


async def test_an_answer_outside_the_tool_is_read_all_the_same(connect: Connect) -> None:
    with loopback(answered(GOOD, style="text")) as endpoint:
        answer = await connect(endpoint).ask(question())
    assert answer.value == Extraction.model_validate(GOOD)


def reasoner(asked: Mapping[str, Any]) -> Reply:
    """A model that takes neither `max_tokens` nor a temperature, as OpenAI words it."""
    for name, code in (("max_tokens", "unsupported_parameter"), ("temperature", "unsupported_value")):
        if name in asked:
            return refused(400, f"{name} is not supported with this model", code=code, param=name)
    return answered(GOOD)


async def test_a_defect_is_seen_whole(connect: Connect) -> None:
    """What no error of ours explains, such as material that no encoding can send, is not dressed up as one."""
    with loopback(answered(GOOD)) as endpoint, pytest.raises(InstructorError, match="surrogates not allowed"):
        await connect(endpoint).ask(question(material="\ud800"))


async def test_an_endpoints_dialect_is_learnt_once(connect: Connect) -> None:
    with loopback(reasoner) as endpoint:
        model = connect(endpoint)
        first, second = await model.ask(question()), await model.ask(question())
    assert (first.usage.calls, second.usage.calls) == (3, 1)
    sent = endpoint.asked[-1]
    assert sent["max_completion_tokens"] == 16_000
    assert not {"max_tokens", "temperature"} & set(sent)


async def test_a_refused_parameter_that_has_no_other_word_is_told(connect: Connect) -> None:
    refusal = refused(400, "no tools here", code="unsupported_parameter", param="tools")
    with loopback(refusal) as endpoint, pytest.raises(EndpointError, match="no tools here"):
        await connect(endpoint).ask(question())


async def test_without_patience_given_tries_are_counted(connect: Connect) -> None:
    with loopback(refused(500)) as endpoint, pytest.raises(EndpointError, match="tried once"):
        await connect(endpoint, patience=None, tries=1).ask(question())


async def test_the_schema_is_made_once_and_the_material_is_in_the_context(connect: Connect) -> None:
    with loopback(answered(GOOD)) as endpoint:
        model = connect(endpoint)
        await model.ask(question())
        await model.ask(question())
    assert endpoint.bodies[0] == endpoint.bodies[1]
    assert TEXT in endpoint.asked[0]["messages"][1]["content"]
