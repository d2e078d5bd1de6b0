"""Jobs: the store is the queue. Who works on which is told by the store's claims, so that a job of a process that died is taken
over."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping, func, insert, select, update

from schemas.job import ENDED, Job, JobKind, JobSpec
from service.store import desk as tables
from service.store.database.desk.keys import MICROS
from service.store.database.transactions import Transactions


class KeptJobs:
    """Jobs, the oldest first in the queue."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def submit(self, job: Job) -> Job:
        """Keep a new job; return it with its id."""
        row = job.model_dump(exclude={"id", "spec", "cost"}) | {"spec": job.spec.model_dump_json(), "micros": 0}
        with self._transactions.writing("paid") as connection:
            number = connection.scalar(insert(tables.jobs).returning(tables.jobs.c.id), row)
        return job.model_copy(update={"id": f"j{number}"})

    def find(self, job: str) -> Job | None:
        """The job of this id."""
        return self.some([job]).get(job)

    def some(self, ids: Collection[str]) -> dict[str, Job]:
        """These jobs, by id."""
        numbers = [number for each in ids if (number := _number(each))]
        with self._transactions.reading() as connection:
            found = connection.execute(select(tables.jobs).where(tables.jobs.c.id.in_(numbers))).mappings()
            return {job.id: job for job in map(_job, found)}

    def versions(self, ids: Collection[str]) -> dict[str, int]:
        """The versions of these jobs, by id: what a watcher needs to know whether anything happened."""
        jobs, numbers = tables.jobs.c, [number for each in ids if (number := _number(each))]
        with self._transactions.reading() as connection:
            found = connection.execute(select(jobs.id, jobs.version).where(jobs.id.in_(numbers)))
            return {f"j{number}": version for number, version in found}

    def listed(
        self, *, key: str | None = None, kind: JobKind | None = None, before: int | None = None, most: int = 50
    ) -> tuple[Job, ...]:
        """Jobs, the newest first: of one key where it is named, of one kind, before a number."""
        jobs = tables.jobs.c
        chosen = select(tables.jobs).order_by(jobs.id.desc()).limit(most)
        for column, value in ((jobs.key, key), (jobs.kind, kind)):
            chosen = chosen if value is None else chosen.where(column == value)
        chosen = chosen if before is None else chosen.where(jobs.id < before)
        with self._transactions.reading() as connection:
            return tuple(_job(row) for row in connection.execute(chosen).mappings())

    def open(self, *, most: int = 100) -> tuple[Job, ...]:
        """Jobs that have not ended, the oldest first."""
        jobs = tables.jobs.c
        chosen = select(tables.jobs).where(jobs.state.not_in(ENDED)).order_by(jobs.id).limit(most)
        with self._transactions.reading() as connection:
            return tuple(_job(row) for row in connection.execute(chosen).mappings())

    def counts(self) -> dict[str, int]:
        """How many jobs are in each state."""
        state = tables.jobs.c.state
        with self._transactions.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(select(state, func.count()).group_by(state))}

    def change(self, job: str, *, cost: Decimal | None = None, **values: Any) -> Job | None:
        """Put these values in place unless the job has ended; `cost` is added to what it has cost. None where it had ended."""
        jobs = tables.jobs
        more = {} if cost is None else {"micros": jobs.c.micros + int(cost * MICROS)}
        changed = update(jobs).where(jobs.c.id == _number(job), jobs.c.state.not_in(ENDED))
        with self._transactions.writing("made") as connection:
            done = connection.execute(changed.values(**values, **more, version=jobs.c.version + 1)).rowcount
            row = connection.execute(select(jobs).where(jobs.c.id == _number(job))).mappings().one_or_none()
        return _job(row) if row and done else None

    def cancel(self, job: str, *, at: str) -> Job | None:
        """Cancel a job: at once where nobody works on it yet, else when whoever does has seen it. None where it had ended."""
        jobs = tables.jobs
        mine = update(jobs).where(jobs.c.id == _number(job))
        raised = jobs.c.version + 1
        with self._transactions.writing("paid") as connection:
            waiting = mine.where(jobs.c.state == "queued").values(state="cancelled", ended=at, version=raised)
            running = mine.where(jobs.c.state == "running").values(state="cancelling", version=raised)
            done = connection.execute(waiting).rowcount or connection.execute(running).rowcount
            row = connection.execute(select(jobs).where(jobs.c.id == _number(job))).mappings().one_or_none()
        return _job(row) if row and (done or row["state"] == "cancelling") else None


def _number(job: str) -> int:
    """`j12` as 12; 0, which is no job's, for any other text."""
    digits = job.removeprefix("j")
    known = job.startswith("j") and digits.isascii() and digits.isdecimal() and len(digits) < 10
    return int(digits) if known else 0


def _job(row: RowMapping) -> Job:
    known = {name: row[name] for name in Job.model_fields if name in row}
    cost = str(Decimal(row["micros"]) / MICROS) if row["micros"] else None
    return Job(**{**known, "id": f"j{row['id']}", "spec": JobSpec.model_validate_json(row["spec"]), "cost": cost})
