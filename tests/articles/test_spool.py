import tempfile
from pathlib import Path

import pytest

from schemas.evidence import Span
from service.articles.spool import Spool
from service.errors import OutputError
from tests.records import article

ONE = article("They met in Ōsaka 大阪.\r\n\u2028\U0001f600", source="a.txt").model_copy(
    update={"furniture": (Span(start=0, end=4),), "remarks": ("a", "b")}
)
OTHER = article("Another text.", source="b.txt", published="2025-05")


@pytest.mark.parametrize("little", [1, 1_000_000])
def test_an_article_comes_back_as_it_was_set_aside_however_many_are(little: int) -> None:
    with Spool(little=little) as spool:
        for number in range(50):
            spool[f"{number}"] = ONE if number % 2 else OTHER
        assert [spool[f"{number}"] for number in (49, 0, 17)] == [ONE, OTHER, ONE]
        spool["0"] = ONE
        assert (spool["0"], spool["2"]) == (ONE, OTHER)
        with pytest.raises(KeyError):
            spool["none"]


def test_a_disk_that_takes_no_more_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    full = Path("/dev/full").open("w+b", buffering=0)  # noqa: SIM115 - closed with the spool
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: full)
    told = r"^articles cannot be set aside in .+: No space left on device; make room there, or set TMPDIR to another folder$"
    with Spool(little=1) as spool, pytest.raises(OutputError, match=told):
        spool["a"] = ONE
