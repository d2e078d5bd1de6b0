from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from service import bootstrap
from service.settings import Settings
from service.web.app import app
from service.web.office import Office
from tests.commands import unset
from tests.office import HERE, Served, served


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path) as running:
        yield running


def test_from_files_to_a_page(server: Served) -> None:
    ids = server.upload()
    job = server.extracted(ids)
    assert (job["state"], job["done"], job["failed"], job["error"]) == ("done", 3, 0, None)
    facts = server.client.get("/v1/facts").json()
    assert facts["board"]["facts"] == len(facts["items"]) > 0
    brief = server.client.post("/v1/briefs", json={"articles": ids}).json()
    page = server.done(brief["id"])
    assert page["state"] == "done"
    told = server.client.get(f"/v1/briefs/{page['run']}", params={"format": "md"})
    assert "Chagos" in told.text
    assert told.headers["content-disposition"] == f'attachment; filename="brief-{page["run"]}.md"'


def test_every_answer_forbids_scripts_and_sniffing(server: Served) -> None:
    for path in ("/healthz", "/v1/facts", "/v1/facts/none", "/nowhere"):
        headers = server.client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]


def test_errors_are_problems(server: Served) -> None:
    for path, status in (("/nowhere", 404), ("/v1/facts/none", 404), ("/v1/facts?limit=0", 422)):
        answer = server.client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert answer.json()["status"] == status


def test_the_description_names_no_third_party_and_no_page_of_its_own_fetches_one(server: Served) -> None:
    assert server.client.get("/docs").status_code == 404
    described = server.client.get("/v1/openapi.json")
    assert described.status_code == 200
    assert {"/v1/articles", "/v1/facts", "/v1/jobs/{job}/events"} <= described.json()["paths"].keys()


def test_an_unexpected_fault_is_told_without_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unset(monkeypatch, tmp_path)
    known = Settings(store=str(tmp_path / "store.db"))

    def broken() -> None:
        raise RuntimeError("s3cret")

    with bootstrap.served_store(known) as store:
        made = app(Office(store=store, settings=known))
        made.add_api_route("/broken", broken)
        client = TestClient(made, base_url=HERE, raise_server_exceptions=False)
        answer = client.get("/broken")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "s3cret" not in answer.text
