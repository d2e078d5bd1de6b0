"""Grounding, timed in one process: a quote in texts of 10,000 to 1,000,000 characters, found in each of the ways, or absent.

Seconds depend on the machine; how they grow with the length is what to compare: `x 10` for a text ten times as long is
linear. Nothing here passes or fails.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from schemas.article import Article
from service.core.grounding import Locator, fold
from service.core.grounding.words import words_of

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LENGTHS = (10_000, 100_000, 1_000_000)
ROUNDS = 5
QUOTES = 20


@dataclass(frozen=True)
class Row:
    """What is timed, and the best time for each length, in milliseconds."""

    label: str
    times: tuple[float, ...]
    aim: str = ""

    def __str__(self) -> str:
        growth = [later / earlier for earlier, later in zip(self.times, self.times[1:], strict=False)]
        cells = [
            f"{self.times[0]:9.3f} ms",
            *(f"{ms:9.3f} ms x{g:5.1f}" for ms, g in zip(self.times[1:], growth, strict=True)),
        ]
        return f"{self.label:<28}{' '.join(cells)}   {self.aim}".rstrip()


def text_of(length: int) -> str:
    """The seeds over and over, each sentence with a number of its own, so that none stands twice."""
    told = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))).split(". ")
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(f"{told[len(parts) % len(told)]} in paragraph {len(parts)}. ")
        size += len(parts[-1])
    return "".join(parts)[:length]


def quotes_of(text: str) -> dict[str, str]:
    """A quote from the last tenth of `text`, told in several ways."""
    words = text.split()
    start = len(words) * 9 // 10
    told = words[start : start + 24]
    plain = [word.strip(".,“”\"'") for word in told]
    return {
        "exact": text[text.index(". ", len(text) * 9 // 10) + 2 :].partition(".")[0],
        "folded": "\u00a0 ".join(told),
        "repaired": ", ".join(plain),
        "absent, one word changed": " ".join([*told[:12], "zebras", *told[13:]]),
        "absent, nothing like it": "no such words were ever written here by anybody at any time in any language",
    }


def best(act: Callable[[], object], *, times: int) -> float:
    """The best of several rounds, in milliseconds for one act."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(times):
            act()
        rounds.append((time.perf_counter() - started) / times * 1000)
    return min(rounds)


def rows() -> list[Row]:
    """Every row of the table."""
    texts = [text_of(length) for length in LENGTHS]
    made = [
        Row("folding, once a text", tuple(best(partial(fold.__wrapped__, text), times=1) for text in texts)),
        Row(
            "its words, once if needed",
            tuple(best(partial(words_of.__wrapped__, text), times=1) for text in texts),
        ),
    ]
    locators = [Locator(Article(id="x", source="x", text=text)) for text in texts]
    told = [quotes_of(text) for text in texts]
    for label in told[0]:
        ms = []
        for locator, quotes in zip(locators, told, strict=True):
            locator(quotes[label])
            ms.append(best(partial(locator, quotes[label]), times=QUOTES))
        made.append(Row(label, tuple(ms), "0.2 ms in 10,000 characters" if label in {"exact", "folded"} else ""))
    return made


def main() -> None:
    """Print the table."""
    print(
        f"{'best of ' + str(ROUNDS):<28}"
        + " ".join(f"{length:>12,}" + (" " * 6 if n else "") for n, length in enumerate(LENGTHS))
    )
    for row in rows():
        print(row)


if __name__ == "__main__":
    main()
