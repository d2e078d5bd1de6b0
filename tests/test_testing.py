"""The fixture `replay` in a user's own test, run as a user would run it."""

import asyncio
import re
import runpy
import shutil
from pathlib import Path

import pytest

from service.llm.cassette import recording
from service.llm.openai import openai_model
from service.llm.replay import ReplayTransport
from tests.llm.questions import GOOD, question
from tests.loopback import answered, loopback

pytest_plugins = ["pytester"]

CONFTEST = 'pytest_plugins = ["service.testing"]'
TEST = """
import asyncio
from tests.llm.questions import question
from service.errors import RecordingMissing
import pytest

def test_it(replay):
    model = replay("cassettes/my.yaml"OPTIONS)
    answers = [asyncio.run(model.ask(question(material=one, context={}))) for one in MATERIALS]
    assert all(answer.value.agreements for answer in answers)
"""


@pytest.fixture(scope="module")
def cassette(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording of two questions."""
    path: Path = tmp_path_factory.mktemp("recorded") / "my.yaml"

    async def record() -> None:
        with loopback(answered(GOOD)) as endpoint, recording(path):
            model = openai_model(base_url=endpoint.url, api_key="k", name="m")
            for material in ("one", "two"):
                await model.ask(question(material=material, context={}))
            await model.close()

    asyncio.run(record())
    assert len(ReplayTransport(path).unplayed()) == 2
    return path


def run(
    pytester: pytest.Pytester, cassette: Path, *materials: str, options: str = "", folder: str = "."
) -> pytest.RunResult:
    home = pytester.path / folder
    (home / "cassettes").mkdir(parents=True, exist_ok=True)
    shutil.copy(cassette, home / "cassettes" / "my.yaml")
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TEST.replace("OPTIONS", options).replace("MATERIALS", repr(materials)))
    return run_inner(pytester)


def run_inner(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    pytester.makeini("[pytest]\nasyncio_default_fixture_loop_scope = function")
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


def test_a_test_with_its_recordings_passes(pytester: pytest.Pytester, cassette: Path) -> None:
    run(pytester, cassette, "one", "two").assert_outcomes(passed=1)


def test_what_was_recorded_and_not_asked_for_fails_the_test(pytester: pytest.Pytester, cassette: Path) -> None:
    result = run(pytester, cassette, "one")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*never asked for*", "*my.yaml: *two*"])


def test_unless_the_test_says_that_it_may(pytester: pytest.Pytester, cassette: Path) -> None:
    run(pytester, cassette, "one", options=", all_played=False").assert_outcomes(passed=1)


def test_drift_fails_with_words(pytester: pytest.Pytester, cassette: Path) -> None:
    result = run(pytester, cassette, "one", "two", "three")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*RecordingMissing: article 003 (prompt extract v1): my.yaml holds no recording*"])


def test_a_cassette_may_stand_at_pytests_root(pytester: pytest.Pytester, cassette: Path) -> None:
    deep = pytester.mkdir("deep")
    (deep / "test_deep.py").write_text(
        TEST.replace("OPTIONS", "").replace("MATERIALS", "('one', 'two')"), encoding="utf-8"
    )
    (pytester.path / "cassettes").mkdir()
    shutil.copy(cassette, pytester.path / "cassettes" / "my.yaml")
    pytester.makeconftest(CONFTEST)
    run_inner(pytester, "deep").assert_outcomes(passed=1)


def test_the_how_to_works_as_it_is_written(pytester: pytest.Pytester) -> None:
    guide = Path(__file__).parent.parent / "docs" / "how-to" / "replay-in-tests.md"
    blocks = re.findall(r"```python\n# (\w+\.py)(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    for name, code in blocks:
        (pytester.path / name).write_text(f"#{code}", encoding="utf-8")
    pytester.syspathinsert()
    with loopback(answered({"text": "Japan and the Philippines sign accord"})) as endpoint:
        main = runpy.run_path(str(pytester.path / "record_headline.py"))["main"]
        asyncio.run(main(endpoint.url, "k", "m"))
    run_inner(pytester).assert_outcomes(passed=1)


def test_a_missing_cassette_is_told(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile('def test_it(replay):\n    replay("cassettes/none.yaml")')
    result = run_inner(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*UsageError: no cassette at *none.yaml; make one with*"])
