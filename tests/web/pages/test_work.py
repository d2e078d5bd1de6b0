"""From files to facts by hand: what came is shown before anything is asked, then the job is followed to its end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import unset
from tests.newsroom import CHAGOS
from tests.office import TEXTS, Served, served


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path) as running:
        yield running


def ids_of(page: str) -> list[str]:
    """The articles that a page would begin with."""
    return [part.split('"')[0] for part in page.split('name="article" value="')[1:]]


def test_from_files_to_a_brief(server: Served) -> None:
    came = server.client.post("/tasks", files=[("files", (name, text.encode())) for name, text in TEXTS.items()])
    assert "3 articles came" in came.text
    assert "nothing is paid" in came.text
    begun = server.client.post(
        "/tasks/begin", data={"article": ids_of(came.text), "brief": "1"}, follow_redirects=False
    )
    job = server.done(begun.headers["location"].rpartition("/")[2])
    page = server.client.get(f"/jobs/{job['id']}").text
    assert "done: 3 of 3 articles" in page
    assert f'href="/briefs/{job["run"]}"' in page
    assert "Chagos" in server.client.get(f"/briefs/{job['run']}").text


def test_what_cannot_be_read_is_said_and_the_rest_came(server: Served) -> None:
    came = server.client.post("/tasks", files=[("files", ("a.exe", b"MZ")), ("files", ("b.txt", CHAGOS.encode()))]).text
    assert "1 article came" in came
    assert "a.exe: not a format Entente reads" in came


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "nothing came"),
        ({"url": "file:///etc/passwd"}, "begins with http"),
        ({"text": "a", "date": "soon"}, "date"),
    ],
)
def test_a_form_that_lacks_something_says_so(server: Served, form: dict[str, str], said: str) -> None:
    answer = server.client.post("/tasks", data=form)
    assert answer.status_code == 422
    assert said in answer.text


def test_nothing_is_begun_without_articles_or_with_some_that_are_not_there(server: Served) -> None:
    assert server.client.post("/tasks/begin", data={}).status_code == 422
    answer = server.client.post("/tasks/begin", data={"article": "abc"})
    assert answer.status_code == 422
    assert "abc" in answer.text


def test_what_a_model_would_cost_is_said_before_it_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unset(monkeypatch, tmp_path)
    known = {"model": "gpt-4o-mini", "base_url": "https://api.openai.com/v1", "api_key": "not-a-key"}
    with served(tmp_path, settings=known) as running:
        page = running.client.post("/tasks", data={"text": CHAGOS}).text
    assert "1 question to gpt-4o-mini" in page
    assert "at list price" in page
    assert "not-a-key" not in page
