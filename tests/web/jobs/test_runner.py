"""Jobs over an endpoint: money, failures, cancelling, and one that another process had begun."""

import threading
import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from service.store import tables
from service.web.office import Rules
from tests.commands import answer, unset
from tests.loopback import Loopback, Reply, loopback, refused
from tests.office import TEXTS, served


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


def asking(endpoint: Loopback, **more: Any) -> dict[str, Any]:
    """The settings of a server that asks this endpoint, at two dollars a call or so."""
    told = {"base_url": endpoint.url, "model": "m", "api_key": "k", "tries": 1, "price_in": "100", "price_out": "100"}
    return {**told, "concurrency": 1, **more}


def test_what_a_job_costs_is_told_of_it_its_run_and_its_key(tmp_path: Path) -> None:
    with loopback(answer) as endpoint, served(tmp_path, settings=asking(endpoint)) as server:
        server.key("desk", "write", monthly_usd="500")
        mine: dict[str, Any] = {"headers": server.bearer("desk")}
        job = server.extracted(server.upload(**mine), **mine)
        costs = server.client.get("/v1/costs", **mine).json()
        run = server.client.get(f"/v1/runs/{job['run']}", **mine).json()["run"]
    assert job["state"] == "done"
    calls = len(endpoint.bodies)
    expected = calls * 110 * 100 / 10**6
    assert float(job["cost"]) == float(costs["spent_usd"]) == pytest.approx(expected)
    assert float(run["cost"]) == pytest.approx(expected)
    assert float(costs["left_usd"]) == pytest.approx(500 - expected)


def test_a_key_never_costs_more_than_it_may(tmp_path: Path) -> None:
    with loopback(answer) as endpoint, served(tmp_path, settings=asking(endpoint)) as server:
        server.key("desk", "write", monthly_usd="0.01")
        mine: dict[str, Any] = {"headers": server.bearer("desk")}
        ids = server.upload(**mine)
        job = server.extracted(ids, **mine)
        assert job["state"] == "failed"
        assert "--max-cost" in job["error"]
        assert endpoint.bodies == []
        server.office.desk.keys.spend(job["key"], month=server.office.month, amount=Decimal("0.01"))
        again = server.client.post("/v1/extractions", json={"articles": ids}, **mine)
        assert (again.status_code, "has spent" in again.json()["detail"]) == (403, True)


def test_a_wrong_key_of_the_model_fails_the_job_and_is_told(tmp_path: Path) -> None:
    with loopback(refused(401, "bad key")) as endpoint, served(tmp_path, settings=asking(endpoint)) as server:
        job = server.extracted(server.upload())
        lines = server.client.get(f"/v1/extractions/{job['id']}/result").text
    assert (job["state"], job["done"]) == ("failed", 0)
    assert job["error"]
    assert lines == ""


def test_a_job_that_runs_is_cancelled_and_keeps_what_was_paid_for(tmp_path: Path) -> None:
    asked = threading.Event()
    go_on = threading.Event()

    def slow(body: Mapping[str, Any]) -> Reply:
        asked.set()
        go_on.wait(20)
        return answer(body)

    with loopback(slow) as endpoint, served(tmp_path, settings=asking(endpoint)) as server:
        job = server.client.post("/v1/extractions", json={"articles": server.upload()}).json()["id"]
        assert asked.wait(20)
        assert server.client.post(f"/v1/jobs/{job}/cancel").json()["state"] == "cancelling"
        time.sleep(1.2)  # until it has looked
        go_on.set()
        ended = server.done(job)
        lines = server.client.get(f"/v1/extractions/{job}/result").text.splitlines()
    assert (ended["state"], len(endpoint.bodies)) == ("cancelled", 1)
    assert len(lines) == ended["done"] == 1


def test_articles_that_were_all_taken_out_fail_the_job(tmp_path: Path) -> None:
    with served(tmp_path, rules=Rules(workers=0)) as server:
        ids = server.upload({"lammy.txt": TEXTS["lammy.txt"]})
        job = server.client.post("/v1/extractions", json={"articles": ids}).json()["id"]
        server.client.delete(f"/v1/articles/{ids[0]}")
    with served(tmp_path) as server:
        ended = server.done(job)
    assert (ended["state"], "taken out" in ended["error"]) == ("failed", True)


def test_a_defect_ends_its_job_and_no_other(tmp_path: Path) -> None:
    with served(tmp_path, rules=Rules(workers=0)) as server:
        bad, good = (server.upload({name: TEXTS[name]}) for name in ("chagos.txt", "lammy.txt"))
        with server.office.store._transactions.writing("made") as connection:
            connection.execute(update(tables.articles).where(tables.articles.c.id == bad[0]).values(data="{}"))
        jobs = [server.client.post("/v1/extractions", json={"articles": ids}).json()["id"] for ids in (bad, good)]
    with served(tmp_path) as server:
        broken, whole = (server.done(job) for job in jobs)
    assert (broken["state"], whole["state"]) == ("failed", "done")
    assert broken["error"].startswith("a defect of Entente (")
