from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands import unset
from tests.newsroom import CHAGOS, FORCE
from tests.office import Served, served

WHO = {"by": "A. Officer", "reason": "another treaty"}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path) as running:
        assert running.extracted(running.upload({"chagos.txt": CHAGOS, "force.txt": FORCE}))["done"] == 2
        yield running


def treaty(server: Served) -> dict[str, Any]:
    """The fact that both texts tell of."""
    items = server.client.get("/v1/facts", params={"q": "chagos treaty", "type": "agreement"}).json()["items"]
    return dict(max(items, key=lambda each: int(each["sources"])))


def test_a_fact_is_split_and_joined_again_and_no_run_undoes_it(server: Served) -> None:
    before = treaty(server)
    fact = server.client.get(f"/v1/facts/{before['id']}").json()
    records = [record.replace("/", "-") for record in fact["fact"]["records"]]
    assert len(records) == 2
    made = server.client.post("/v1/overrides", json={"split": records, **WHO})
    assert made.status_code == 201, made.text
    apart = [server.client.get(f"/v1/facts/{record}").json() for record in records]
    assert apart[0]["id"] != apart[1]["id"]
    assert [each["by"] for each in apart[0]["fact"]["decisions"]] == ["A. Officer"]
    assert (
        server.extracted([line["id"] for line in server.client.get("/v1/articles").json()["items"]])["state"] == "done"
    )
    assert (
        server.client.get(f"/v1/facts/{records[0]}").json()["id"]
        != server.client.get(f"/v1/facts/{records[1]}").json()["id"]
    )
    refused = server.client.post("/v1/overrides", json={"join": records, **WHO})
    assert (refused.status_code, "keeps apart" in refused.json()["detail"]) == (409, True)
    assert server.client.delete(f"/v1/overrides/{made.json()['id']}").status_code == 204
    assert server.client.delete(f"/v1/overrides/{made.json()['id']}").status_code == 404
    assert treaty(server)["sources"] == before["sources"]
    assert server.client.post("/v1/overrides", json={"join": records, **WHO}).status_code == 201
    kept = server.client.get("/v1/overrides").json()["items"]
    assert [(each["id"], each["withdrawn"] is None) for each in kept] == [("d1", False), ("d2", True)]


def test_a_value_is_corrected_and_the_sources_own_stands_beside_it(server: Served) -> None:
    name = treaty(server)["id"]
    body = {"correct": name, "field": "name", "value": "Diego Garcia Agreement", **WHO}
    assert server.client.post("/v1/overrides", json=body).status_code == 201
    fact = server.client.get(f"/v1/facts/{name}").json()["fact"]
    assert fact["name"] == "Diego Garcia Agreement"
    assert any(each["person"] == "A. Officer" for each in fact["conflicts"])
    again = server.client.post("/v1/overrides", json={**body, "value": "Other"})
    assert again.status_code == 409
    assert server.client.get(f"/v1/facts/{name}").json()["fact"]["name"] == "Diego Garcia Agreement"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"split": ["x-a1", "x-a2"], **WHO}, 404),
        ({"split": ["x-a1"], **WHO}, 422),
        ({"join": ["x-a1", "y-a1"]}, 422),
        ({"correct": "NAME", "field": "date", "value": "2025-05-22", **WHO}, 422),
        ({"correct": "NAME", "field": "date", "step": "signed", "value": "2025-02-30", **WHO}, 409),
        ({"correct": "NAME", "field": "kind", "value": "nonsense", **WHO}, 422),
        ({"correct": "NAME", "field": "name", "value": "x", "by": " ", "reason": "y"}, 422),
    ],
)
def test_what_decides_nothing_is_refused(server: Served, body: dict[str, Any], status: int) -> None:
    known = {key: treaty(server)["id"] if value == "NAME" else value for key, value in body.items()}
    answer = server.client.post("/v1/overrides", json=known)
    assert answer.status_code == status, answer.text
    assert server.client.get("/v1/overrides").json()["items"] == []
