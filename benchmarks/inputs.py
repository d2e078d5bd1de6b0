"""What is stated of articles and found by reading them, held against a corpus with an index.

    python benchmarks/inputs.py CORPUS

The index CORPUS/index.csv has the columns file, title, publisher, date, url and form. Titles and dates are counted that came
with the file (front matter, a page's head or marks); what stands in a plain text alone is found by a later step. Nothing of
the corpus is written anywhere.
"""

import argparse
import csv
import re
import statistics
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from schemas.article import Article
from service.articles.reader import ArticleReader

FIELDS = ("title", "date", "url")


def same(field: str, found: str | None, known: str) -> bool:
    """Whether a field is right: a title may go on where the index cut it, an address may differ in its last slash."""
    said, wanted = (re.sub(r"\W+", " ", text or "").strip().casefold() for text in (found, known))
    return said == wanted or (field == "title" and len(wanted) > 40 and said.startswith(wanted))


def verdict(field: str, article: Article, row: Mapping[str, str]) -> str:
    """right, wrong, missing, invented (the index has none) or, rightly, none."""
    found = {"title": article.title, "date": article.published, "url": article.url}[field]
    if not row[field]:
        return "invented" if found else "rightly none"
    return "missing" if found is None else "right" if same(field, found, row[field]) else "wrong"


def main() -> None:
    """Read every file of the corpus that is there, count, and say which fields came out wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    corpus: Path = parser.parse_args().corpus
    with (corpus / "index.csv").open(encoding="utf-8", newline="") as index:
        rows = list(csv.DictReader(index))
    counts: dict[str, Counter[str]] = {}
    seconds: list[float] = []
    unread: list[str] = []
    with ArticleReader(say=print) as reader:
        for row in rows:
            form = "web page" if row["file"].endswith((".html", ".htm")) else row["form"]
            started = time.perf_counter()
            (item,) = reader.read(str(corpus / row["file"]))
            if form == "web page":
                seconds.append(time.perf_counter() - started)
            if not isinstance(item, Article):
                unread.append(item.source)
                continue
            for field in FIELDS:
                came = verdict(field, item, row)
                counts.setdefault(f"{form:<20} {field}", Counter())[came] += 1
                if came in {"wrong", "invented"}:
                    print(f"{row['file']}: {field} {came}")
    print(f"{len(rows) - len(unread)} of {len(rows)} files read; not read: {', '.join(unread) or 'none'}")
    for name, counted in sorted(counts.items()):
        print(f"{name:<28}{', '.join(f'{number} {what}' for what, number in counted.most_common())}")
    if seconds:
        first, *others = (second * 1000 for second in seconds)
        print(
            f"a web page: median {statistics.median(others):.0f} ms; the first, with the parser's start, {first:.0f} ms"
        )


if __name__ == "__main__":
    main()
