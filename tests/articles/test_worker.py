import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from service.articles import worker as worker_module
from service.articles.document import Document, Found, Link, Refusal
from service.articles.worker import Worker, found_in, served
from service.errors import ReadError

PAGE = (
    b"<html><body><article><h1>Pact</h1>" + b"<p>The ministers met in Manila on Wednesday and signed the pact.</p>" * 5
)
FEED = b"<rss version='2.0'><channel><item><title>Pact</title><link>https://example.org/a</link></item></channel></rss>"


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as made:
        yield made


def process_of(worker: Worker) -> int:
    assert worker._process is not None
    return worker._process.pid


def test_one_process_reads_one_file_after_another(worker: Worker) -> None:
    (first,) = worker.read("html", PAGE)
    number = process_of(worker)
    (second,) = worker.read("feed", FEED)
    (third,) = worker.read("pdf", b"They met.")
    assert isinstance(first, Document)
    assert first.text.startswith("Pact\n\nThe ministers")
    assert isinstance(second, Link)
    assert isinstance(third, Refusal)
    assert process_of(worker) == number


def test_a_process_that_takes_too_long_is_ended_and_the_next_file_gets_another() -> None:
    with Worker(seconds=0.4) as slow:
        with pytest.raises(ReadError, match=r"took longer than 0\.4 s to read; save its text as \.txt"):
            slow.read("html", b"<html><body>" + b"<p>word word word.</p>" * 200_000)
        assert slow._process is None
    with Worker(seconds=30) as patient:
        assert patient.read("html", PAGE)


def test_a_process_that_breaks_off_costs_its_file_and_no_other(worker: Worker) -> None:
    worker.read("html", PAGE)
    os.kill(process_of(worker), signal.SIGKILL)
    with pytest.raises(ReadError, match="damaged so that the program that reads it broke off"):
        worker.read("html", PAGE)
    assert worker.read("html", PAGE)


def test_a_file_that_needs_more_memory_than_there_is_is_refused(worker: Worker) -> None:
    """The memory is just enough for an ordinary page, so that it does not take a file that keeps the parser busy for long."""
    page = b"<html><body><p>" + b"word word. " * 400_000
    with Worker(memory=64 * 2**20) as small:
        found: list[Found] = []
        with suppress(ReadError):
            found = small.read("html", page)
    assert not [each for each in found if isinstance(each, Document)]
    assert [each for each in worker.read("html", page) if isinstance(each, Document)]


def test_a_process_is_replaced_after_many_files(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "_FILES", 1)
    worker.read("feed", FEED)
    number = process_of(worker)
    worker.read("feed", FEED)
    assert process_of(worker) != number


def test_closing_twice_or_without_a_process_does_no_harm() -> None:
    idle = Worker()
    idle.close()
    idle.close()


def test_a_process_ends_when_nobody_holds_its_worker(worker: Worker) -> None:
    worker.read("feed", FEED)
    assert worker._process is not None
    process = worker._process
    worker.close()
    assert process.returncode == -signal.SIGKILL


def test_what_surprises_a_parser_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    from service.articles.formats import html  # noqa: PLC0415 - to surprise it

    for error, why in (
        (KeyError("x"), "damaged, its parser ends in KeyError; open and save it anew, or save its text as .txt"),
        (
            RecursionError(),
            "damaged, its parser ends in RecursionError; open and save it anew, or save its text as .txt",
        ),
        (MemoryError(), "needs more memory than one file may take; split it, or save its text as .txt"),
        (ReadError("empty"), "empty"),
    ):

        def surprised(file: BytesIO, *, error: Exception = error, **hints: str | None) -> Iterator[Document]:
            yield Document(text="They met.")
            raise error

        monkeypatch.setattr(html, "read", surprised)
        assert found_in("html", b"", charset=None, address=None) == [Document(text="They met."), Refusal(reason=why)]


def test_a_text_longer_than_any_article_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "LONGEST", 20)
    (found,) = found_in("html", PAGE, charset=None, address=None)
    assert isinstance(found, Refusal)
    assert found.reason.endswith("of text; split it")


def test_jobs_are_answered_one_by_one_until_nobody_asks() -> None:
    job = b'{"kind": "feed", "charset": null, "address": null, "size": %d, "seconds": 60}\n%s' % (len(FEED), FEED)
    limits: list[float] = []
    answers = list(served(BytesIO(job + job), limit=limits.append))
    assert len(answers) == 2
    assert limits == [60, 60]
    assert all(b"https://example.org/a" in answer and answer.endswith(b"\n") for answer in answers)


def test_the_process_limits_itself_and_answers_until_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    job = b'{"kind": "feed", "charset": null, "address": null, "size": %d, "seconds": 7}\n%s' % (len(FEED), FEED)
    answers, limits = BytesIO(), []
    out = TextIOWrapper(answers)
    monkeypatch.setattr(resource, "setrlimit", lambda what, limit: limits.append((what, limit)))
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b'{"memory": 1000}\n' + job)))
    monkeypatch.setattr(sys, "stdout", out)
    worker_module.main()
    assert answers.getvalue().count(b"\n") == 1
    assert (resource.RLIMIT_AS, (1000, 1000)) in limits
    assert any(what == resource.RLIMIT_CPU and limit[0] > 14 for what, limit in limits)


def test_where_a_platform_knows_no_limits_time_is_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    worker_module._limit_memory(1000)
    worker_module._limit_time(1)


def test_nothing_a_file_holds_reaches_the_screen(
    worker: Worker, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    worker.read("pdf", b"%PDF-1.7 broken")
    assert capfd.readouterr() == ("", "")
