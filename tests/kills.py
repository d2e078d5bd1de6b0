"""`entente extract`, killed at random moments and started again, against an endpoint that counts what it is asked about."""

import json
import os
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.commands import run, started
from tests.llm.questions import agreement, event, extraction
from tests.loopback import Loopback, Reply, answered, loopback

_CASE = re.compile(r"Case (\d{5})\b")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LATENCY = 0.1


@dataclass(frozen=True)
class Account:
    """What came of it: how often each article was asked about; how many questions were in flight when a process was killed, and
    what the last run told and the store holds."""

    asked: Counter[str]
    in_flight: int
    statuses: tuple[str, ...]
    ids: tuple[str, ...]
    answers: int
    questions_of_another_run: int

    @property
    def repeats(self) -> int:
        """Questions that were asked more than once."""
        return self.asked.total() - len(self.asked)


def written(folder: Path, number: int, *, seed: int = 7) -> Path:
    """A folder of this many articles of which none is like another."""
    chance = random.Random(seed)  # noqa: S311 - texts, no secrets
    made = folder / "articles"
    made.mkdir(parents=True)
    for case in range(number):
        words = " ".join("".join(chance.choices(_LETTERS, k=chance.randint(3, 9))) for _ in range(80))
        told = f"Case {case:05}. Japan and the Philippines signed the pact in Manila. The {words}.\n"
        (made / f"{case:05}.txt").write_text(told, encoding="utf-8")
    return made


def killed(articles: Path, store: str, *, kills: int, concurrency: int, seed: int) -> Account:
    """Run until all is done, with this many processes killed on the way, then once more."""
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    in_flight = 0
    with loopback(_answer) as endpoint:
        command = ["extract", str(articles), "--base-url", endpoint.url, "--model", "m", "--store", store, "--quiet"]
        command += ["--concurrency", str(concurrency)]
        for _ in range(kills):
            if not _kill(command, endpoint, after=chance.randint(1, 3 * concurrency), wait=chance.uniform(0, 0.3)):
                break
            in_flight += len(set(_cases(endpoint))) - _answers(store)
        out = _whole(command)
        asked = _cases(endpoint)
        _whole(command)
        again = len(_cases(endpoint)) - len(asked)
    lines = [json.loads(line) for line in out.splitlines()]
    return Account(
        asked=Counter(asked),
        in_flight=in_flight,
        statuses=tuple(line["status"] for line in lines),
        ids=tuple(line["article"]["id"] for line in lines),
        answers=_answers(store),
        questions_of_another_run=again,
    )


def both(articles: Path, store: str, *, concurrency: int) -> tuple[Counter[str], list[list[str]]]:
    """How often each article was asked about by two programs that run at once, and the statuses that each told."""
    with loopback(_answer) as endpoint:
        command = ["extract", str(articles), "--base-url", endpoint.url, "--model", "m", "--store", store, "--quiet"]
        command += ["--concurrency", str(concurrency)]
        with started(*command, env=_environment()) as other:
            while not endpoint.bodies and other.poll() is None:
                time.sleep(0.005)
            mine = _whole(command)
            outs = [mine, other.communicate(timeout=300)[0].decode()]
        asked = Counter(_cases(endpoint))
    return asked, [[json.loads(line)["status"] for line in out.splitlines()] for out in outs]


def _kill(command: list[str], endpoint: Loopback, *, after: int, wait: float) -> bool:
    """Start it and kill it when it has asked this often, a moment later; False when it came to its end before."""
    before = len(endpoint.bodies)
    with started(*command, env=_environment()) as program:
        drain = threading.Thread(target=program.communicate)
        drain.start()
        while program.poll() is None and len(endpoint.bodies) - before < after:
            time.sleep(0.005)
        time.sleep(wait)
        ended = program.poll() is not None
        program.kill()
        drain.join()
    return not ended


def _whole(command: list[str]) -> str:
    ended = run(*command)
    assert ended.code == 0, ended.err
    return ended.out


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "ENTENTE_"))}


def _cases(endpoint: Loopback) -> list[str]:
    """What was asked about, in order; a question that its process did not live to put whole is none."""
    return [_case(json.loads(body)) for body in endpoint.bodies if body.endswith(b"}")]


def _case(asked: Mapping[str, Any]) -> str:
    found = _CASE.search(asked["messages"][1]["content"])
    return found[1] if found else "none"


def _answer(asked: Mapping[str, Any]) -> Reply:
    time.sleep(_LATENCY)
    case = _case(asked)
    pact = agreement(event("signed the pact"), name=f"Agreement No. {int(case)}", acronym=None)
    return answered(extraction(agreements=[pact], meetings=[], statements=[]))


def _answers(store: str) -> int:
    place = make_url(store).set(drivername="postgresql+psycopg") if "://" in store else f"sqlite:///{store}"
    engine = create_engine(place)
    with engine.connect() as connection:
        count = connection.scalar(text("SELECT count(*) FROM answers"))
    engine.dispose()
    return int(count or 0)
