"""The description of the interface, held against what it does: schemathesis asks whatever the description allows, and more."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import openapi
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service import bootstrap
from service.settings import Settings
from service.web.access.secrets import new_key
from service.web.app import app
from service.web.office import Office, Rules
from service.web.serving import config
from service.web.uploads import File, read_files
from tests.commands import unset

NO_STREAM = "/v1/jobs/{job}/events"  # answers until its job has ended: tests/web/api/test_jobs.py
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
TEXT = b"Japan and the Philippines signed the pact in Manila on 8 July 2024."


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server that does no job, and the headers of a key that may all."""
    unset(monkeypatch, tmp_path)
    known = Settings(store=str(tmp_path / "store.db"))
    with bootstrap.served_store(known) as store, socket.create_server(("127.0.0.1", 0)) as listening:
        office = Office(store=store, settings=known, rules=Rules(rpm=10**6, guesses=10**6, workers=0))
        made = new_key("schemathesis", scopes=["admin"], created=office.stamp)
        store.desk.keys.add(made.key)
        read_files(office, [File("a.txt", TEXT)])
        running = uvicorn.Server(config(app(office), host="127.0.0.1", port=0))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        while not running.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", {"authorization": f"Bearer {made.secret}"}
        running.should_exit = True
        thread.join()


def test_whatever_the_description_allows_is_answered_as_it_says(server: tuple[str, dict[str, str]]) -> None:
    address, key = server
    described = openapi.from_url(f"{address}/v1/openapi.json")
    operations = [each.ok() for each in described.get_all_operations() if isinstance(each, Ok)]
    assert len(operations) > 20
    for operation in operations:
        if operation.path != NO_STREAM:
            _tried(operation, key)


def _tried(operation: Any, key: dict[str, str]) -> None:
    @settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def tried(case: Any) -> None:
        case.call_and_validate(headers=key, checks=CHECKS)

    tried()
