"""A recording holds what was said and nothing else, reads well, and comes back byte for byte."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
import yaml

from service.errors import OutputError, UsageError
from service.llm.calls.transport import Patience
from service.llm.cassette import load, recorded_settings, recording
from service.llm.openai import Mode, OpenAIModel, openai_model
from tests.llm.questions import BAD_QUOTE, GOOD, TEXT, extraction, question
from tests.loopback import Loopback, Reply, answered, loopback, refused

SECRET = "not-a-key"


async def no_wait(_seconds: float) -> None:
    pass


def connect(endpoint: Loopback, mode: Mode = "tools") -> OpenAIModel:
    patience = Patience(sleep=no_wait)
    return openai_model(
        base_url=endpoint.url, api_key=SECRET, name="gpt-x", mode=mode, patience=patience, max_tokens=500
    )


async def record(path: Path, *script: Reply, mode: Mode = "tools", note: str | None = None) -> Loopback:
    """Ask one question and record it."""
    with loopback(*script) as endpoint, recording(path, note=note):
        model = connect(endpoint, mode)
        await model.ask(question())
        await model.close()
    return endpoint


async def test_requests_come_back_byte_for_byte_and_answers_in_meaning(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    endpoint = await record(path, answered(BAD_QUOTE), answered(GOOD))
    calls = load(path)
    assert sorted(call.request for call in calls) == sorted(endpoint.bodies)
    answers = [json.loads(call.response)["choices"][0]["message"]["tool_calls"][0] for call in calls]
    assert {answer["function"]["arguments"] for answer in answers} == {json.dumps(BAD_QUOTE), json.dumps(GOOD)}
    assert {(call.method, call.path, call.status) for call in calls} == {("POST", "/v1/chat/completions", 200)}


async def test_no_secret_and_no_noise_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    reply = answered(GOOD)
    noisy = {"set-cookie": "session=abc", "openai-organization": "acme", "x-request-id": "r1", "retry-after": "1"}
    await record(path, Reply(body=reply.body, headers={**reply.headers, **noisy}))
    text = path.read_text(encoding="utf-8")
    for word in (SECRET, "uthorization", "session=abc", "acme", "r1\n", "stainless", "user-agent", "content-length"):
        assert word.lower() not in text.lower(), word
    interaction = yaml.safe_load(text)["interactions"][0]
    assert set(interaction["request"]["headers"]) == {"content-type"}
    assert set(interaction["response"]["headers"]) == {"content-type", "retry-after"}


async def test_a_password_or_key_in_the_address_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    with loopback(answered(GOOD)) as endpoint, recording(path):
        address = endpoint.url.replace("://", "://me:pw@") + "/chat/completions?api-key=hidden"
        async with httpx2.AsyncClient() as client:
            await client.post(address, json={"model": "m", "max_tokens": 1})
    text = path.read_text(encoding="utf-8")
    assert "hidden" not in text
    assert "pw" not in text


async def test_bodies_read_well_in_a_diff(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    await record(path, answered(BAD_QUOTE), answered(GOOD), note="made by a test")
    text = path.read_text(encoding="utf-8")
    document = yaml.safe_load(text)
    assert document["metadata"] == {"note": "made by a test"}
    request = document["interactions"][0]["request"]["body as json"]
    assert request["messages"][1]["content"] == f"Read <a-1>\n{TEXT}\n</a-1>"
    assert "content: |-" in text
    response = document["interactions"][0]["response"]["body"]["string as spaced json"]
    arguments = response["choices"][0]["message"]["tool_calls"][0]["function"]["arguments as spaced json"]
    assert arguments["agreements"][0]["name"] == "Reciprocal Access Agreement"
    assert text.count("You are a treaty analyst.") == 2
    assert text.count("Its fullest name in this text") == 1, "the schema is written once and referred to"
    assert text.index("method") < text.index("uri") < text.index("interactions:") + 400


async def test_calls_stand_in_an_order_that_no_race_decides(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    for path, materials in ((one, "abc"), (other, "cba")):
        with (
            loopback(answered(extraction(agreements=[], meetings=[], statements=[]))) as endpoint,
            recording(path) as tape,
        ):
            model = connect(endpoint)
            for material in materials:
                await model.ask(question(material=material))
            assert tape.calls == 3
            await model.close()
    assert [call.request for call in load(one)] == [call.request for call in load(other)]


async def test_equal_requests_are_all_kept_and_passing_refusals_are_not(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    with loopback(refused(429), answered(GOOD), refused(500), answered(GOOD)) as endpoint, recording(path) as tape:
        model = connect(endpoint)
        await model.ask(question())
        await model.ask(question())
        await model.close()
        assert tape.calls == 2
    assert [call.status for call in load(path)] == [200, 200]


async def test_compressed_answers_are_kept_readable(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    reply = answered(GOOD)
    packed = gzip.compress(str(reply.body).encode())
    await record(path, Reply(body=packed, headers={**reply.headers, "content-encoding": "gzip"}))
    assert json.loads(load(path)[0].response)["model"] == "loopback-1"
    assert "content-encoding" not in path.read_text(encoding="utf-8")


async def test_what_asks_no_model_is_not_recorded(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    with loopback(answered(GOOD)) as endpoint, recording(path) as tape:
        async with httpx2.AsyncClient() as client:
            await client.post(endpoint.url + "/articles", content=b"x")
        assert tape.calls == 0
    assert not path.exists()


async def test_a_recording_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    await record(path, answered(GOOD))
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        await record_until(path, interrupt)
    with recording(path, note="nothing is asked"):
        pass
    assert path.read_bytes() == before
    assert names(tmp_path) == ["one.yaml"]


async def test_a_new_recording_holds_nothing_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    await record(path, answered(GOOD))
    await record(path, answered(GOOD), mode="tools")
    assert len(load(path)) == 1


async def test_a_write_that_breaks_leaves_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    with pytest.raises(OutputError, match=r"cannot record to .*directory"):
        await record_until(path, path.mkdir)
    assert names(tmp_path) == ["one.yaml"]


async def test_a_write_that_breaks_leaves_the_process_as_it_was(tmp_path: Path) -> None:
    path, before = tmp_path / "one.yaml", httpx2.AsyncHTTPTransport.handle_async_request
    with pytest.raises(OutputError) as broken:
        await record_until(path, path.mkdir)
    assert httpx2.AsyncHTTPTransport.handle_async_request is before, broken


async def record_until(path: Path, event: Callable[[], None]) -> None:
    """Let something happen while a recording runs."""
    with loopback(answered(GOOD)) as endpoint, recording(path):
        model = connect(endpoint)
        await model.ask(question(material="other"))
        await model.close()
        event()


def interrupt() -> None:
    raise KeyboardInterrupt


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_place_that_cannot_be_written_is_told_before_anything_is_paid_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot record to"), recording(tmp_path / "file" / "one.yaml"):
        pass
    with pytest.raises(OutputError, match="it is a folder"), recording(tmp_path):
        pass


def test_a_missing_cassette_is_told_with_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no cassette at .*--record"):
        load(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "interactions: 5",
        "{not yaml",
        "just words",
        "- 1",
        "a: b",
        "!!python/object/apply:os.getcwd []",
        "interactions: [{}]",
    ],
)
def test_a_file_that_is_no_cassette_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "foreign.yaml"
    path.write_text(text)
    with pytest.raises(UsageError, match="is not a cassette"):
        load(path)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "foreign.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="is not a cassette"):
        load(path)


def test_a_cassette_that_plain_vcrpy_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    asked = {"method": "POST", "uri": "http://h/v1/chat/completions", "body": '{"model": "m"}', "headers": {}}
    answer = {"status": {"code": 200, "message": "OK"}, "headers": {"A": ["b", "c"]}, "body": {"string": "{}"}}
    path.write_text(yaml.safe_dump({"version": 1, "interactions": [{"request": asked, "response": answer}]}))
    (call,) = load(path)
    assert (call.request, call.response, call.headers) == (b'{"model": "m"}', b"{}", (("A", "b"), ("A", "c")))
    with pytest.raises(UsageError, match="holds no question"):
        recorded_settings(path, (call,))


async def test_calls_that_are_no_questions_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    await record(path, answered(GOOD))
    (call,) = load(path)
    other = replace(call, path="/v1/models")
    binary = replace(call, request=b"\xff\x00")
    assert recorded_settings(path, (other, binary, call)).model == "gpt-x"


async def test_bytes_that_are_no_text_come_back_too(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    with loopback(Reply(body=b"\xff\x00")) as endpoint, recording(path):
        async with httpx2.AsyncClient() as client:
            await client.post(endpoint.url + "/chat/completions", content=b"\xfe\x01")
    (call,) = load(path)
    assert (call.request, call.response) == (b"\xfe\x01", b"\xff\x00")


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json"])
async def test_the_settings_are_read_off_the_recording(tmp_path: Path, mode: Mode) -> None:
    path = tmp_path / "one.yaml"
    await record(path, answered(GOOD, style="tools" if mode == "tools" else "text"), mode=mode)
    settings = recorded_settings(path, load(path))
    assert (settings.model, settings.mode, settings.max_tokens, settings.path) == ("gpt-x", mode, 500, "/v1")
