"""What reading finds: titles, dates, genre, language and copies, held against a corpus with an index.

    python benchmarks/reading.py CORPUS        figures over the texts that CORPUS/index.csv lists
    python benchmarks/reading.py --times       seconds for 1,000 and for 10,000 generated texts

The index has the columns file, title, date, kind. Nothing of the corpus is written anywhere.
"""

import argparse
import csv
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from schemas.article import Article
from service.core.reading.copies import gathered
from service.core.reading.imprint import with_imprint
from service.core.reading.likeness import likenesses

# What a kind of the index is called here. Letters and treaties have no genre of their own in a closed list of six.
GENRES = {
    "statement": "press_release", "readout": "press_release", "fact sheet": "press_release", "announcement": "press_release",
    "ratification": "press_release", "withdrawal": "press_release", "suspension": "press_release",
    "message": "press_release", "joint statement": "joint_statement", "transcript": "transcript", "news report": "news",
    "agreement text": "other",
}  # fmt: skip
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
PAGE = (
    "Home\nNews\nSport\nWorld\n{title} - other words\nBy Staff Reporter\nMay 2, 2031 | 4:00pm\nShare\nTweet\nPhoto: Reuters\n\n"
    "{body}\n\nADVERTISEMENT\n\nREAD: Something else altogether\n\nRELATED STORIES\nAnother headline of this site\n\n"
    "Subscribe to our newsletter\n© 2031 Another Outlet. All rights reserved.\n"
)

Change = Callable[[str, random.Random], str]


def article(name: str, text: str) -> Article:
    """A text as a reader would hand it over."""
    return Article(id=name, source=name, text=text)


def main() -> None:
    """Print the figures of a corpus, or the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--times", action="store_true")
    asked = parser.parse_args()
    if asked.times:
        print_times()
    if asked.corpus:
        rows = list(csv.DictReader((asked.corpus / "index.csv").open(encoding="utf-8")))
        texts = [
            (row, (asked.corpus / row["file"]).read_text(encoding="utf-8"))
            for row in rows
            if row["file"].endswith(".txt")
        ]
        print_metadata(texts)
        print_genres(texts)
        print_copies([FRONT_MATTER.sub("", text) for _, text in texts])


def print_metadata(texts: Sequence[tuple[dict[str, str], str]]) -> None:
    """Titles and dates that the texts themselves state, front matter taken off, right, wrong and missed; languages."""
    titles: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    languages: Counter[str | None] = Counter()
    for row, whole in texts:
        text = FRONT_MATTER.sub("", whole)
        read = with_imprint(article(row["file"], text))
        stated = squeezed(row["title"]) in squeezed(text[:600])
        titles[verdict(squeezed(read.title or ""), squeezed(row["title"]), stated=stated)] += 1
        dates[verdict(read.published or "", row["date"], stated=states(text, row["date"]))] += 1
        languages[read.language] += 1
    print(f"titles: {dict(titles)}\ndates: {dict(dates)}\nlanguages: {dict(languages)}")


def verdict(found: str, right: str, *, stated: bool) -> str:
    """Right or wrong where something was found; else whether the text states it at all."""
    if found:
        return "right" if found == right else "wrong"
    return "stated, missed" if stated else "not stated, none found"


def squeezed(words: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"\W+", "", words).casefold()


def states(text: str, date: str) -> bool:
    """Whether a line of the text is nothing but the date, with a weekday and points."""
    year, month, day = date.split("-")
    months = "January February March April May June July August September October November December".split()
    spoken = rf"(?:\w+day, )?{months[int(month) - 1]} {int(day)}, {year}\.?"
    return bool(re.search(rf"^\W*{spoken}\W*$", text, re.MULTILINE))


def print_genres(texts: Sequence[tuple[dict[str, str], str]]) -> None:
    """Decisive marks against the kinds of the index; where there is none, the model decides."""
    counts: Counter[str] = Counter()
    for row, text in texts:
        title = None if text.startswith(row["title"][:20]) else row["title"]
        genre = with_imprint(article(row["file"], text).model_copy(update={"title": title})).genre
        right = GENRES[row["kind"]]
        counts[
            "left to the model" if genre is None else "right" if genre == right else f"{genre} for {row['kind']}"
        ] += 1
    print(f"genre by decisive marks: {dict(counts)}")


def print_copies(texts: Sequence[str]) -> None:
    """Pairs of different texts called copies, and versions of each text found or rightly kept apart."""
    alike = likenesses([with_imprint(article(f"{number:03}", text)) for number, text in enumerate(texts)])
    print(f"pairs of different texts: {len(list(combinations(texts, 2)))}, called copies: {alike}")
    for name, change, wanted in (*((n, c, True) for n, c in SAME.items()), *((n, c, False) for n, c in OTHER.items())):
        tried = [version for number, text in enumerate(texts) if (version := changed(text, change, number)) != text]
        pairs = [(text, changed(text, change, number)) for number, text in enumerate(texts)]
        called = sum(is_called_copy(one, other) for one, other in pairs if one != other)
        print(f"{'copies' if wanted else 'not copies'} | {name}: {called} of {len(tried)} called copies")


def changed(text: str, change: Change, number: int) -> str:
    """A version of a text, the same at each run."""
    return change(text, random.Random(number))  # noqa: S311 - versions of a text, not secrets


def is_called_copy(one: str, other: str) -> bool:
    """Whether two texts come out as one article."""
    return bool(gathered([article("one", one), article("other", other)]).copies)


def another_title(text: str, _: random.Random) -> str:
    """The same story under another headline."""
    title, _newline, body = text.partition("\n")
    return f"What the two sides agreed on, in brief{' ' if title else ''}\n{body}"


def another_page(text: str, _: random.Random) -> str:
    """The same story on another outlet's page."""
    title, _newline, body = text.partition("\n")
    return PAGE.format(title=title.strip(), body=body.strip())


def reflowed(text: str, _: random.Random) -> str:
    """Each paragraph on one line."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text))


def typed(text: str, _: random.Random) -> str:
    """Other quotation marks, dashes and blanks."""
    return text.translate(str.maketrans("“”’–\u00a0", '""\'- ')).replace(". ", ".  ")


def paragraphs(text: str) -> list[str]:
    """The pieces between blank lines."""
    return re.split(r"\n\s*\n", text.strip())


def lead(text: str, _: random.Random) -> str:
    """An earlier version: the last quarter of the paragraphs is not written yet."""
    parts = paragraphs(text)
    return "\n\n".join(parts[: max(2, len(parts) * 3 // 4)]) if len(parts) > 3 else text


def longer(text: str, _: random.Random) -> str:
    """A later version with two more paragraphs."""
    more = (
        "The two governments are expected to publish the full text within a month, an official in Oslo said on Friday.",
        "It would be the ninth agreement of its kind since 2011, the official said, and the first to name a secretariat.",
    )
    return "\n\n".join((text.strip(), *more))


def edited(share: float) -> Change:
    """Copy-edited: a share of the words, small ones, is left out."""

    def change(text: str, chance: random.Random) -> str:
        words = re.split(r"(\s+)", text)
        small = [
            n
            for n, word in enumerate(words)
            if word in {"the", "a", "of", "that", "also", "their", "both", "and", "to"}
        ]
        dropped = set(chance.sample(small, min(len(small), round(share * len(words) / 2))))
        return "".join(word for number, word in enumerate(words) if number not in dropped)

    return change


def replaced(pattern: str, other: str) -> Change:
    """One place changed: the middle one of those that match."""

    def change(text: str, _: random.Random) -> str:
        start = len(text) // 8
        places = list(re.finditer(pattern, text[start:-start]))
        if not places:
            return text
        place = places[len(places) // 2]
        return text[: start + place.start()] + other + text[start + place.end() :]

    return change


def another_state(text: str, _: random.Random) -> str:
    """A form filled in for another country: its commonest name changed throughout."""
    names = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{4,}", text)).most_common(1)
    return text.replace(names[0][0], "Ruritania") if names else text


def another_paragraph(text: str, _: random.Random) -> str:
    """The longest paragraph is another."""
    parts = paragraphs(text)
    parts[parts.index(max(parts, key=len))] = (
        "Separately, Norway and Chile initialled a fisheries accord worth 31 million euros in Bergen on Friday."
    )
    return "\n\n".join(parts) if len(parts) > 2 else text


SAME = {
    "another headline": another_title, "another page round it": another_page, "reflowed": reflowed, "other typography": typed,
    "shorter by a quarter": lead, "two more paragraphs": longer, "one word in 200 left out": edited(0.005),
    "one word in 100 left out": edited(0.01), "one word in 33 left out": edited(0.03),
}  # fmt: skip
OTHER = {
    "one number changed": replaced(r"\b\d{2,}\b", "973"),
    "one verb: signed, agreed, ... to rejected": replaced(
        r"\b(?:signed|agreed|announced|welcomed|reaffirmed|discussed)\b", "rejected"
    ),
    "one name changed": replaced(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b", "Ruritania"),
    "the commonest name changed": another_state,
    "one paragraph replaced": another_paragraph,
}


def generated(count: int) -> Iterator[Article]:
    """Texts of some 400 words, one in five another page's version of an earlier one; the same at each run."""
    chance = random.Random(7)  # noqa: S311 - made-up texts, not secrets
    words = [
        f"{one}{two}{three}" for one in "bdfgklmnprst" for two in "aeiou" for three in ("n", "ra", "lim", "sto", "ver")
    ]
    kept: list[str] = []
    for number in range(count):
        if number % 5 == 4:
            text = another_page(kept[chance.randrange(len(kept))], chance)
        else:
            lines = [" ".join(chance.choices(words, k=20)).capitalize() + "." for _ in range(20)]
            text = f"Headline number {number} of the day\n\n" + "\n\n".join(lines)
            kept.append(text)
        yield article(f"{number:05}", text)


def print_times() -> None:
    """Seconds to gather texts, furniture, imprint and copies, and how they grow."""
    seconds = {}
    for count in (1000, 10000):
        texts = list(generated(count))
        started = time.perf_counter()
        reading = gathered(texts)
        seconds[count] = time.perf_counter() - started
        print(f"{count} texts: {seconds[count]:.1f} s, {len(reading.articles)} articles, {len(reading.copies)} copies")
    print(f"ten times as many texts take {seconds[10000] / seconds[1000]:.1f} times as long")


if __name__ == "__main__":
    main()
