"""Whole servers as processes: killed in mid-batch, two at one store, stopped on a signal, and clients that never finish a sentence."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from service.errors import UsageError
from service.settings import Settings
from service.web.serving import is_local, serve
from tests import kills
from tests.commands import started, unset
from tests.loopback import Loopback, loopback
from tests.postgres import database

pytestmark = pytest.mark.server
PLACES: dict[str, Callable[[Path], str]] = {"sqlite": lambda folder: str(folder / "store.db"), "postgres": database}
NUMBER, CONCURRENCY = 24, 4


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@contextmanager
def running(
    store: str, *more: str, endpoint: Loopback | None = None, **env: str
) -> Iterator[tuple[httpx2.Client, Any]]:
    """A server as a process, and a client of it once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = ["--base-url", endpoint.url, "--model", "m"] if endpoint else []
    told = {**kills._environment(), "ENTENTE_CONCURRENCY": str(CONCURRENCY), "OPENAI_API_KEY": "sk-none", **env}
    with started("serve", "--port", str(port), "--store", store, *asked, *more, env=told) as process:
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                _until(lambda: _answers(client) or process.poll() is not None)
                yield client, process
        finally:
            process.kill()
            process.communicate()


def _answers(client: httpx2.Client) -> bool:
    try:
        return client.get("/readyz").status_code == 200
    except httpx2.TransportError:
        return False


def _until(what: Callable[[], object]) -> None:
    while not what():
        time.sleep(0.02)


def _submitted(client: httpx2.Client, articles: Path) -> str:
    files = [("files", (path.name, path.read_bytes())) for path in sorted(articles.iterdir())]
    ids = [line["id"] for line in client.post("/v1/articles", files=files).json()["articles"]]
    job: str = client.post("/v1/extractions", json={"articles": ids}).json()["id"]
    return job


def _ended(client: httpx2.Client, job: str) -> dict[str, Any]:
    """Follow the job to its end by its events."""
    last = ""
    with client.stream("GET", f"/v1/jobs/{job}/events", timeout=120) as stream:
        for line in stream.iter_lines():
            last = line.removeprefix("data: ") if line.startswith("data: ") else last
    told: dict[str, Any] = json.loads(last)
    return told


@pytest.mark.parametrize("name", PLACES)
def test_a_server_that_is_killed_in_mid_batch_goes_on_when_it_is_back(name: str, tmp_path: Path) -> None:
    store = PLACES[name](tmp_path)
    with loopback(kills.answering) as endpoint:
        with running(store, endpoint=endpoint) as (client, process):
            job = _submitted(client, kills.written(tmp_path, NUMBER))
            _until(lambda: len(endpoint.bodies) >= NUMBER // 2)
            process.kill()
            process.wait()
        in_flight = len(set(kills._cases(endpoint))) - kills._answers(store)
        with running(store, endpoint=endpoint) as (client, _):
            ended = _ended(client, job)
            lines = [json.loads(line) for line in client.get(f"/v1/extractions/{job}/result").text.splitlines()]
            runs = client.get("/v1/runs").json()["items"]
        asked = Counter(kills._cases(endpoint))
    assert (ended["state"], ended["done"], ended["failed"]) == ("done", NUMBER, 0)
    assert [line["status"] for line in lines] == ["done"] * NUMBER
    assert len(asked) == NUMBER == kills._answers(store)
    assert asked.total() - NUMBER <= in_flight <= CONCURRENCY
    assert [run["status"] for run in runs] == ["done", "interrupted"]


@pytest.mark.parametrize("name", PLACES)
def test_servers_at_one_store_share_jobs_and_do_none_twice(name: str, tmp_path: Path) -> None:
    store = PLACES[name](tmp_path)
    folders = [kills.written(tmp_path / str(seed), 8, seed=seed) for seed in (1, 2)]
    with (
        loopback(kills.answering) as endpoint,
        running(store, endpoint=endpoint) as (one, _),
        running(store, endpoint=endpoint) as (other, _),
    ):
        jobs = [_submitted(one, folder) for folder in folders]
        ended = [_ended(other, job) for job in jobs]
        assert [job["state"] for job in ended] == ["done", "done"]
        assert len(endpoint.bodies) == 16
        assert len(one.get("/v1/runs").json()["items"]) == 2


def test_a_signal_finishes_what_is_under_way_and_the_rest_goes_on_later(tmp_path: Path) -> None:
    store = str(tmp_path / "store.db")
    with loopback(kills.answering) as endpoint:
        with running(store, endpoint=endpoint) as (client, process):
            job = _submitted(client, kills.written(tmp_path, NUMBER))
            _until(lambda: len(endpoint.bodies) >= 4)
            process.send_signal(signal.SIGTERM)
            process.wait()
        assert len(endpoint.bodies) == kills._answers(store) < NUMBER
        with running(store, endpoint=endpoint) as (client, _):
            assert _ended(client, job)["state"] == "done"
        assert len(endpoint.bodies) == NUMBER


def test_the_model_s_key_leaves_the_server_for_the_model_alone(tmp_path: Path) -> None:
    secret = "sk-very-secret-0123456789"
    with (
        loopback(kills.answering) as endpoint,
        running(str(tmp_path / "store.db"), endpoint=endpoint, OPENAI_API_KEY=secret) as (client, process),
    ):
        job = _submitted(client, kills.written(tmp_path, 2))
        assert _ended(client, job)["state"] == "done"
        paths = [
            "/v1/jobs",
            "/v1/runs",
            "/v1/runs/r1",
            "/v1/journal",
            "/metrics",
            "/v1/openapi.json",
            f"/v1/extractions/{job}/result",
        ]
        told = "".join(client.get(path).text for path in paths)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
        assert any(secret in value for headers in endpoint.headers for value in headers.values())
    assert secret not in told
    assert secret.encode() not in out + err
    assert all(secret.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_client_that_never_ends_its_head_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import service.web.serving as s; s.HEAD_SECONDS = 0.3;"
        "from service.settings import Settings; from service.web.office import Rules;"
        "import sys; s.serve(Settings(store=sys.argv[1]), host='127.0.0.1', port=int(sys.argv[2]),"
        " rules=Rules(workers=0, patience=0.3), say=print)"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "s.db"), str(port)], env=kills._environment()
    ) as process:
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                _until(lambda: _answers(client))
            for begun in (b"", b"GET /healthz HT", b"GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nx-a: b\r\n"):
                with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
                    slow.sendall(begun)
                    assert slow.recv(100) == b""
            with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
                head = b"POST /v1/articles HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"
                slow.sendall(head)
                assert re.match(rb"HTTP/1\.1 408 ", slow.recv(100))
        finally:
            process.kill()


def test_beyond_this_machine_nothing_is_served_without_a_key(tmp_path: Path) -> None:
    settings = Settings(store=str(tmp_path / "store.db"))
    for host in ("0.0.0.0", "::", "192.0.2.1", "entente.example"):  # noqa: S104 - it is refused
        with pytest.raises(UsageError, match="no key stands; make one with `entente keys create"):
            serve(settings, host=host, port=1, say=print)
    assert [is_local(host) for host in ("127.0.0.1", "::1", "localhost", "127.1.2.3")] == [True] * 4


def test_a_server_neither_replays_nor_records(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither replays nor records"):
        serve(Settings(replay=tmp_path / "c.yaml"), host="127.0.0.1", port=1, say=print)
