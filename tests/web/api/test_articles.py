import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.web.office import Rules
from tests.commands import unset
from tests.newsroom import CHAGOS
from tests.office import Served, served


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    unset(monkeypatch, tmp_path)
    with served(tmp_path, rules=Rules(workers=0)) as running:
        yield running


def test_files_become_articles_once_and_what_is_not_read_is_told(server: Served) -> None:
    files = [("files", ("chagos.txt", CHAGOS.encode())), ("files", ("a.png", b"x")), ("files", ("empty.txt", b" "))]
    told = server.client.post("/v1/articles", files=files).json()
    assert [line["source"] for line in told["articles"]] == ["chagos.txt"]
    assert told["known"] == []
    assert [each["source"] for each in told["unread"]] == ["a.png", "empty.txt"]
    assert told["unread"][1]["reason"].startswith("empty.txt: ")
    again = server.client.post("/v1/articles", files=files[:1]).json()
    assert again["known"] == [told["articles"][0]["id"]]


def test_a_text_keeps_what_is_told_of_it(server: Served) -> None:
    body = {"text": CHAGOS, "title": "Deal", "publisher": "The Desk", "author": "A. Officer", "date": "2025-05-23"}
    [line] = server.client.post("/v1/articles", json=body).json()["articles"]
    found = server.client.get(f"/v1/articles/{line['id']}").json()
    assert (found["title"], found["publisher"], found["published"], found["source"]) == (
        "Deal",
        "The Desk",
        "2025-05-23",
        "Deal",
    )
    assert found["text"].strip() == CHAGOS.strip()
    assert found["facts"] == []


@pytest.mark.parametrize(
    "body",
    [{}, {"text": "a", "url": "https://x.example/"}, {"text": ""}, {"text": "a", "date": "soon"}, {"txt": "a"}, []],
)
def test_what_is_neither_text_nor_address_is_refused(server: Served, body: object) -> None:
    answer = server.client.post("/v1/articles", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_other_content_is_refused(server: Served) -> None:
    assert server.client.post("/v1/articles", content=b"a", headers={"content-type": "text/plain"}).status_code == 415
    assert server.client.post("/v1/articles", data={"a": "b"}, files={"other": b""}).status_code == 422
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert server.client.post("/v1/articles", content=b"--x\r\nbroken", headers=broken).status_code in {400, 422}


def test_articles_come_in_pages(server: Served) -> None:
    ids = sorted(server.upload({f"{n}.txt": f"Text number {n}, of the pact that was signed." for n in range(5)}))
    found, cursor = [], None
    while True:
        page = server.client.get("/v1/articles", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        found += [line["id"] for line in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == ids


def test_what_a_client_has_is_not_told_again(server: Served) -> None:
    server.upload()
    first = server.client.get("/v1/articles")
    again = server.client.get("/v1/articles", headers={"if-none-match": f'W/"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    server.upload({"other.txt": "Another text of the pact."})
    assert server.client.get("/v1/articles", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_a_request_with_a_token_is_done_once(server: Served) -> None:
    token = {"idempotency-key": "one"}
    first = server.client.post("/v1/articles", json={"text": CHAGOS}, headers=token)
    again = server.client.post("/v1/articles", json={"text": CHAGOS}, headers=token)
    assert first.json()["known"] == again.json()["known"] == []
    assert first.content == again.content
    other = server.client.post("/v1/articles", json={"text": "Other."}, headers=token)
    assert other.status_code == 409
    failed = {"idempotency-key": "two"}
    assert server.client.post("/v1/articles", json={"text": "a", "date": "soon"}, headers=failed).status_code == 422
    assert server.client.post("/v1/articles", json={"text": CHAGOS}, headers=failed).status_code == 201
    odd = server.client.post("/v1/articles", json={"text": "a"}, headers={"idempotency-key": "a b"})
    assert odd.status_code == 422


def test_the_first_of_two_requests_with_a_token_is_waited_for(server: Served) -> None:
    journal = server.office.desk.journal
    body = b'{"text":"Other."}'
    digest = hashlib.sha256(b"text\0" + body).hexdigest()
    journal.take("local", "t", digest=digest, at=server.office.stamp, stale="", given_up="")
    headers = {"idempotency-key": "t", "content-type": "application/json"}
    answer = server.client.post("/v1/articles", content=body, headers=headers)
    assert (answer.status_code, "under way" in answer.json()["detail"]) == (409, True)


def test_an_article_that_was_taken_out_is_gone_until_it_is_uploaded_again(server: Served) -> None:
    [key] = server.upload({"a.txt": CHAGOS})
    assert server.client.delete(f"/v1/articles/{key}").status_code == 204
    assert server.client.delete(f"/v1/articles/{key}").status_code == 404
    assert server.client.get(f"/v1/articles/{key}").status_code == 404
    assert server.client.post("/v1/extractions", json={"articles": [key]}).status_code == 422
    server.upload({"a.txt": CHAGOS})
    assert server.client.get(f"/v1/articles/{key}").status_code == 200
