"""A result in words: a table, the failures by kind with examples, two results side by side."""

import json
from collections import defaultdict
from dataclasses import asdict

from service.evaluation.figures import Failing, Failure, Figures, Score
from service.render.plain import plain

_EXAMPLES = 3
_LOOK: dict[Failing, str] = {
    "not_extracted": "look at its `error`, or extract it",
    "missed": "look at `rejected` of that article, then at the prompt",
    "invented": "look at the record's quotes; a record that is right is a gap in the labels",
    "split": "look at the names of the two records",
    "wrong_kind": "look at the prompt's closed lists",
    "wrong_status": "look at the record's events",
    "missed_step": "look at `rejected` of that record",
    "invented_step": "look at the event's quote and modality",
    "wrong_date": "look at `date_text` and the article's own date",
    "wrong_place": "look at the record's quote",
    "wrong_party": "look at the parties and participants",
    "wrong_holder": "look at the statement's quote",
    "quote_absent": "look at the grounding",
    "wrong_merge": "look at the fact's `merges`",
    "forbidden_merge": "look at the fact's `merges` first of all",
    "missed_merge": "look at the names, parties and dates of the two facts",
    "fact_missing": "look at `facts` of the brief",
    "forbidden_said": "look at the sentence's quotes",
    "unsupported": "look at the sentence's citations",
    "not_in_every_answer": "look at `rejected` of the answers that lack it",
    "wavers": "look at the record's quotes in either answer",
    "other_words": "look whether they mean the same; linking reads through wording",
}


def joined(scores: list[Score]) -> Score:
    """Scores as one."""
    figures: Figures = {}
    for each in scores:
        figures |= each.figures
    return Score(figures=figures, failures=tuple(failure for each in scores for failure in each.failures))


def table(figures: Figures) -> str:
    """One figure a line."""
    wide = max(map(len, figures), default=0)
    return "\n".join(f"{name:<{wide}}  {_shown(value)}" for name, value in figures.items())


def taxonomy(failures: tuple[Failure, ...]) -> str:
    """The failures by kind, most frequent first, with examples and where to look."""
    kinds: dict[Failing, list[Failure]] = defaultdict(list)
    for each in failures:
        kinds[each.kind].append(each)
    lines = []
    for kind, found in sorted(kinds.items(), key=lambda each: (-len(each[1]), each[0])):
        lines.append(f"{len(found)} {kind.replace('_', ' ')}: {_LOOK[kind]}")
        lines += [f"  {plain(each.where)}: {plain(each.what)}" for each in found[:_EXAMPLES]]
    return "\n".join(lines)


def changes(ours: Figures, other: Figures) -> Figures:
    """This result less the other, for each figure that both have and that differs."""
    differences: Figures = {}
    for name, value in ours.items():
        before = other.get(name)
        if value is not None and before is not None and value != before:
            differences[name] = round(value - before, 3)
    return differences


def side_by_side(ours: Figures, other: Figures) -> str:
    """Both results, field by field, with what changed."""
    names = list(dict.fromkeys((*other, *ours)))
    wide = max(map(len, names), default=0)
    moved = changes(ours, other)
    return "\n".join(
        f"{name:<{wide}}  {_shown(other.get(name)):>7}  {_shown(ours.get(name)):>7}"
        + (f"  {moved[name]:+}" if name in moved else "")
        for name in names
    )


def as_json(score: Score, changed: Figures | None = None) -> str:
    """Figures, failures and, where two results were compared, what changed, as one JSON object."""
    whole = {"figures": score.figures, "failures": [asdict(each) for each in score.failures]}
    return (
        json.dumps(whole | ({"changes": changed} if changed is not None else {}), ensure_ascii=False, indent=1) + "\n"
    )


def _shown(value: float | None) -> str:
    return "-" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"
