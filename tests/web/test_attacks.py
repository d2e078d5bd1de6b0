"""What attackers send to a server, and what comes of it: nothing."""

import gzip
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from service.articles.web.fetch import Fetcher
from service.web.answers.shapes import NotRead
from service.web.office import Rules
from tests.articles.web.test_fetch import only_loopback, sends_to, site, to_loopback  # the fetcher's own site
from tests.commands import unset
from tests.office import Served, served

NAMES: Mapping[str, Sequence[str]] = {
    "evil.example": ["10.0.0.1"],
    "twice.example": ["93.184.215.14", "127.0.0.1"],
    "meta.example": ["169.254.169.254"],
    "six.example": ["::ffff:127.0.0.1"],
}


def resolve(host: str, _port: int) -> Sequence[str]:
    if host not in NAMES:
        raise OSError
    return NAMES[host]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path, rules=Rules(workers=0), fetcher=Fetcher(resolve=resolve, seconds=5)) as running:
        yield running


def unread(server: Served, answer: Any) -> list[NotRead]:
    assert answer.status_code == 201, answer.text
    assert answer.json()["articles"] == []
    return [NotRead(**each) for each in answer.json()["unread"]]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8337/v1/journal", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://2130706433/",
        "http://169.254.169.254/latest/meta-data/", "http://evil.example/", "http://twice.example/", "http://meta.example/",
        "http://six.example/", "http://user:pw@evil.example/", "http://192.168.0.1/", "http://[fd00::1]/",
    ],
)  # fmt: skip
def test_no_address_within_is_fetched(server: Served, url: str) -> None:
    found = unread(server, server.client.post("/v1/articles", json={"url": url}))
    assert len(found) == 1
    assert "pw" not in found[0].reason


def test_no_redirect_leads_within(server: Served, tmp_path: Path) -> None:
    """A page whose address is permitted here, on this machine's own, redirects to one that is not."""
    with site(page=sends_to("http://private.example/secret")) as web:
        guarded = Fetcher(resolve=to_loopback, permits=only_loopback, seconds=5)
        with served(tmp_path / "other", rules=Rules(workers=0), fetcher=guarded) as other:
            found = unread(other, other.client.post("/v1/articles", json={"url": web.url("/page")}))
    assert "10.0.0.7" in found[0].reason


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "/etc/passwd", "ftp://x.example/a", "-", "javascript:alert(1)", "*.txt", "http:/etc/passwd"],
)
def test_what_is_no_web_address_reads_no_file(server: Served, url: str) -> None:
    answer = server.client.post("/v1/articles", json={"url": url})
    assert answer.status_code == 422
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/owned.txt",
        "..\\..\\owned.txt",
        "/etc/cron.d/owned.txt",
        "C:\\owned.txt",
        "a\r\nset-cookie: x=1.txt",
        "-.txt",
        ".txt",
        "…" * 400 + ".txt",
        "a.txt.meta.json/../b.txt",
    ],
)
def test_no_name_of_a_file_leads_anywhere(server: Served, tmp_path: Path, name: str) -> None:
    before = {path for path in tmp_path.rglob("*") if "store.db" not in path.name}
    answer = server.client.post(
        "/v1/articles", files=[("files", (name, b"Japan and the Philippines signed the pact."))]
    )
    assert answer.status_code in {201, 422}, answer.text
    assert {path for path in tmp_path.rglob("*") if "store.db" not in path.name} == before
    for line in answer.json().get("articles", []):
        assert not set("/\\\r\n") & set(line["source"])
        assert len(line["source"]) <= 200


def test_bombs_are_refused(server: Served) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"<a>" + b" " * 300_000_000)
        bomb.writestr("[Content_Types].xml", b"<Types/>")
    deep = b"<!doctype html><html><body>" + b"<div>" * 200_000 + b"x"
    files = [
        ("files", ("bomb.docx", packed.getvalue())),
        ("files", ("deep.html", deep)),
        ("files", ("bomb.txt", gzip.compress(b"a" * 1_000_000))),
        ("files", ("laughs.xml", b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>')),
    ]
    assert len(unread(server, server.client.post("/v1/articles", files=files))) == 4
    assert server.client.get("/healthz").status_code == 200


def test_too_many_files_are_refused(server: Served) -> None:
    files = [("files", (f"{number}.txt", b"x")) for number in range(201)]
    assert server.client.post("/v1/articles", files=files).status_code == 400


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1 --",
        '"; DROP TABLE board; --',
        "a* OR b",
        "NEAR(a b)",
        '"',
        "%",
        "words:a",
        "a) UNION SELECT",
        "\\",
        "-a",
        "^",
        "(",
        "&|!:*",
    ],
)
def test_no_search_is_a_statement(server: Served, text: str) -> None:
    for name in ("q", "party", "kind", "status"):
        answer = server.client.get("/v1/facts", params={name: text})
        assert (answer.status_code, answer.json()["items"]) == (200, [])
    assert server.client.get("/v1/facts", params={"since": text}).status_code == 422
    assert server.client.get("/v1/facts", params={"cursor": text}).status_code == 422
    assert server.client.get("/v1/facts").status_code == 200


def test_no_id_puts_a_header_into_a_download(server: Served) -> None:
    for path in ("/v1/briefs/r1%0d%0aset-cookie:%20x=1", "/v1/extractions/j1%22;x/result", "/v1/briefs/..%2f..%2fetc"):
        answer = server.client.get(path)
        assert answer.status_code in {404, 422}
        assert "set-cookie" not in answer.headers


def test_an_uploaded_page_is_never_served_as_one(server: Served) -> None:
    html = "<!doctype html><html><body><article><p>Japan and the Philippines signed the pact in Manila.</p><p><script>alert(1)</script></p></article></body></html>"
    [key] = server.upload({"<img src=x onerror=alert(1)>.html": html})
    for path in ("/v1/articles", f"/v1/articles/{key}"):
        answer = server.client.get(path, headers={"accept": "text/html"})
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_job_of_another_key_is_none(server: Served) -> None:
    server.key("one"), server.key("other"), server.key("chief", "admin")
    ids = server.upload({"a.txt": "Japan and the Philippines signed the pact."}, headers=server.bearer("one"))
    job = server.client.post("/v1/extractions", json={"articles": ids}, headers=server.bearer("one")).json()["id"]
    for path, method in (("", "GET"), ("/events", "GET"), ("/cancel", "POST")):
        answer = server.client.request(method, f"/v1/jobs/{job}{path}", headers=server.bearer("other"))
        assert answer.status_code == 404
    assert server.client.get(f"/v1/extractions/{job}/result", headers=server.bearer("other")).status_code == 404
    assert server.client.get("/v1/jobs", headers=server.bearer("other")).json()["items"] == []
    assert server.client.get(f"/v1/jobs/{job}", headers=server.bearer("one")).json()["state"] == "queued"
    assert server.client.get(f"/v1/jobs/{job}", headers=server.bearer("chief")).status_code == 200
    taken = {**server.bearer("other"), "idempotency-key": "t"}
    mine = {**server.bearer("one"), "idempotency-key": "t"}
    first = server.client.post("/v1/extractions", json={"articles": ids}, headers=mine).json()["id"]
    second = server.client.post("/v1/extractions", json={"articles": ids}, headers=taken).json()["id"]
    assert first != second


def test_nothing_is_answered_without_a_key(server: Served) -> None:
    server.key("desk", "admin")
    described = server.client.get("/v1/openapi.json").json()["paths"]
    open_to_all = {"/healthz", "/readyz"}
    for path, methods in described.items():
        for method in methods:
            answer = server.client.request(method, path.replace("{", "").replace("}", ""))
            assert (answer.status_code == 401) == (path not in open_to_all), (method, path)
