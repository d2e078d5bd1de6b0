"""A server in this process over a store in a file, its clients with keys of each scope, and articles that it was given."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from schemas.access import AccessKey
from service import bootstrap
from service.settings import Settings
from service.web.access.rates import Rates
from service.web.access.secrets import new_key
from service.web.app import app
from service.web.office import Office, Rules
from tests.newsroom import CHAGOS, FORCE, LAMMY

HERE = "http://127.0.0.1"
TEXTS: Mapping[str, str] = {"chagos.txt": CHAGOS, "lammy.txt": LAMMY, "force.txt": FORCE}


@dataclass
class Served:
    """A server that runs, and what a test needs of it."""

    client: TestClient
    office: Office
    secrets: dict[str, str] = field(default_factory=dict)

    def key(self, name: str, *scopes: str, **limits: Any) -> AccessKey:
        """A new key; `bearer(name)` are its headers."""
        made = new_key(name, scopes=scopes or ("write",), created=self.office.stamp, **limits)
        self.office.desk.keys.add(made.key)
        self.secrets[name] = made.secret
        return made.key

    def bearer(self, name: str, **more: str) -> dict[str, str]:
        """The headers of a request with this key."""
        return {"authorization": f"Bearer {self.secrets[name]}", **{key.replace("_", "-"): more[key] for key in more}}

    def upload(self, texts: Mapping[str, str] = TEXTS, **more: Any) -> list[str]:
        """Upload these files; the ids of their articles, in that order."""
        files = [("files", (name, text.encode())) for name, text in texts.items()]
        answer = self.client.post("/v1/articles", files=files, **more)
        assert answer.status_code == 201, answer.text
        return [line["id"] for line in answer.json()["articles"]]

    def done(self, job: str, **more: Any) -> dict[str, Any]:
        """The job, once it has ended."""
        while True:
            found: dict[str, Any] = self.client.get(f"/v1/jobs/{job}", **more).json()
            if found["ended"]:
                return found
            time.sleep(0.02)

    def extracted(self, ids: Sequence[str], **more: Any) -> dict[str, Any]:
        """The job that asked about these articles, once it has ended."""
        answer = self.client.post("/v1/extractions", json={"articles": list(ids)}, **more)
        assert answer.status_code == 202, answer.text
        return self.done(answer.json()["id"], **more)


@contextmanager
def served(
    folder: Path,
    *,
    rules: Rules | None = None,
    rates: Rates | None = None,
    settings: Mapping[str, Any] | None = None,
    **office: Any,
) -> Iterator[Served]:
    """A server over the store in this folder; the embedded model answers unless the settings name another."""
    known = Settings.model_validate({"store": str(folder / "store.db"), **(settings or {})})
    with bootstrap.served_store(known) as store:
        made = Office(store=store, settings=known, rules=rules or Rules(), **office)
        with TestClient(app(made, rates=rates), base_url=HERE, client=("127.0.0.1", 50000)) as client:
            yield Served(client, made)
