"""Values as rows of the tables, and rows as values again. What goes in comes out equal."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import RowMapping

from schemas.answer import KeptAnswer, KeptFailure
from schemas.article import Article
from schemas.board import BoardState, Standing
from schemas.brief import Brief
from schemas.entry import Entry
from schemas.fact import Fact
from schemas.ledger import Ledger
from schemas.link import KeptCluster, KeptPair
from schemas.outcome import ArticleHeader, Outcome
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from schemas.run import Run, Usage

RecordT = TypeVar("RecordT", AgreementRecord, MeetingRecord, StatementRecord)
Row = dict[str, Any]
"""What goes into one line of a table: its columns are of several types."""

_RECORDS: Final[dict[str, type[Record]]] = {
    "agreements": AgreementRecord,
    "meetings": MeetingRecord,
    "statements": StatementRecord,
}
_ACCOUNT: Final = {"rejected", "merges", "unanswered"}
_FACT: Final[TypeAdapter[Fact]] = TypeAdapter(Fact)


def run_number(run: str) -> int:
    """`r12` as 12; 0, which is no run's, for any other text."""
    number = run.removeprefix("r")
    return int(number) if run.startswith("r") and number.isascii() and number.isdecimal() and len(number) < 10 else 0


def answer_row(answer: KeptAnswer) -> Row:
    """A line of `answers`."""
    usage, parameters = answer.usage.model_dump_json(), json.dumps(answer.parameters, sort_keys=True)
    return {**answer.model_dump(exclude={"usage", "parameters"}), "usage": usage, "parameters": parameters}


def answer_of(row: RowMapping) -> KeptAnswer:
    """The answer of a line of `answers`."""
    parameters, usage = json.loads(row["parameters"]), Usage.model_validate_json(row["usage"])
    return KeptAnswer(**{**row, "parameters": parameters, "usage": usage})


def failure_row(failure: KeptFailure) -> Row:
    """A line of `failures`."""
    return {**failure.model_dump(exclude={"usage"}), "usage": failure.usage.model_dump_json()}


def failure_of(row: RowMapping) -> KeptFailure:
    """The failure of a line of `failures`."""
    return KeptFailure(**{**row, "usage": Usage.model_validate_json(row["usage"])})


def article_row(article: Article) -> Row:
    """A line of `articles`."""
    looked_up = article.model_dump(include={"id", "source", "title", "publisher", "published", "language", "text"})
    return {**looked_up, "data": article.model_dump_json(exclude={"text"})}


def article_of(row: RowMapping) -> Article:
    """The article of a line of `articles`."""
    return Article.model_validate({**json.loads(row["data"]), "text": row["text"]})


def run_row(run: Run) -> Row:
    """A line of `runs`, without its id, which the database gives."""
    plain = run.model_dump(exclude={"id", "usage", "prompts", "paths"})
    lists = {"prompts": json.dumps(run.prompts), "paths": json.dumps(run.paths)}
    return {**plain, **lists, **run.usage.model_dump()}


def run_of(row: RowMapping) -> Run:
    """The run of a line of `runs`."""
    known: Row = dict(row)
    usage = Usage(**{name: known.pop(name) for name in Usage.model_fields})
    lists = {"prompts": json.loads(row["prompts"]), "paths": tuple(json.loads(row["paths"]))}
    return Run(**{**known, **lists, "id": f"r{row['id']}", "usage": usage})


def outcome_row(entry: Entry, *, position: int, reading: str | None) -> Row:
    """A line of `outcomes`."""
    outcome = entry.outcome
    return {
        "run": run_number(entry.run),
        "position": position,
        "article": outcome.article.id or None,
        "header": outcome.article.model_dump_json(),
        "status": outcome.status,
        "error": outcome.error,
        "usage": outcome.usage.model_dump_json(),
        "reading": reading,
    }


def reading_row(entry: Entry, records: Sequence[Row]) -> Row:
    """A line of `readings`, of which `records` are the lines; its digest is the same whenever its records, rejections and items
    are."""
    outcome = entry.outcome
    account, ledger = outcome.model_dump_json(include=_ACCOUNT), entry.ledger.model_dump_json()
    known = json.dumps([[row["id"], row["data"]] for row in records])
    digest = hashlib.sha256(f"{known}\0{account}\0{ledger}".encode()).hexdigest()[:32]
    return {"digest": digest, "article": outcome.article.id, "account": account, "ledger": ledger}


def record_rows(outcome: Outcome) -> list[Row]:
    """The lines of `records` of a reading, without its digest."""
    return [
        {
            "id": record.id,
            "position": position,
            "noun": noun,
            "name": record.text if isinstance(record, StatementRecord) else record.name,
            "data": record.model_dump_json(),
        }
        for noun in _RECORDS
        for position, record in enumerate(getattr(outcome, noun))
    ]


def entry_of(row: RowMapping, records: Sequence[RowMapping]) -> Entry:
    """The entry of a line of `outcomes` joined with its reading, and of that reading's records in order."""
    outcome = Outcome(
        status=row["status"],
        error=row["error"],
        article=ArticleHeader.model_validate_json(row["header"]),
        agreements=_records(AgreementRecord, records),
        meetings=_records(MeetingRecord, records),
        statements=_records(StatementRecord, records),
        usage=Usage.model_validate_json(row["usage"]),
        **json.loads(row["account"] or "{}"),
    )
    ledger = Ledger.model_validate_json(row["ledger"] or "{}")
    return Entry(run=f"r{row['run']}", outcome=outcome, ledger=ledger)


def _records(kind: type[RecordT], records: Sequence[RowMapping]) -> tuple[RecordT, ...]:
    return tuple(kind.model_validate_json(record["data"]) for record in records if _RECORDS[record["noun"]] is kind)


def record_of(noun: str, data: str) -> Record:
    """The record of a line of `records`."""
    return _RECORDS[noun].model_validate_json(data)


def brief_row(brief: Brief) -> Row:
    """A line of `briefs`, without its run."""
    title = " ".join(sentence.text for sentence in brief.title)
    return {"as_of": brief.as_of, "title": title, "data": brief.model_dump_json(exclude={"facts"})}


def brief_of(row: RowMapping, facts: Sequence[Fact]) -> Brief:
    """The brief of a line of `briefs`, with its facts put back."""
    data = json.loads(row["data"])
    return Brief.model_validate({**data, "facts": [fact.model_dump() for fact in facts]})


def fact_rows(facts: Sequence[Fact]) -> list[Row]:
    """Lines of `facts`, without their run."""
    return [
        {**fact.model_dump(include={"id", "type", "name", "status", "as_of"}), "position": position}
        | {"data": fact.model_dump_json()}
        for position, fact in enumerate(facts)
    ]


def fact_of(row: RowMapping) -> Fact:
    """The fact of a line of `facts`."""
    return _FACT.validate_json(row["data"])


def merge_rows(facts: Sequence[Fact]) -> list[Row]:
    """Lines of `merges`, without their run."""
    return [
        {**merge.model_dump(exclude={"reasons"}), "fact": fact.id, "position": position}
        | {"reasons": json.dumps(merge.reasons, ensure_ascii=False)}
        for fact in facts
        for position, merge in enumerate(fact.merges)
    ]


def pair_row(pair: KeptPair) -> Row:
    """A line of `pairs`."""
    return {**pair.model_dump(exclude={"reasons"}), "reasons": json.dumps(pair.reasons, ensure_ascii=False)}


def pair_of(row: RowMapping) -> KeptPair:
    """The pair of a line of `pairs`."""
    return KeptPair(**{**row, "reasons": tuple(json.loads(row["reasons"]))})


def cluster_row(cluster: KeptCluster) -> Row:
    """A line of `clusters`, without its records."""
    merges = json.dumps([merge.model_dump() for merge in cluster.merges], ensure_ascii=False)
    return {**cluster.model_dump(include={"id", "component", "undecided"}), "merges": merges}


def cluster_of(row: RowMapping, records: Sequence[str]) -> KeptCluster:
    """The cluster of a line of `clusters`, with its records put back."""
    return KeptCluster.model_validate({**row, "merges": json.loads(row["merges"]), "records": records})


def board_row(standing: Standing, position: int) -> Row:
    """A line of `board`, without its number, which the database gives."""
    return {
        "id": standing.id,
        "position": position,
        "type": standing.fact.type,
        "status": standing.fact.status,
        "latest": standing.latest,
        "words": standing.words,
        "summary": standing.summary.model_dump_json(),
        "data": standing.fact.model_dump_json(),
    }


def state_row(state: BoardState) -> Row:
    """A line of `states`."""
    return {**state.model_dump(exclude={"remarks"}), "remarks": json.dumps(state.remarks, ensure_ascii=False)}


def state_of(row: RowMapping) -> BoardState:
    """The state of a line of `states`."""
    return BoardState(**{**row, "remarks": tuple(json.loads(row["remarks"]))})
