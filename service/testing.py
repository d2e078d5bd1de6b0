"""Recorded calls in your own tests: a pytest fixture that turns a cassette into a model.

Load it with `pytest_plugins = ["service.testing"]` in your conftest.py; docs/how-to/replay-in-tests.md has the whole
example. A test that uses it needs no key and no network, and fails when what it sends is no longer what was recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from service.ports import Model

if TYPE_CHECKING:
    from service.llm.replay import ReplayTransport


class Replay(Protocol):
    """What the fixture `replay` gives to a test."""

    def __call__(self, path: str | Path, *, all_played: bool = True) -> Model:
        """A model that answers from the cassette at `path`, relative to the test's folder or to pytest's root.

        After the test every recording of the cassette must have been asked for, unless `all_played` is false.
        """
        ...


@pytest.fixture
def replay(request: pytest.FixtureRequest) -> Iterator[Replay]:
    """Open cassettes as models; when the test is over, fail it if it left recordings unplayed."""
    from service.llm.replay import ReplayTransport, replay_model  # noqa: PLC0415 - two seconds, for its users only

    to_play: list[ReplayTransport] = []

    def open_cassette(path: str | Path, *, all_played: bool = True) -> Model:
        transport = ReplayTransport(_found(Path(path), request))
        if all_played:
            to_play.append(transport)
        return replay_model(transport)

    yield open_cassette
    left = [f"{transport.path.name}: {words}" for transport in to_play for words in transport.unplayed()]
    if left:
        listed = "\n  ".join(left)
        pytest.fail(f"recorded, but never asked for (all_played=False allows it):\n  {listed}", pytrace=False)


def _found(path: Path, request: pytest.FixtureRequest) -> Path:
    beside = request.path.parent / path
    return beside if beside.exists() else request.config.rootpath / path
