"""Runs: one with what it made of its articles, or many as a table."""

from collections.abc import Sequence

from schemas.entry import Entry
from schemas.run import Run
from service.render.plain import counted, plain
from service.render.text.table import table

_HEAD = ("id", "when (UTC)", "command", "articles", "done", "failed", "calls", "tokens", "stored", "status", "model")


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
        f"  {cost}",
        "",
    ]
    return "".join(f"{line}\n" for line in lines) + table(("id", "status", "records", "article"), _lines(entries))


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
