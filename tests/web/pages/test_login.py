"""A browser lets itself in with a key, once, and nobody else with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.web.access.secrets import COOKIE
from service.web.office import Rules
from tests.commands import unset
from tests.office import Served, served


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path, rules=Rules(guesses=3, workers=0)) as running:
        running.key("desk", "write")
        running.key("reader", "read")
        yield running


def log_in(server: Served, name: str, following: str = "/tasks") -> str:
    """Log this browser in; the token of its forms."""
    answer = server.client.post("/login", data={"key": server.secrets[name], "next": following}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, following)
    page = server.client.get("/articles").text
    return page.split('name="csrf" value="')[1].split('"')[0]


def test_a_key_opens_the_pages_and_the_cookie_is_for_this_site_alone(server: Served) -> None:
    answer = server.client.post(
        "/login", data={"key": server.secrets["desk"], "next": "/facts"}, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert server.secrets["desk"] not in cookie
    assert server.client.get("/facts").status_code == 200


def test_a_form_needs_the_token_of_its_login(server: Served) -> None:
    token = log_in(server, "desk")
    assert server.client.post("/tasks", data={"text": "Words."}).status_code == 403
    assert server.client.post("/tasks", data={"text": "Words.", "csrf": token[::-1]}).status_code == 403
    assert server.client.post("/tasks", data={"text": "Words.", "csrf": token}).status_code == 200


def test_a_reader_sees_no_form_that_changes_and_may_send_none(server: Served) -> None:
    token = log_in(server, "reader")
    assert 'action="/tasks"' not in server.client.get("/tasks").text
    assert server.client.post("/tasks", data={"text": "Words.", "csrf": token}).status_code == 403


def test_logging_out_ends_the_login(server: Served) -> None:
    token = log_in(server, "desk")
    kept = server.client.cookies[COOKIE]
    assert server.client.post("/logout", data={"csrf": token}, follow_redirects=False).status_code == 303
    server.client.cookies.set(COOKIE, kept)
    assert server.client.get("/facts", follow_redirects=False).headers["location"] == "/login?next=/facts"


def test_wrong_keys_are_counted(server: Served) -> None:
    said = [server.client.post("/login", data={"key": f"entente_k{n:08x}_{'x' * 43}"}).status_code for n in range(5)]
    assert said == [403, 403, 403, 429, 429]
    assert server.client.post("/login", data={"key": server.secrets["desk"]}).status_code == 429


@pytest.mark.parametrize(
    "path", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\\b"]
)
def test_a_login_leads_nowhere_else(server: Served, path: str) -> None:
    answer = server.client.post("/login", data={"key": server.secrets["desk"], "next": path}, follow_redirects=False)
    assert answer.headers["location"] == "/"
