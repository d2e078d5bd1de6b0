"""Submitting: a job is checked and kept; from then on it is done, whatever happens to the server."""

from schemas.job import Job, JobKind, JobSpec
from service.web.access.callers import Caller
from service.web.answers.problems import Refused
from service.web.office import Office


def submitted(office: Office, caller: Caller, kind: JobKind, spec: JobSpec) -> Job:
    """The job as it is kept. Raises Refused for articles that are not there, and where the key's money is spent."""
    missing = office.desk.shelf.missing(spec.articles)
    if missing:
        some = ", ".join(missing[:5]) + (", …" if len(missing) > 5 else "")
        raise Refused(422, f"no articles have these ids: {some}; upload them first")
    left = office.left(caller.id, caller.key.monthly_usd)
    if left is not None and not left and not office.settings.is_embedded:
        raise Refused(403, f"key {caller.id} has spent its {caller.key.monthly_usd} US dollars of this month")
    total = len(set(spec.articles))
    return office.desk.jobs.submit(Job(key=caller.id, kind=kind, spec=spec, submitted=office.stamp, total=total))
