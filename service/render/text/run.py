"""Runs: one with what it made of its articles, or many as a table."""

import json
from collections import Counter
from collections.abc import Sequence

from schemas.entry import Entry
from schemas.run import Run
from service.render.plain import counted, plain
from service.render.text.table import table

_HEAD = ("id", "when (UTC)", "command", "articles", "done", "failed", "calls", "tokens", "stored", "status", "model")
_SHOWN = 8


def runs_table(runs: Sequence[Run]) -> str:
    """One line for each run; `stored` counts the answers that were there already."""
    return table(
        _HEAD,
        [
            (
                run.id,
                _moment(run.started),
                run.command,
                run.articles,
                run.done,
                run.failed,
                run.usage.calls,
                run.usage.input_tokens + run.usage.output_tokens,
                run.usage.from_store,
                _status(run),
                run.model,
            )
            for run in runs
        ],
    )


def run_text(run: Run, entries: Sequence[Entry]) -> str:
    """The run, then one line for each article with what came of it."""
    prompts = ", ".join(f"{name} v{version}" for name, version in run.prompts.items())
    usage = run.usage
    cost = (
        f"{usage.from_store} answered from the store, {counted(usage.calls, 'call')}, {counted(usage.input_tokens, 'token')} in,"
        f" {usage.output_tokens} out"
    )
    lines = [
        f"{run.id}  entente {run.command} {' '.join(plain(path) for path in run.paths)}",
        f"  {_moment(run.started)} UTC, {_status(run)}, {plain(run.model)} at {plain(run.base_url)}, prompts {prompts}",
        f"  {counted(run.articles, 'article')}: {run.done} done, {run.failed} failed; {counted(run.facts, 'fact')}",
        f"  {cost}{f', {run.cost} USD at list price' if run.cost is not None else ''}",
        *_failures(entries),
        "",
    ]
    return "".join(f"{line}\n" for line in lines) + table(("id", "status", "records", "article"), _lines(entries))


def run_json(run: Run, entries: Sequence[Entry]) -> str:
    """The same as one JSON object: the run, and for each article what came of it, as `extract` tells it."""
    told = {"run": run.model_dump(mode="json"), "articles": [each.outcome.model_dump(mode="json") for each in entries]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _failures(entries: Sequence[Entry]) -> list[str]:
    """How often each reason made something fail, the commonest first, where there are several."""
    reasons = Counter(_reason(entry) for entry in entries if entry.outcome.status == "failed")
    if reasons.total() < 2:
        return []
    shown = reasons.most_common(_SHOWN)
    rest = reasons.total() - sum(count for _, count in shown)
    lines = ["  failed:", *(f"    {count} {plain(reason)}" for reason, count in shown)]
    return [*lines, f"    {rest} for other reasons"] if rest else lines


def _reason(entry: Entry) -> str:
    """Why it failed, without the name of what did."""
    outcome = entry.outcome
    return (outcome.error or "").removeprefix(outcome.article.source).lstrip(": ")


def _lines(entries: Sequence[Entry]) -> list[tuple[object, ...]]:
    lines: list[tuple[object, ...]] = []
    for entry in entries:
        outcome = entry.outcome
        told = outcome.error or outcome.article.title or outcome.article.source
        lines.append((outcome.article.id or "(unread)", outcome.status, len(outcome.records), told))
    return lines


def _moment(stamp: str) -> str:
    return stamp[:16].replace("T", " ")


def _status(run: Run) -> str:
    return "not ended" if run.status == "running" else run.status
