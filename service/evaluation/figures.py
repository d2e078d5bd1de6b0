"""Counts become shares; a failure is kept with an example and the place to look."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

Figures = dict[str, float | int | None]
Failing = Literal[
    "not_extracted", "missed", "invented", "split", "wrong_kind", "wrong_status", "missed_step", "invented_step",
    "wrong_date", "wrong_place", "wrong_party", "wrong_holder", "quote_absent",
    "wrong_merge", "forbidden_merge", "missed_merge",
    "fact_missing", "forbidden_said", "unsupported",
    "not_in_every_answer", "wavers", "other_words",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Failure:
    """One thing that is not as expected: what, where to look, and the example in words."""

    kind: Failing
    where: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Score:
    """Figures by name, and what failed."""

    figures: Figures
    failures: tuple[Failure, ...]


def share(part: int, whole: int) -> float | None:
    """A share, rounded to a thousandth; None of nothing."""
    return round(part / whole, 3) if whole else None


def prf(*, right: float, given: float, found: float, expected: float) -> Figures:
    """Precision `right / given`, recall `found / expected` and their F1; where nothing was due and nothing came, all are 1."""
    precision = right / given if given else float(not expected)
    recall = found / expected if expected else 1.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def prefixed(name: str, figures: Figures) -> Figures:
    """Figures under a common name."""
    return {f"{name}.{key}": value for key, value in figures.items()}


def shares(counts: Counter[str], *names: str) -> Figures:
    """For each name the share of `NAME` among `NAME.seen`."""
    return {name: share(counts[name], counts[f"{name}.seen"]) for name in names}
