from pathlib import Path

import pytest

from service import bootstrap
from service.settings import Settings
from service.web.access.secrets import key_of
from service.web.office import Office
from tests.commands import run, unset


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


def opens(secret: str, folder: Path) -> bool:
    known = Settings(store=str(folder / "store.db"))
    with bootstrap.served_store(known) as store:
        return key_of(Office(store=store, settings=known), secret) is not None


def test_a_key_is_made_listed_and_revoked(tmp_path: Path) -> None:
    limits = ["--rpm", "60", "--upload-bytes", "1000", "--monthly-usd", "2.50"]
    made = run("keys", "create", "Treaty\ndesk", "--scope", "write", "--scope", "read", *limits)
    secret = made.out.strip()
    assert made.code == 0
    assert secret not in made.err
    assert opens(secret, tmp_path)
    assert not opens(f"{secret[:-1]}~", tmp_path)
    listed = run("keys", "list").out
    assert all(told in listed for told in ("read write", "60/min", "1,000 B", "$2.5/month", "Treaty desk"))
    assert secret not in listed
    key = listed.splitlines()[1].split()[0]
    assert run("keys", "revoke", key).code == 0
    assert not opens(secret, tmp_path)
    again = run("keys", "revoke", key)
    assert (again.code, "no such key stands" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["desk", "--scope", "all"], "no such scope: all"),
        ([" \t"], "a key needs a name"),
        (["desk", "--monthly-usd", "much"], "no sum of money"),
        (["desk", "--monthly-usd", "-1"], "no sum of money"),
        (["desk", "--monthly-usd", "NaN"], "no sum of money"),
    ],
)
def test_a_key_that_says_nothing_sensible_is_not_made(more: list[str], words: str) -> None:
    ended = run("keys", "create", *more)
    assert (ended.code, words in ended.err) == (2, True)
