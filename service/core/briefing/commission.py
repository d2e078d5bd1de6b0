"""A commission: what a brief is asked to be, beside what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.brief import Paper
from schemas.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The facts of an earlier brief, and the date it stood at as EDTF."""

    facts: Sequence[Fact]
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """`on` is the as-of date as EDTF; `paper` what the page is printed on; `since` the day (EDTF) or the earlier brief from
    which on the page tells what changed."""

    on: str | None = None
    paper: Paper = "a4"
    since: str | Earlier | None = None


USUAL = Commission()
