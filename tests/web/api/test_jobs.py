import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.web.office import Rules
from tests.commands import unset
from tests.office import Served, served


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path, rules=Rules(workers=0)) as running:
        yield running


def submitted(server: Served) -> str:
    answer = server.client.post("/v1/extractions", json={"articles": server.upload()})
    job: str = answer.json()["id"]
    return job


def test_a_job_that_waits_is_cancelled_and_has_no_lines(server: Served) -> None:
    job = submitted(server)
    assert server.client.get(f"/v1/extractions/{job}/result").status_code == 409
    cancelled = server.client.post(f"/v1/jobs/{job}/cancel")
    assert (cancelled.status_code, cancelled.json()["state"]) == (202, "cancelled")
    assert server.client.post(f"/v1/jobs/{job}/cancel").status_code == 409
    assert server.client.get(f"/v1/extractions/{job}/result").text == ""


def test_who_follows_a_job_is_told_of_every_change_until_it_ends(server: Served) -> None:
    job = submitted(server)
    jobs = server.office.desk.jobs
    jobs.change(job, state="running")
    jobs.change(job, state="done", ended=server.office.stamp)
    with server.client.stream("GET", f"/v1/jobs/{job}/events") as stream:
        lines = [line for line in stream.iter_lines() if line]
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert lines[:2] == ["id: 2", "event: job"]
    assert json.loads(lines[2].removeprefix("data: "))["state"] == "done"
    assert len(lines) == 3


def test_jobs_come_in_pages_the_newest_first(server: Served) -> None:
    made = [submitted(server) for _ in range(3)]
    first = server.client.get("/v1/jobs", params={"limit": 2}).json()
    second = server.client.get("/v1/jobs", params={"limit": 2, "cursor": first["next"]}).json()
    assert [job["id"] for job in (*first["items"], *second["items"])] == made[::-1]
    assert second["next"] is None


def test_a_brief_s_job_is_no_extraction(server: Served) -> None:
    ids = server.upload()
    job = server.client.post("/v1/briefs", json={"articles": ids}).json()["id"]
    assert server.client.get(f"/v1/extractions/{job}/result").status_code == 404
    assert server.client.get(f"/v1/jobs/{job}").json()["kind"] == "brief"
