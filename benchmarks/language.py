"""What the rules of language make of labelled texts: `python benchmarks/language.py CORPUS`.

CORPUS holds `gold/*.json` as described in docs/measurements.md. Rules were looked at on texts of odd number; the others are
held out. Dates are read from their words and the article's own date alone; parties, people and places from their names alone.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.core.language.dates import bounds, compatible
from service.core.language.dating import Tense, resolve
from service.core.language.parties import party_of, state_in
from service.core.language.places import country_of_place

_TENSES: dict[str, Tense] = {
    "held": "past",
    "reported": "past",
    "opinion": "past",
    "cancelled": "either",
    "postponed": "either",
}


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled thing: where it stands, what was read, what was meant, and how the two go together."""

    where: str
    words: str
    read: str | None
    meant: str | None
    verdict: str


def dates(number: str, gold: dict[str, Any]) -> Iterator[Label]:
    """Every date labelled with its words."""
    published = gold["article"]["published"]
    events = [(event, event["modality"]) for agreement in gold["agreements"] for event in agreement["events"]]
    for item, state in [*events, *((meeting, meeting["status"]) for meeting in gold["meetings"])]:
        if not item["date_text"]:
            continue
        read = resolve(item["date_text"], published=published, tense=_TENSES.get(state, "future"))
        verdict = _date_verdict(read.date, item["date"])
        if verdict == "wrong" and item["date"] in read.candidates:
            verdict = "open"
        yield Label(number, f"{item['date_text']} ({published})", read.date, item["date"], verdict)


def _date_verdict(read: str | None, meant: str | None) -> str:
    if meant is None:
        return "open, as labelled" if read is None else "told, where the label has none"
    if read is None:
        return "open"
    if compatible(read, meant) is not True:
        return "wrong"
    if read == meant:
        return "right"
    one, two = bounds(read), bounds(meant)
    wider = one and two and one.first <= two.first and two.last <= one.last
    return "right, wider" if wider or "XXXX" in read else "right, narrower"


def parties(number: str, gold: dict[str, Any]) -> Iterator[Label]:
    """Every labelled party, by its name."""
    for agreement in gold["agreements"]:
        for party in agreement["parties"]:
            yield _label(number, party["name"], party_of(party["name"]).country, party["country"])


def people(number: str, gold: dict[str, Any]) -> Iterator[Label]:
    """The country of every labelled participant: a side by its name, a person by the office."""
    for meeting in gold["meetings"]:
        for person in meeting["participants"]:
            name, role = person["name"], person.get("role")
            read = (party_of(name).country if name else None) or (state_in(role) if role else None)
            yield _label(number, f"{name}, {role}", read, person.get("country"))


def places(number: str, gold: dict[str, Any]) -> Iterator[Label]:
    """The country of every labelled place."""
    items = [*(event for agreement in gold["agreements"] for event in agreement["events"]), *gold["meetings"]]
    for item in items:
        place = item["place"]
        if isinstance(place, dict) and place["name"]:
            yield _label(number, place["name"], country_of_place(place["name"]), place["country"])


def _label(number: str, words: str, read: str | None, meant: str | None) -> Label:
    verdict = (
        "right"
        if read == meant
        else "open"
        if read is None
        else "told, where the label has none"
        if meant is None
        else "wrong"
    )
    return Label(number, words, read, meant, verdict)


def main(corpus: Path) -> None:
    """Print a table of verdicts for each half, and whatever is not right of the half that rules were made on."""
    for noun, labels in {"dates": dates, "parties": parties, "participants": people, "places": places}.items():
        halves: dict[str, Counter[str]] = {"odd": Counter(), "even": Counter()}
        for path in sorted((corpus / "gold").glob("[0-9]*.json")):
            half = "odd" if int(path.name[:3]) % 2 else "even"
            for label in labels(path.name[:3], json.loads(path.read_text(encoding="utf-8"))):
                halves[half][label.verdict] += 1
                if half == "odd" and not label.verdict.startswith("right") and label.verdict != "open, as labelled":
                    print(f"  {label.where} {label.verdict}: {label.words!r} read {label.read}, meant {label.meant}")
        for half, counts in halves.items():
            print(
                f"{noun}, {half}: {sum(counts.values())}: " + ", ".join(f"{key} {n}" for key, n in counts.most_common())
            )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/language.py CORPUS, a folder that holds gold/*.json")
    main(Path(sys.argv[1]))
