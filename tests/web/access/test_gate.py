"""Who is let in, how often and with how much; what a page of another site cannot do; what is written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.web.access.rates import Rates
from service.web.access.secrets import COOKIE, log_in, log_out
from service.web.office import Rules
from tests.commands import unset
from tests.office import Served, served

TEXT = {"text": "Japan and the Philippines signed the pact in Manila."}


class Clock:
    """Seconds that pass when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    rules = Rules(guesses=3, largest=20_000, largest_form=10_000, workers=0)
    with served(tmp_path, rules=rules, rates=Rates(monotonic=clock)) as running:
        yield running


def test_without_a_key_this_machine_is_let_in_until_there_is_one(server: Served) -> None:
    assert server.client.get("/v1/facts").status_code == 200
    server.key("desk", "read")
    answer = server.client.get("/v1/facts")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert server.client.get("/v1/facts", headers=server.bearer("desk")).status_code == 200
    assert server.client.get("/healthz").status_code == 200


def test_a_name_that_was_made_to_lead_here_is_not_believed(server: Served) -> None:
    assert server.client.get("/v1/facts", headers={"host": "evil.example:8337"}).status_code == 403
    assert server.client.get("/v1/facts", headers={"host": "[::1]:8337"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_changes_nothing(server: Served, headers: dict[str, str]) -> None:
    refused = server.client.post("/v1/articles", files=[("files", ("a.txt", b"x"))], headers=headers)
    assert refused.status_code == 403
    assert server.client.get("/v1/articles").json()["items"] == []
    server.key("desk", "write")
    cookie = log_in(server.office, server.office.desk.keys.every()[0])
    logged = {**headers, "cookie": f"{COOKIE}={cookie.cookie}", "x-csrf-token": cookie.csrf}
    assert server.client.post("/v1/articles", json=TEXT, headers=logged).status_code == 403


def test_a_key_does_what_its_scopes_say(server: Served) -> None:
    for name in ("read", "write", "admin"):
        server.key(name, name)
    tried = {
        name: [
            server.client.get("/v1/facts", headers=server.bearer(name)).status_code,
            server.client.post("/v1/articles", json=TEXT, headers=server.bearer(name)).status_code,
            server.client.delete("/v1/articles/none", headers=server.bearer(name)).status_code,
            server.client.get("/v1/journal", headers=server.bearer(name)).status_code,
        ]
        for name in ("read", "write", "admin")
    }
    assert tried == {"read": [200, 403, 403, 403], "write": [200, 201, 404, 403], "admin": [200, 201, 404, 200]}


def test_a_read_key_writes_nowhere(server: Served) -> None:
    server.key("read", "read")
    paths = server.client.get("/v1/openapi.json").json()["paths"]
    changes = [(path, method) for path, told in paths.items() for method in told if method not in {"get", "head"}]
    assert len(changes) > 6
    for path, method in changes:
        known = path.replace("{", "").replace("}", "")
        body = (
            {"files": [("files", ("a.txt", b"x"))]}
            if path == "/v1/articles"
            else {"json": {"articles": ["x"], "split": ["x", "y"], "by": "a", "reason": "b", "facts": {}}}
        )
        answer = server.client.request(
            method, known, headers=server.bearer("read"), **(body if method == "post" else {})
        )
        assert answer.status_code in {403, 422}, (path, answer.text)
    assert server.office.desk.jobs.listed() == ()
    assert server.office.desk.decisions.every() == ()


def test_a_revoked_key_opens_nothing(server: Served) -> None:
    server.key("other")
    key = server.key("desk")
    cookie = log_in(server.office, key)
    assert server.client.get("/v1/facts", headers={"cookie": f"{COOKIE}={cookie.cookie}"}).status_code == 200
    assert server.office.desk.keys.revoke(key.id, at=server.office.stamp)
    assert server.client.get("/v1/facts", headers=server.bearer("desk")).status_code == 401
    assert server.client.get("/v1/facts", headers={"cookie": f"{COOKIE}={cookie.cookie}"}).status_code == 401


def test_who_guesses_keys_is_soon_not_listened_to(server: Served, clock: Clock) -> None:
    key = server.key("desk")
    guesses = [f"entente_{key.id}_{'A' * 43}", f"entente_k00000000_{'A' * 43}", "x"]
    tried = [
        server.client.get("/v1/facts", headers={"authorization": f"Bearer {guess}"}).status_code for guess in guesses
    ]
    assert tried == [401, 401, 401]
    right = server.client.get("/v1/facts", headers=server.bearer("desk"))
    assert (right.status_code, right.headers["retry-after"]) == (429, "60")
    clock.now += 60
    assert server.client.get("/v1/facts", headers=server.bearer("desk")).status_code == 200


def test_a_key_asks_so_often_a_minute(server: Served, clock: Clock) -> None:
    server.key("desk", "read", rpm=2)
    tried = [server.client.get("/v1/facts", headers=server.bearer("desk")).status_code for _ in range(3)]
    assert tried == [200, 200, 429]
    clock.now += 30
    assert server.client.get("/v1/facts", headers=server.bearer("desk")).status_code == 200


def test_what_is_too_large_is_refused_whatever_its_head_says(server: Served) -> None:
    server.key("small", "write", upload_bytes=1000)
    server.key("desk", "write")

    def sent(name: str, size: int, **more: str) -> int:
        def pieces() -> Iterator[bytes]:
            yield b'{"text": "'
            for _ in range(size // 100):
                yield b"a" * 100
            yield b'"}'

        headers = server.bearer(name, content_type="application/json", **more)
        return server.client.post("/v1/articles", content=pieces(), headers=headers).status_code

    assert sent("desk", 5000) == 201
    assert sent("desk", 12_000) == 413
    assert sent("small", 5000) == 413
    lying = server.bearer("desk", content_type="application/json", content_length="99999999999")
    assert server.client.post("/v1/articles", content=b"{}", headers=lying).status_code == 413
    odd = server.bearer("desk", content_type="application/json", content_length="-1")
    assert server.client.post("/v1/articles", content=b"{}", headers=odd).status_code == 400
    form = server.client.post(
        "/v1/articles", files=[("files", ("a.txt", b"a" * 30_000))], headers=server.bearer("desk")
    )
    assert form.status_code == 413


def test_a_login_needs_the_token_of_its_forms(server: Served) -> None:
    login = log_in(server.office, server.key("desk", "write"))
    cookie = {"cookie": f"{COOKIE}={login.cookie}"}
    assert server.client.get("/v1/facts", headers=cookie).status_code == 200
    assert server.client.post("/v1/articles", json=TEXT, headers=cookie).status_code == 403
    assert server.client.post("/v1/articles", files=[("files", ("a.txt", b"x"))], headers=cookie).status_code == 403
    wrong = {**cookie, "x-csrf-token": "0" * 64}
    assert server.client.post("/v1/articles", json=TEXT, headers=wrong).status_code == 403
    right = {**cookie, "x-csrf-token": login.csrf}
    assert server.client.post("/v1/articles", json=TEXT, headers=right).status_code == 201
    log_out(server.office, login.cookie)
    assert server.client.get("/v1/facts", headers=cookie).status_code == 401


def test_changes_and_refusals_are_written_down(server: Served) -> None:
    key = server.key("desk", "admin")
    server.client.get("/v1/facts")
    server.client.get("/v1/facts", headers=server.bearer("desk"))
    server.client.post("/v1/articles", json=TEXT, headers=server.bearer("desk"))
    lines = server.client.get("/v1/journal", headers=server.bearer("desk")).json()["items"]
    assert [(line["key"], line["action"], line["status"], line["address"]) for line in lines] == [
        (key.id, "POST /v1/articles", 201, "127.0.0.1"),
        ("", "GET /v1/facts", 401, "127.0.0.1"),
    ]


def test_no_secret_is_kept_or_told(server: Served, tmp_path: Path) -> None:
    server.key("desk", "admin")
    secret = server.secrets["desk"].rpartition("_")[2]
    server.client.get("/v1/journal", headers=server.bearer("desk"))
    server.client.get("/v1/facts", headers={"authorization": f"Bearer {server.secrets['desk']}x"})
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("store.db*"))
    assert secret.encode() not in kept
