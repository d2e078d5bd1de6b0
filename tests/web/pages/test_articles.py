"""The shelf, and a text with its quotes lit up, character by character."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.commands import unset
from tests.newsroom import CHAGOS
from tests.office import Served, served


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path) as running:
        yield running


def shown(page: str) -> str:
    """The text of an article as a page has it."""
    body = page.split('<div class="text">')[1].split("</div>", maxsplit=1)[0]
    return unescape(re.sub(r"<[^>]+>", "", body))


def test_the_text_stands_there_whole_whatever_is_lit(server: Served) -> None:
    (key,) = server.upload({"a.txt": CHAGOS})
    assert shown(server.client.get(f"/articles/{key}").text) == CHAGOS
    server.extracted([key])
    page = server.client.get(f"/articles/{key}", params={"at": "3-20"}).text
    assert shown(page) == CHAGOS
    assert page.count('id="here"') == 1
    assert page.count("<mark") > 2


@pytest.mark.parametrize("at", ["0-999999999", "5-5", "9-3", "999999990-999999999"])
def test_a_stretch_that_is_none_lights_nothing_and_breaks_nothing(server: Served, at: str) -> None:
    (key,) = server.upload({"a.txt": CHAGOS})
    answer = server.client.get(f"/articles/{key}", params={"at": at})
    assert answer.status_code == 200
    assert shown(answer.text) == CHAGOS


def test_an_article_is_taken_out_with_its_facts(server: Served) -> None:
    (key,) = server.upload({"a.txt": CHAGOS})
    server.extracted([key])
    assert "No articles yet" in server.client.post(f"/articles/{key}/remove", data={}).text
    assert server.client.get(f"/articles/{key}").status_code == 404
    assert server.client.post(f"/articles/{key}/remove", data={}).status_code == 404
