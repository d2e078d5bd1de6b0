"""The contract of what every store keeps of failures, and of who may ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.answer import KeptFailure
from schemas.run import Usage
from service.ports import Store
from tests.store.test_database import STORES, kept_answer


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path)
    yield opened
    opened.close()


def kept_failure(key: str = "k1", **changes: object) -> KeptFailure:
    failure = KeptFailure(
        key=key,
        prompt="extract",
        version=3,
        fingerprint="f" * 16,
        base_url="http://127.0.0.1/v1",
        model="m",
        subject="Café “x”.txt",
        whose="answer",
        reason="Café “x”.txt: no JSON in \0 it",
        usage=Usage(calls=3, input_tokens=30, output_tokens=4),
        failed="2025-05-29T10:11:12+00:00",
    )
    return failure.model_copy(update=changes)


def test_a_failure_comes_out_as_it_went_in(store: Store) -> None:
    assert store.failure("k1") is None
    store.keep_failure(kept_failure())
    assert store.failure("k1") == kept_failure()
    assert store.failure("k2") is None


def test_a_question_that_fails_again_is_counted_and_tells_the_latest_reason(store: Store) -> None:
    store.keep_failure(kept_failure())
    store.keep_failure(kept_failure(whose="endpoint", reason="down", usage=Usage(calls=1), failed="2025-06-01"))
    assert store.failure("k1") == kept_failure(
        whose="endpoint",
        reason="down",
        tries=2,
        usage=Usage(calls=4, input_tokens=30, output_tokens=4),
        failed="2025-06-01",
    )


def test_an_answer_takes_the_place_of_a_failure(store: Store) -> None:
    store.keep_failure(kept_failure())
    store.keep_answer(kept_answer())
    assert store.failure("k1") is None


@pytest.mark.parametrize(("whose", "stands"), [("answer", True), ("endpoint", False)])
def test_only_what_was_paid_for_stands(whose: str, stands: bool) -> None:
    assert kept_failure(whose=whose).stands is stands


def test_what_has_an_answer_is_nobodys_to_ask(store: Store) -> None:
    store.keep_answer(kept_answer())
    assert not store.claim("k1")
    assert store.claim("k2")


def test_one_look_tells_what_stands_or_whose_it_is_to_ask(store: Store) -> None:
    store.keep_answer(kept_answer("answered"))
    store.keep_failure(kept_failure("paid for"))
    store.keep_failure(kept_failure("in vain", whose="endpoint"))
    assert store.take("answered", again=False) == store.take("answered", again=True) == kept_answer("answered")
    assert store.take("paid for", again=False) == kept_failure("paid for")
    assert store.take("paid for", again=True) is True
    assert store.take("in vain", again=False) is True
    assert store.take("new", again=False) is True


def test_what_is_ours_stays_ours(store: Store) -> None:
    assert store.claim("k1")
    assert store.claim("k1")
    store.release("k1")
    store.release("never claimed")
    assert store.claim("k1")


def test_another_answer_is_not_forgotten(store: Store) -> None:
    store.keep_answer(kept_answer(text="newer"))
    store.forget_answer(kept_answer(text="older"))
    assert store.answer("k1") == kept_answer(text="newer")
