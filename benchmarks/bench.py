"""Whole processes, timed from outside, each beside `python -c pass` on the same machine in the same rounds; then single steps.

Seconds depend on the machine; the ratios are what to compare. Nothing here passes or fails.
"""

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass
class Timing:
    """One command, what we hope of it, and the seconds of each run."""

    label: str
    command: list[str]
    aim: str
    seconds: list[float] = field(default_factory=list)
    failure: str = ""

    def run(self) -> None:
        """Time one run; a command that fails is remembered as such and not run again."""
        if self.failure:
            return
        ours = ("MAKEFLAGS", "MAKELEVEL", "OPENAI_", "ENTENTE_")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        started = time.perf_counter()
        try:
            done = subprocess.run(self.command, cwd=ROOT, env=environment, capture_output=True, check=False)
        except OSError as error:
            self.failure = str(error)
            return
        self.seconds.append(time.perf_counter() - started)
        if done.returncode:
            self.failure = f"exit code {done.returncode}"


def row(timing: Timing, *, unit: float) -> str:
    """One line of the table; `unit` is the best time of `python -c pass`, in seconds."""
    if timing.failure:
        return f"{timing.label:<22} failed: {timing.failure}"
    best, median = min(timing.seconds), statistics.median(timing.seconds)
    return f"{timing.label:<22} {best:8.3f} s {median:8.3f} s {best / unit:8.1f} x   {timing.aim}".rstrip()


def page_reading(*, rounds: int) -> str:
    """A line on reading one web page of the usual size, made here: best and median in this machine's milliseconds."""
    from service.articles.reader import ArticleReader  # noqa: PLC0415 - the libraries are timed by their own line above

    menu = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(120))
    body = "".join(
        f"<p>In talks on day {number} the ministers of both countries agreed that the accord would be signed in the capital, and"
        f" that paragraph {number} of its annex would wait for the approval of both legislatures.</p>"
        for number in range(40)
    )
    page = (
        "<!DOCTYPE html><html><head><title>Accord near - The Example</title>"
        '<meta property="article:published_time" content="2025-05-29T08:00:00Z"></head>'
        f"<body><nav><ul>{menu}</ul></nav><article><h1>Accord near</h1>{body}</article><footer><ul>{menu}</ul></footer></body>"
    )
    seconds: list[float] = []
    with TemporaryDirectory() as folder, ArticleReader() as reader:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        for _ in range(rounds):
            started = time.perf_counter()
            list(reader.read(str(file)))
            seconds.append(time.perf_counter() - started)
    best, median = min(seconds[1:]) * 1000, statistics.median(seconds[1:]) * 1000
    return f"{'reading a web page':<22} {best:7.1f} ms {median:7.1f} ms {'':>10}   aim 10 ms; {len(page) // 1000} kB"


def all_formats(*, rounds: int) -> str:
    """A line on all formats of one brief of 50 facts, without a model, annex included: best and median in milliseconds."""
    from service.bootstrap import RENDERERS  # noqa: PLC0415 - the libraries are timed by their own line above
    from tests.render.test_stress import composed  # noqa: PLC0415 - the same brief that the tests set at the limits

    brief = composed(50, "Agreement on {}", sources=5).model_copy(update={"annex": True})
    seconds: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        for renderer in RENDERERS.values():
            renderer.render(brief)
        seconds.append(time.perf_counter() - started)
    best, median = min(seconds[1:]) * 1000, statistics.median(seconds[1:]) * 1000
    return f"{'all formats, 50 facts':<22} {best:7.1f} ms {median:7.1f} ms {'':>10}   aim 1,000 ms"


def first_results(folder: str) -> list[Timing]:
    """One article from process start: by rules, and by a recording, which imports openai and asks nobody."""
    one = [str(BIN / "entente"), "extract", "seeds/000_de10ec716f03988f.txt", "--quiet"]
    return [
        Timing(
            "first result, rules", [*one, "--model", "embedded", "--store", f"{folder}/a.db"], "at most 0.6 of the next"
        ),
        Timing("first result, openai", [*one, "--replay", "cassettes/seeds.yaml"], ""),
    ]


def articles_a_second(*, rounds: int) -> str:
    """A line on the embedded model's extraction, grounded, of texts of 3,000 characters on one core, no two the same."""
    from service.core import extraction  # noqa: PLC0415 - the libraries are timed by their own line above
    from service.core.questions import extraction_question  # noqa: PLC0415 - the same
    from service.embedded.model import EmbeddedModel  # noqa: PLC0415 - the same
    from service.prompts import load_prompt  # noqa: PLC0415 - the same
    from tests.records import article  # noqa: PLC0415 - an article in memory

    whole = "\n\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))
    starts = [match.start() for match in re.finditer(r"(?<=\n\n)\S", whole)]
    texts = [(whole[start:] + "\n\n" + whole[:start])[:3000] for start in starts]
    prompt, model = load_prompt("extract"), EmbeddedModel()

    async def read(text: str) -> None:
        known = extraction.with_furniture(article(text))
        extraction.grounded(known, await model.ask(extraction_question(prompt, known)))

    seconds: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        for text in texts:
            asyncio.run(read(text))
        seconds.append(time.perf_counter() - started)
    best, median = len(texts) / min(seconds[1:]), len(texts) / statistics.median(seconds[1:])
    return f"{'by rules, one core':<22} {best:6.1f} /s {median:7.1f} /s {'':>10}   aim 100 articles of 3,000 characters a second"


def timed(rounds: int, folder: str) -> list[Timing]:
    """Every command, run in turn, round after round, so that a busy moment falls on all of them; the first is the unit."""
    timings = [
        Timing("python -c pass", [sys.executable, "-c", "pass"], ""),
        Timing("entente --help", [str(BIN / "entente"), "--help"], "at most 10 x"),
        *first_results(folder),
        Timing("make brief", ["make", "--silent", "brief"], "under 10 s, after set-up"),
    ]
    for timing in timings:
        timing.run()  # warms the caches of files and bytecode
        timing.seconds.clear()
    for _ in range(rounds):
        for timing in timings:
            timing.run()
    return timings


def main() -> None:
    """Print the table of the commands, then single steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="rounds (default: 7)")
    rounds: int = max(1, parser.parse_args().runs)
    with TemporaryDirectory() as folder:
        timings = timed(rounds, folder)
    base = timings[0]
    print(f"{f'best and median of {rounds}':<22} {'best':>10} {'median':>10} {'ratio':>10}   aim")
    for timing in timings:
        print(row(timing, unit=min(base.seconds)))
    print(articles_a_second(rounds=rounds + 1))
    print(page_reading(rounds=5 * rounds + 1))
    print(all_formats(rounds=rounds + 1))


if __name__ == "__main__":
    main()
