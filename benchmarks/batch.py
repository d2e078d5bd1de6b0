"""Many articles against a slow endpoint, a limited one and a faulty one; beside a plain instructor loop with the same
response model and messages.

    python -m benchmarks.batch [--articles 1000] [--memory 1000 4000]

Each run is a process of its own: `entente extract` as a user starts it, with its store; or the loop. Seconds are those
between the first call and the last answer, as the endpoint saw them; CPU and memory are those of the whole process, start
and linking included. Compare ratios within one run. Nothing here passes or fails.
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.endpoint import Behaviour, Seen, endpoint

if TYPE_CHECKING:
    from service.pipeline import Pipeline
    from service.runs.keeping import Keeper

WORDS = (
    "minister treaty council harbour border export quota vessel embassy envoy summit delegation clause annex tariff"
    " fishery pipeline railway airspace visa customs grain fertiliser reactor satellite inquiry tribunal commission"
).split()
STATES = (
    "Norway Chile Japan Kenya Peru Ghana Nepal Oman Qatar Spain Italy Malta Fiji Laos Mali Togo Chad Cuba Iraq Iran"
    " Egypt India China Brazil Canada Mexico France Greece Poland Latvia Serbia Turkey Jordan Kuwait Brunei Angola"
).split()


@dataclass(frozen=True)
class Figures:
    """What a run took: seconds of asking, CPU seconds, peak memory in MB, and what the endpoint saw."""

    seconds: float
    cpu: float
    peak: float
    seen: Seen
    code: int
    done: int


def text_of(number: int) -> str:
    """A news text of some 350 words, none like another."""
    chance = random.Random(number)  # noqa: S311 - made up, and the same every time
    one, other = chance.sample(STATES, 2)
    sentences = [
        f"The {chance.choice(WORDS)} of {chance.choice(STATES)} said in paragraph {number}.{line} that the "
        f"{' '.join(chance.choices(WORDS, k=9))} would stand, and that {chance.randint(2, 10**6)} {chance.choice(WORDS)}s remain."
        for line in range(14)
    ]
    return f"ART-{number}\n\n{one} and {other} signed the Pact {number} in {chance.choice(STATES)}.\n\n" + "\n\n".join(
        sentences
    )


def shelf(folder: Path, number: int) -> Path:
    """That many articles in one file."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for each in range(number):
            file.write(json.dumps({"text": text_of(each), "title": f"Article {each}"}) + "\n")
    return path


def measured(command: list[str], behaviour: Behaviour, folder: Path) -> Figures:
    """Run a command, whose `URL` is put in, against an endpoint."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ENTENTE_", "OPENAI_"))}
    with endpoint(behaviour) as running, (folder / "err").open("wb") as err, (folder / "told").open("wb") as out:
        told = [running.url if part == "URL" else part for part in command]
        process = subprocess.Popen(told, env=environment, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, cpu = running.seen.seconds, used.ru_utime + used.ru_stime
    if "benchmarks.batch" in command and not process.returncode:
        seconds, cpu = json.loads((folder / "told").read_text())
    results = folder / "out.jsonl"
    done = results.read_text(encoding="utf-8").count('{"status":"done"') if str(results) in command else None
    good = len(running.seen.answered) if done is None else done
    return Figures(seconds, cpu, used.ru_maxrss / 1024, running.seen, process.returncode, good)


def ours(articles: Path, folder: Path, *, concurrency: int, more: tuple[str, ...] = ()) -> list[str]:
    """`entente extract`, as a user starts it."""
    store = folder / f"store-{random.randrange(10**9)}.db"  # noqa: S311 - a name for a file
    return [
        *(sys.executable, "-m", "service.cli", "extract", str(articles), "-o", str(folder / "out.jsonl")),
        *(
            "--base-url",
            "URL",
            "--model",
            "bench",
            "--concurrency",
            str(concurrency),
            "--store",
            str(store),
            "-q",
            *more,
        ),
    ]


def asking(articles: Path, folder: Path, *, concurrency: int) -> list[str]:
    """Our asking alone."""
    store = folder / f"store-{random.randrange(10**9)}.db"  # noqa: S311 - a name for a file
    return [sys.executable, "-m", "benchmarks.batch", "--ours", str(articles), "URL", str(concurrency), str(store)]


def plain(articles: Path, *, concurrency: int) -> list[str]:
    """The loop that one would write."""
    return [sys.executable, "-m", "benchmarks.batch", "--plain", str(articles), "URL", str(concurrency)]


def our_asking(articles: str, url: str, concurrency: int, store: str) -> None:
    """The pipeline with its store, as the command has it; print seconds and CPU seconds of the asking."""
    from schemas.run import Run  # noqa: PLC0415 - what this process alone loads
    from service import bootstrap  # noqa: PLC0415 - what this process alone loads
    from service.runs.keeping import keeping  # noqa: PLC0415 - what this process alone loads
    from service.settings import load_settings  # noqa: PLC0415 - what this process alone loads

    settings = load_settings(base_url=url, model="bench", concurrency=concurrency, store=store)
    run = Run(command="extract", started="", base_url=url, model="bench", prompts={}, paths=(articles,))

    async def asked(pipeline: "Pipeline", keeper: "Keeper") -> None:
        reading = pipeline.read([articles])
        keeper.read(reading)
        began, used = time.perf_counter(), time.process_time()
        with Path(store).with_suffix(".jsonl").open("w", encoding="utf-8") as out:
            async for each in pipeline.extract(reading.articles):
                keeper.extracted(each)
                out.write(each.outcome.model_dump_json() + "\n")
            keeper.settle()
        sys.stdout.write(json.dumps([time.perf_counter() - began, time.process_time() - used]))
        await pipeline.model.close()

    with bootstrap.run_store(settings) as kept, bootstrap.pipeline(settings, lambda _: None, kept) as pipeline:
        if kept is not None:
            with keeping(run, store=kept, clock=bootstrap.now) as keeper:
                asyncio.run(asked(pipeline, keeper))


async def plain_loop(articles: Path, url: str, concurrency: int) -> None:
    """instructor over openai, a semaphore and gather: same response model, same messages, same validators."""
    import instructor  # noqa: PLC0415 - what this process alone loads
    from openai import AsyncOpenAI  # noqa: PLC0415 - what this process alone loads

    from schemas.article import Article  # noqa: PLC0415 - what this process alone loads
    from schemas.extraction import Extraction  # noqa: PLC0415 - what this process alone loads
    from service.articles.reader import ArticleReader  # noqa: PLC0415 - what this process alone loads
    from service.core.questions import extraction_question  # noqa: PLC0415 - what this process alone loads
    from service.prompts import load_prompt  # noqa: PLC0415 - what this process alone loads

    prompt, gate = load_prompt("extract"), asyncio.Semaphore(concurrency)
    client = instructor.from_openai(AsyncOpenAI(base_url=url, api_key="none"))

    async def one(article: Article) -> str:
        question = extraction_question(prompt, article)
        async with gate:
            answer = await client.chat.completions.create(
                model="bench",
                response_model=Extraction,
                messages=[
                    {"role": "system", "content": question.system},
                    {"role": "user", "content": question.user},
                ],
                context={**question.context, question.slot: question.material},
                max_retries=2,
                temperature=0,
                max_tokens=16_000,
            )
        return str(answer.model_dump_json())

    with ArticleReader() as reader:
        read = [each for each in reader.read(str(articles)) if isinstance(each, Article)]
    began, used = time.perf_counter(), time.process_time()
    results = await asyncio.gather(*map(one, read), return_exceptions=True)
    Path(f"{articles}.out").write_text(  # noqa: ASYNC240 - everything was answered
        "\n".join(each for each in results if isinstance(each, str)), encoding="utf-8"
    )
    sys.stdout.write(json.dumps([time.perf_counter() - began, time.process_time() - used]))


def row(label: str, made: Figures, ideal: float, *, articles: int) -> str:
    """One line of the table."""
    lost = articles - made.done
    return (
        f"{label:<34}{made.seconds:8.1f} s {made.seconds / ideal:6.2f} x ideal {made.cpu:7.1f} s CPU {made.peak:6.0f} MB"
        f" {made.seen.calls / articles:6.2f} calls each, {lost} lost, {made.seen.limited} refused, exit {made.code}"
    )


def at_speed(folder: Path, number: int) -> None:
    """A slow endpoint, 32 and 128 at once, ours and the loop."""
    articles = shelf(folder, number)
    for concurrency in (32, 128):
        ideal = number / concurrency * 0.3
        print(f"{number} articles at 300 ms, {concurrency} at once: ideal {ideal:.1f} s")
        mine = measured(asking(articles, folder, concurrency=concurrency), Behaviour(), folder)
        loop = measured(plain(articles, concurrency=concurrency), Behaviour(), folder)
        print(row("  ours, with its store", mine, ideal, articles=number), flush=True)
        print(row("  plain instructor loop", loop, ideal, articles=number))
        ratios = (mine.seconds / loop.seconds, mine.cpu / loop.cpu, mine.peak / loop.peak)
        print("  beside the loop: wall {:.2f} x, CPU {:.2f} x, memory {:.2f} x".format(*ratios), flush=True)


def in_trouble(folder: Path) -> None:
    """A limited endpoint and a faulty one."""
    articles = shelf(folder, 300)
    ideal = (300 - 100) / 10 + 0.3
    made = measured(ours(articles, folder, concurrency=32), Behaviour(rpm=600, burst=100), folder)
    print(f"300 articles, 600 requests a minute, 100 at once: ideal {ideal:.1f} s")
    print(row("  entente extract", made, ideal, articles=300), flush=True)
    faulty = Behaviour(failing=0.1, malformed=0.05, cut=0.05, hanging=0.01, dropped=0.01)
    made = measured(ours(articles, folder, concurrency=32, more=("--timeout", "5")), faulty, folder)
    print("300 articles, 10 % 500s, 5 % malformed, 5 % cut off, 1 % hang, 1 % drop")
    print(row("  entente extract", made, 300 / 32 * 0.3, articles=300), flush=True)


def in_memory(folder: Path, numbers: list[int]) -> None:
    """Peak memory by number of articles, at a fast endpoint."""
    for number in numbers:
        made = measured(ours(shelf(folder, number), folder, concurrency=64), Behaviour(latency=0.01), folder)
        each = made.cpu / number * 1000
        print(f"{number:>8} articles: peak {made.peak:6.0f} MB, {each:5.1f} ms CPU each, exit {made.code}", flush=True)


def once_more(folder: Path, number: int) -> None:
    """The same articles twice over one store: what a run costs that asks nothing, when all is read."""
    articles, store = shelf(folder, number), folder / "again.db"
    with endpoint(Behaviour(latency=0.01)) as running:
        for label in ("first", "second"):
            command = [sys.executable, "-m", "benchmarks.batch", "--ours", str(articles), running.url, "32", str(store)]
            told = subprocess.run(command, check=True, capture_output=True, text=True)
            _, cpu = json.loads(told.stdout)
            print(
                f"{label:<7}run of {number} articles: {cpu / number * 1000:5.2f} ms CPU each after reading", flush=True
            )
    print(f"        {running.seen.calls} calls in both")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--articles", type=int, default=300, help="of the runs at 300 ms (default: 300; the aims are for 1000)"
    )
    parser.add_argument(
        "--memory", type=int, nargs="*", default=[500, 2_000], help="numbers of articles for the peak of memory"
    )
    parser.add_argument("--only", choices=("speed", "trouble", "memory", "again"))
    parser.add_argument("--plain", nargs=3, metavar=("FILE", "URL", "N"), help=argparse.SUPPRESS)
    parser.add_argument("--ours", nargs=4, metavar=("FILE", "URL", "N", "STORE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.ours:
        our_asking(asked.ours[0], asked.ours[1], int(asked.ours[2]), asked.ours[3])
        return
    if asked.plain:
        asyncio.run(plain_loop(Path(asked.plain[0]), asked.plain[1], int(asked.plain[2])))
        return
    with tempfile.TemporaryDirectory() as folder:
        if asked.only in {None, "speed"}:
            at_speed(Path(folder), asked.articles)
        if asked.only in {None, "trouble"}:
            in_trouble(Path(folder))
        if asked.only in {None, "again"}:
            once_more(Path(folder), asked.articles)
        if asked.only in {None, "memory"}:
            in_memory(Path(folder), asked.memory)


if __name__ == "__main__":
    main()
