"""Linking alone, held against labelled records of real texts and against generated ones.

    python -m benchmarks.linking GOLD [RECORDS.csv]

GOLD holds one JSON file of labels a text, and clusters_*.json with the records of several texts that are one agreement or
meeting and the pairs that must stay apart. RECORDS.csv has the columns rec_id, truth, title, kind, party_a, party_b, date,
topic, place and summary. Undecided pairs stay apart: no model is asked. Nothing of either is written anywhere.
"""

import argparse
import csv
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from schemas.agreement import Instrument, Kind, Party
from schemas.evidence import Evidence
from schemas.meeting import Participant
from schemas.record import AgreementRecord, EventRecord, MeetingRecord, ParticipantRecord, Record, TermRecord
from service.core.identities import identify_participant, identify_party
from service.core.linking import compact
from service.core.linking.clustering import cluster, compare_all, undecided
from service.core.linking.fields.traits import AgreementTraits, traits

KINDS = {
    "economic partnership": "economic_partnership", "defence cooperation": "defence_cooperation",
    "peace or ceasefire": "peace_ceasefire", "climate": "climate_environment", "boundary": "maritime",
    "arms control": "arms_control", "science and technology": "science_technology", "maritime security": "maritime",
    "information security": "information_security", "visiting forces": "visiting_forces", "labour": "migration",
}  # fmt: skip
FORMATS = {
    "phone or video call": "call", "senior officials": "senior_officials", "working lunch": "working_meal",
    "joint press conference": "press_conference", "2+2": "two_plus_two", "vice-ministerial": "vice_ministerial",
}  # fmt: skip
Truth = Mapping[str, str]


def evidence(of: str, quote: str) -> Evidence:
    """A quote in a place of its own."""
    return Evidence(article=of, quote=quote, start=0, end=len(quote), match="exact")


def labelled_agreement(label: Mapping[str, Any]) -> AgreementRecord:
    """A labelled agreement as the product makes its record."""
    of, key = label["id"].split(".")
    kind = KINDS.get(label["kind"], label["kind"])
    instrument = label["instrument"].replace(" ", "_")
    events = tuple(
        EventRecord(
            **{key: told[key] for key in ("step", "party", "date", "date_text", "place", "asserted_by")},
            id=f"{of}/{key}/e{number}",
            basis="stated" if told["date"] else "none",
            by=(),
            modality="forecast" if told["modality"] == "opinion" else told["modality"],
            evidence=evidence(of, told["quote"]),
        )
        for number, event in enumerate(label["events"], 1)
        for told in [{**event, "place": place_of(event["place"])}]
    )
    return AgreementRecord(
        id=f"{of}/{key}",
        article=of,
        **{key: label[key] for key in ("name", "acronym", "salience")},
        aliases=tuple(label["aliases"]),
        instrument=instrument if instrument in get_args(Instrument) else "other",
        kind=kind if kind in get_args(Kind) else "other",
        parties=tuple(identify_party(Party(**party)).item for party in label["parties"]),
        events=events,
        terms=tuple(
            TermRecord(id=f"{of}/{key}/t{number}", text=term["text"], evidence=evidence(of, term["quote"]))
            for number, term in enumerate(label["terms"], 1)
        ),
    )


def labelled_meeting(label: Mapping[str, Any]) -> MeetingRecord:
    """A labelled meeting as the product makes its record."""
    of, key = label["id"].split(".")
    people = [
        Participant(
            name=person["name"] or person["country"] or person["role"], role=person["role"], country=person["country"]
        )
        for person in label["participants"]
    ]
    names = [person.name for person in people]
    return MeetingRecord(
        id=f"{of}/{key}",
        article=of,
        **{key: label[key] for key in ("name", "status", "date", "date_text", "salience")},
        formats=(FORMATS.get(label["format"], label["format"]),),
        basis="stated" if label["date"] else "none",
        place=place_of(label["place"]),
        participants=tuple(
            ParticipantRecord(id=f"{of}/{key}/p{number}", **identify_participant(one, known=names).item.model_dump())
            for number, one in enumerate(people, 1)
        ),
        topics=tuple(label["topics"]),
        outcomes=(),
        evidence=evidence(of, label["quote"]),
    )


def place_of(told: Mapping[str, str] | str | None) -> str | None:
    """The name of a labelled place."""
    return told["name"] if isinstance(told, Mapping) else told


def generated(row: Mapping[str, str]) -> AgreementRecord:
    """A generated row as a record: its headline is the name, its kind an acronym or an alias, its topic and its summary
    are terms. The subject stays `other`: the kinds and topics of the rows are drawn apart from each other."""
    key, kind = f"{row['rec_id']}/a1", row["kind"]
    date, place, quote = row["date"] or None, row["place"] or None, evidence(row["rec_id"], row["title"])
    event = EventRecord(
        id=f"{key}/e1", step="signed", party=None, date=date, date_text=date, basis="stated" if date else "none",
        place=place, by=(), modality="reported", asserted_by=None, evidence=quote,
    )  # fmt: skip
    told = [text for text in (row["topic"], row["summary"]) if text]
    return AgreementRecord.model_validate({
        "id": key, "article": row["rec_id"], "name": row["title"], "instrument": "agreement", "kind": "other",
        "acronym": kind if kind.isupper() else None, "aliases": (kind,) if kind and not kind.isupper() else (),
        "parties": parties_of(row), "salience": "main", "events": (event,),
        "terms": tuple(TermRecord(id=f"{key}/t{n}", text=text, evidence=quote) for n, text in enumerate(told, 1)),
    })  # fmt: skip


def parties_of(row: Mapping[str, str]) -> tuple[Party, ...]:
    """The two parties by their columns; one that is misspelt there as the summary spells it."""
    found = [identify_party(Party(name=row[key], country=None)).item for key in ("party_a", "party_b")]
    said = [
        identify_party(Party(name=name, country=None)).item
        for name in row["summary"].partition(" reached a ")[0].split(" and ")
    ]
    known = {party.country for party in found if party.country}
    spare = [party for party in said if party.country and party.country not in known]
    return tuple(party if party.country or not spare else spare.pop(0) for party in found)


def b_cubed(found: Truth, truth: Truth) -> str:
    """Precision, recall and F1, each the mean over records (Bagga and Baldwin 1998)."""
    both = Counter((found[key], truth[key]) for key in truth)
    here, there = Counter(found[key] for key in truth), Counter(truth.values())
    precision = sum(both[found[key], truth[key]] / here[found[key]] for key in truth) / len(truth)
    recall = sum(both[found[key], truth[key]] / there[truth[key]] for key in truth) / len(truth)
    return f"{precision:.3f} {recall:.3f} {f1(precision, recall):.3f}"


def pairwise(found: Truth, truth: Truth) -> str:
    """Precision, recall and F1 over pairs of records of one cluster."""

    def pairs(groups: Iterable[object]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(groups).values())

    right = pairs((found[key], truth[key]) for key in truth)
    made, wanted = pairs(found[key] for key in truth), pairs(truth.values())
    precision, recall = right / made if made else 1.0, right / wanted if wanted else 1.0
    return f"{precision:.3f} {recall:.3f} {f1(precision, recall):.3f}"


def f1_of(told: str) -> float:
    """The F1 of the three figures."""
    return float(told.rsplit(maxsplit=1)[-1])


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def linked(records: Sequence[Record]) -> tuple[dict[str, str], int]:
    """Each record's cluster under the rules alone, and how many pairs a model would be asked about."""
    pairs = compare_all(records)
    clusters = cluster(records, pairs, {})
    home = {record.id: found.records[0].id for found in clusters for record in found.records}
    return home, len(undecided(records, pairs))


def report(label: str, found: Truth, truth: Truth) -> None:
    """Print the figures, with those of leaving all records alone."""
    alone = b_cubed({key: key for key in truth}, truth)
    print(
        f"{label:<28}{len(truth):>6}  B-cubed {b_cubed(found, truth)}  pairwise {pairwise(found, truth)}  alone {alone}"
    )


def label_id(told: str) -> str:
    """The record id behind a label's id."""
    return told.replace(".", "/")


def of_labels(folder: Path) -> None:
    """Link every labelled record of the folder at once and print how it went."""
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("[0-9]*.json"))]
    agreements = [labelled_agreement(label) for text in texts for label in text["agreements"]]
    meetings = [labelled_meeting(label) for text in texts for label in text["meetings"]]
    told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("clusters_*.json"))]
    groups = {sort: [group for each in told for group in each[sort]] for sort in ("agreements", "meetings")}
    names = {r.id: r.name for r in agreements} | {r.id: r.name for r in meetings}
    truth = dict(zip(names, names, strict=True))
    for group in (*groups["agreements"], *groups["meetings"]):
        truth |= {label_id(member): label_id(group["members"][0]) for member in group["members"]}
    everything: list[Record] = [*agreements, *meetings]
    found, asked = linked(everything)
    for sort, records in (("agreements", [r.id for r in agreements]), ("meetings", [r.id for r in meetings])):
        for part, wanted in (("odd", (1,)), ("even", (0,)), ("all", (0, 1))):
            mine = {key: truth[key] for key in records if int(key.partition("/")[0]) % 2 in wanted}
            report(f"{sort}, {part} texts", found, mine)
    wrong(found, truth, names)
    apart = [pair for each in told for pair in each["must_not_merge"]]
    merged = [pair for pair in apart if found[label_id(pair[0])] == found[label_id(pair[1])]]
    print(f"{len(merged)} of {len(apart)} must-not-merge pairs merged {merged or ''}")
    print(f"{asked} undecided pairs, {asked / len(truth):.3f} a record")


def wrong(found: Truth, truth: Truth, names: Mapping[str, str]) -> None:
    """Print the pairs that were merged wrongly or missed."""
    keys = sorted(truth)
    for i, one in enumerate(keys):
        for other in keys[i + 1 :]:
            merged, same = found[one] == found[other], truth[one] == truth[other]
            if merged != same:
                word = "merged" if merged else "missed"
                print(f"  {word}: {one} {names[one][:60]} | {other} {names[other][:60]}")


def read_generated(path: Path) -> tuple[list[AgreementTraits], dict[str, str]]:
    """The traits of each generated record, which is let go, and the truth by record id."""
    told, truth = [], {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = traits(generated(row))
            if isinstance(found, AgreementTraits):
                told.append(found)
            truth[found.id] = row["truth"]
    return told, truth


def compact_figures(name: str, told: Sequence[AgreementTraits], truth: Truth) -> None:
    """Link on traits and print how it went, with seconds and the process's peak memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, used = time.perf_counter(), time.process_time()
    clusters = compact.linked(told)
    seconds, used = time.perf_counter() - started, time.process_time() - used
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report(name, {told[index].id: told[home[0]].id for home in clusters for index in home}, truth)
    print(
        f"linked in {seconds:.1f} s, {used:.1f} s of processor time; peak memory {before / 1024:.0f} MiB with the traits,"
        f" {after / 1024:.0f} MiB after"
    )


def of_generated(path: Path) -> None:
    """Work out the traits of generated records, then link them."""
    used = time.process_time()
    told, truth = read_generated(path)
    print(
        f"{len(told)} records read and their traits worked out in {time.process_time() - used:.1f} s of processor time"
    )
    compact_figures(path.name, told, truth)


def main() -> None:
    """Measure on the labels, then on each file of generated records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("records", type=Path, nargs="*")
    told = parser.parse_args()
    of_labels(told.gold)
    for path in told.records:
        of_generated(path)


if __name__ == "__main__":
    main()
