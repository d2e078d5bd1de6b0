"""Briefs in the browser: commissioned, read with every citation one click from its words, downloaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import unset
from tests.office import Served, served


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path) as running:
        running.extracted(running.upload())
        yield running


def commissioned(server: Served, **form: str) -> str:
    """The id of a brief that was written."""
    begun = server.client.post("/briefs", data=form, follow_redirects=False)
    assert begun.status_code == 303, begun.text
    job = server.done(begun.headers["location"].rpartition("/")[2])
    assert job["state"] == "done", job
    return str(job["run"])


def test_every_citation_leads_to_lit_words(server: Served) -> None:
    page = server.client.get(f"/briefs/{commissioned(server)}").text
    leads = {
        part.split('"')[0]
        for part in page.split('href="')[1:]
        if part.startswith("/articles/") and "?at=" in part.split('"')[0]
    }
    assert leads
    for lead in leads:
        assert 'id="here"' in server.client.get(lead.partition("#")[0]).text


@pytest.mark.parametrize(
    ("form", "opening"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype"), ("md", b"# "), ("json", b"{")]
)
def test_a_brief_is_downloaded_in_every_form(server: Served, form: str, opening: bytes) -> None:
    brief = commissioned(server, party="Mauritius")
    answer = server.client.get(f"/briefs/{brief}/brief.{form}")
    assert answer.status_code == 200
    assert answer.content.lstrip().lower().startswith(opening.lower())
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-{brief}.{form}"'
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_date_that_is_none_is_said_before_anything_is_done(server: Served) -> None:
    answer = server.client.post("/briefs", data={"since": "lately"})
    assert answer.status_code == 422
    assert "lately" in answer.text
    assert server.client.get("/v1/jobs").json()["items"][0]["kind"] == "extraction"


def test_what_changed_since_a_day_is_told(server: Served) -> None:
    page = server.client.get(f"/briefs/{commissioned(server, since='2020-01-01')}").text
    assert "What changed since 1 January 2020" in page
