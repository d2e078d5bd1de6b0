"""The board, one fact, and what people decide of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.agreement import Step
from service.web.pages.facts import stage_of
from tests.commands import unset
from tests.office import Served, served

SIGNED = {"by": "A. Officer", "reason": "another treaty"}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path) as running:
        running.extracted(running.upload())
        yield running


def facts(server: Served) -> dict[str, str]:
    """The names of the facts by id."""
    return {each["id"]: each["name"] for each in server.client.get("/v1/facts").json()["items"]}


def test_the_board_shows_every_fact_and_finds_by_word(server: Served) -> None:
    page = server.client.get("/facts").text
    for key in facts(server):
        assert f'href="/facts/{key}"' in page
    found = server.client.get("/facts", params={"q": "chagos", "type": "agreement"}).text
    assert 0 < found.count('href="/facts/') < page.count('href="/facts/')
    assert "No fact fits" in server.client.get("/facts", params={"q": "zzz"}).text


def test_every_quote_of_a_fact_leads_to_its_words(server: Served) -> None:
    for key in facts(server):
        page = server.client.get(f"/facts/{key}").text
        leads = {part.split('"')[0] for part in page.split('href="/articles/')[1:] if "?at=" in part.split('"')[0]}
        assert leads
        for lead in leads:
            article = server.client.get(f"/articles/{lead.partition('#')[0]}").text
            start, end = map(int, lead.partition("?at=")[2].partition("#")[0].split("-"))
            text = server.client.get(f"/v1/articles/{lead[:12]}").json()["text"]
            lit = article.split('id="here"')[1].split("</mark>")[0]
            assert text[start:end].split()[0].replace("'", "&#39;").replace('"', "&#34;") in lit


def sources(server: Served) -> list[int]:
    """How many sources each agreement has."""
    found = server.client.get("/v1/facts", params={"type": "agreement"}).json()["items"]
    return sorted(each["sources"] for each in found)


def test_records_are_held_apart_and_are_one_again_when_that_is_taken_back(server: Served) -> None:
    before = sources(server)
    treaty = max(server.client.get("/v1/facts").json()["items"], key=lambda each: each["sources"])
    record = server.client.get(f"/v1/facts/{treaty['id']}").json()["fact"]["records"][-1]
    assert server.client.post(f"/facts/{treaty['id']}/apart", data={"record": record, "by": ""}).status_code == 422
    assert server.client.post(f"/facts/{treaty['id']}/apart", data={"record": "x", **SIGNED}).status_code == 404
    assert sources(server) == before
    assert server.client.post(f"/facts/{treaty['id']}/apart", data={"record": record, **SIGNED}).status_code == 200
    assert sources(server) == sorted(
        [*(each for each in before if each != treaty["sources"]), treaty["sources"] - 1, 1]
    )
    assert "another treaty" in server.client.get("/decisions").text
    for decision in server.client.get("/v1/overrides").json()["items"]:
        assert server.client.post(f"/decisions/{decision['id']}/withdraw", data={}).status_code == 200
    assert sources(server) == before


def test_two_facts_are_said_to_be_the_same(server: Served) -> None:
    server.extracted(server.upload({"d.txt": "France and Spain signed the Pyrenees Treaty in Lyon on 3 March 2024.\n"}))
    one, other, *_ = server.client.get("/v1/facts", params={"type": "agreement"}).json()["items"]
    page = server.client.get(f"/facts/{one['id']}").text
    assert f'<option value="{other["id"]}">' in page
    joined = server.client.post(f"/facts/{one['id']}/join", data={"other": other["id"], **SIGNED})
    assert joined.status_code == 200
    assert other["id"].replace("-", "/") in server.client.get(f"/v1/facts/{one['id']}").json()["fact"]["records"]


def test_a_value_is_corrected_with_a_name_and_a_reason(server: Served) -> None:
    key = next(key for key, name in facts(server).items() if "Chagos" in name)
    form = {"field": "name", "value": "Diego Garcia treaty", **SIGNED}
    answer = server.client.post(f"/facts/{key}/correct", data=form)
    assert answer.status_code == 200
    assert "Diego Garcia treaty" in answer.text
    assert "A. Officer" in answer.text
    assert server.client.post(f"/facts/{key}/correct", data={**form, "field": "colour"}).status_code == 422


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("proposed", 1),
        ("negotiating", 2),
        ("agreed_in_principle", 3),
        ("signed", 4),
        ("ratified", 5),
        ("in_force", 6),
        ("extended", 6),
        ("terminated", 0),
        ("not_told", 0),
        (None, 0),
    ],
)
def test_the_bar_shows_how_far_an_agreement_has_come(status: Step | None, stage: int) -> None:
    assert stage_of(status) == stage
