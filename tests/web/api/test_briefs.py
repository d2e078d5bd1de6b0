from collections.abc import Iterator
from typing import Any

import pytest

from tests.commands import unset
from tests.newsroom import CHAGOS, LAMMY
from tests.office import Served, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("briefs")
    with pytest.MonkeyPatch.context() as patch:
        unset(patch, folder)
        with served(folder) as running:
            running.extracted(running.upload({"chagos.txt": CHAGOS, "lammy.txt": LAMMY}))
            yield running


def made(server: Served, **body: Any) -> dict[str, Any]:
    answer = server.client.post("/v1/briefs", json=body)
    assert answer.status_code == 202, answer.text
    return server.done(answer.json()["id"])


def test_a_brief_of_stored_facts_comes_in_every_format(server: Served) -> None:
    job = made(server, facts={"parties": ["GB"]}, as_of="2025-06-10", annex=True)
    assert (job["state"], job["error"]) == ("done", None)
    kinds = {}
    for form in ("md", "html", "pdf", "docx", "json"):
        answer = server.client.get(f"/v1/briefs/{job['run']}", params={"format": form})
        kinds[form] = answer.headers["content-type"].split(";")[0]
        assert answer.status_code == 200
        assert "sandbox" in answer.headers["content-security-policy"]
        assert ("content-disposition" in answer.headers) == (form != "html")
    assert kinds["pdf"] == "application/pdf"
    told = server.client.get(f"/v1/briefs/{job['run']}").json()
    assert (told["as_of"], told["annex"]) == ("2025-06-10", True)
    assert server.client.get("/v1/briefs").json()["items"][0]["id"] == job["run"]
    assert server.client.get(f"/v1/briefs/{job['run']}", params={"format": "exe"}).status_code == 422


def test_facts_that_nobody_told_make_no_brief(server: Served) -> None:
    job = made(server, facts={"parties": ["Atlantis"]})
    assert job["state"] == "failed"
    assert "none of the" in job["error"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"facts": {}, "as_of": "soon"},
        {"facts": {"since": "x"}},
        {"articles": ["none"]},
        {"facts": {}, "paper": "a0"},
    ],
)
def test_a_commission_that_is_none_is_refused(server: Served, body: dict[str, Any]) -> None:
    assert server.client.post("/v1/briefs", json=body).status_code == 422


def test_runs_tell_what_came_of_each_article(server: Served) -> None:
    runs = server.client.get("/v1/runs").json()["items"]
    extraction = next(run for run in runs if run["command"] == "extract")
    told = server.client.get(f"/v1/runs/{extraction['id']}").json()
    assert sorted((line["source"], line["status"]) for line in told["outcomes"]) == [
        ("chagos.txt", "done"),
        ("lammy.txt", "done"),
    ]
    assert server.client.get("/v1/runs/r999").status_code == 404
    costs = server.client.get("/v1/costs").json()
    assert (costs["spent_usd"], costs["left_usd"]) == ("0", None)


def test_figures_are_told_by_route_and_never_by_address(server: Served) -> None:
    server.client.get("/v1/facts/secret-name")
    told = server.client.get("/metrics").text
    assert 'entente_jobs{state="done"}' in told
    assert "secret-name" not in told
    assert "entente_facts " in told
