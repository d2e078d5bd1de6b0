"""`entente eval`: records, facts and a brief against what a careful reader expects."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.words import out
from service.errors import UsageError

if TYPE_CHECKING:
    from service.evaluation.figures import Score


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="Expected records, or one earlier result with --against.")
    ],
    records: Annotated[Path | None, typer.Option(help="Lines of `entente extract`.")] = None,
    brief: Annotated[
        Path | None, typer.Option(help="A brief as JSON; with --records of the same articles, its linking too.")
    ] = None,
    against: Annotated[Path | None, typer.Option(help="An earlier result to compare with.")] = None,
) -> None:
    """Score records and a brief against expected records: a table on stderr, JSON on stdout."""
    from service.evaluation.figures import Score
    from service.evaluation.files import read_result
    from service.evaluation.report import as_json, changes, side_by_side, table, taxonomy

    if records or brief:
        score = _score(gold, records, brief)
    elif against and len(gold) == 1:
        score = Score(figures=read_result(gold[0]), failures=())
    else:
        raise UsageError("nothing to score: give --records, --brief or both, or an earlier result and --against")
    earlier = read_result(against) if against else None
    typer.echo(table(score.figures) if earlier is None else side_by_side(score.figures, earlier), err=True)
    if score.failures:
        typer.echo(taxonomy(score.failures), err=True)
    out(as_json(score, None if earlier is None else changes(score.figures, earlier)))


def _score(gold: list[Path], records: Path | None, brief: Path | None) -> "Score":
    from service.evaluation.brief import score_brief, score_facts
    from service.evaluation.extraction import score_extraction
    from service.evaluation.files import read_brief, read_gold, read_records, read_texts
    from service.evaluation.report import joined

    expected = read_gold(gold)
    scores = []
    known: dict[str, str] = {}
    if records:
        homes = [each if each.is_dir() else each.parent for each in gold]
        extracted, known = score_extraction(read_records(records), expected, read_texts(expected, homes))
        scores.append(extracted)
    if brief:
        page = read_brief(brief)
        if records:
            scores += score_facts(page.facts, known, expected)
        scores.append(score_brief(page, expected))
    return joined(scores)
