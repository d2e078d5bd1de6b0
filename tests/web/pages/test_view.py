"""Pages as a whole: each is whole HTML with its landmarks, says what is empty, and runs nothing of what an article holds."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.commands import unset
from tests.newsroom import CHAGOS
from tests.office import HERE, Served, served

PAGES = ("/facts", "/articles", "/briefs", "/tasks", "/decisions", "/login")
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7191*7 }}'


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path) as running:
        yield running


class _Seen(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_house_teaches_what_to_do(server: Served, path: str) -> None:
    answer = server.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    tags = [tag for tag, _ in _Seen(answer.text).tags]
    assert (tags.count("h1"), tags.count("main"), tags.count("nav")) == (1, 1, 1)
    assert path == "/login" or 'class="empty"' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_script_or_style_in_it_or_fetches_from_elsewhere(server: Served, path: str) -> None:
    for tag, told in _Seen(server.client.get(path).text).tags:
        assert not [name for name in told if name.startswith("on") or name == "style"], tag
        assert tag != "style"
        assert tag != "script" or (told["src"] or "").startswith("/static/")
        assert not re.match(r"(?:https?:)?//", told.get("src") or told.get("href") or "")


def test_what_pages_are_made_of_is_served(server: Served) -> None:
    for name, kind in (("style.css", "text/css"), ("page.js", "text/javascript")):
        answer = server.client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
    assert server.client.get("/static/../view.py").status_code == 404
    assert server.client.get("/static/%2e%2e/view.py").status_code == 404


def test_errors_are_told_as_a_page(server: Served) -> None:
    for path, status in (
        ("/facts/none", 404),
        ("/articles/none", 404),
        ("/briefs/r9", 404),
        ("/jobs/j9", 404),
        ("/facts?since=soon", 422),
        ("/articles/none?at=x", 422),
    ):
        answer = server.client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert "<h1>" in answer.text


def test_nothing_of_an_article_is_run_or_taken_for_markup(server: Served) -> None:
    text = CHAGOS.replace("great day", f"great {EVIL} day").replace("by video link", f"{EVIL} by video link")
    form = {"text": text, "title": EVIL, "date": "2024-03-04"}
    came = server.client.post("/tasks", data=form)
    assert came.status_code == 200
    upload = server.client.post(
        "/tasks", files=[("files", (f"{EVIL}.exe", b"x")), ("files", (f"{EVIL}.txt", text.encode()))]
    )
    ids = server.upload({f"{EVIL}.txt": text})
    job = server.extracted(ids)
    facts = server.client.get("/v1/facts").json()["items"]
    assert facts
    shown = [
        came,
        upload,
        *(
            server.client.get(path)
            for path in (
                "/facts",
                "/articles",
                f"/articles/{ids[0]}",
                f"/jobs/{job['id']}",
                *(f"/facts/{fact['id']}" for fact in facts),
            )
        ),
    ]
    for answer in shown:
        assert answer.status_code == 200
        tags = _Seen(answer.text).tags
        assert [told for tag, told in tags if tag == "script"] == [{"src": "/static/page.js", "defer": None}]
        assert not [tag for tag, told in tags if tag == "img" or any(name.startswith("on") for name in told)]
        assert "50337" not in answer.text


def test_who_is_not_known_is_led_to_the_login(server: Served) -> None:
    server.key("desk", "read")
    answer = server.client.get("/facts", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/facts")


def test_a_form_of_another_site_changes_nothing(server: Served) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert server.client.post("/tasks", data={"text": "x"}, headers=headers).status_code == 403
    assert server.client.get("/v1/articles").json()["items"] == []
    assert HERE
