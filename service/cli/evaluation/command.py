"""`entente eval`: records, facts and a brief against what a careful reader expects, or several answers against one another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.words import out
from service.errors import UsageError

if TYPE_CHECKING:
    from schemas.brief import Brief
    from schemas.outcome import Outcome
    from service.evaluation.figures import Score
    from service.evaluation.gold.reading import Labels


def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="Files or folders of expected records; with --repeat, answers of `entente extract`; with --against alone, an"
            " earlier result.",
        ),
    ],
    records: Annotated[
        Path | None, typer.Option(help="Answers of `entente extract`, to score extraction and linking.")
    ] = None,
    brief: Annotated[
        Path | None,
        typer.Option(help="A brief as JSON; with --records of the same articles, its own linking is scored."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help="Put the labelled texts to this model and score its answers; embedded: rules, no key."),
    ] = None,
    base_url: Annotated[str | None, typer.Option(help="Address of its endpoint. [env: OPENAI_BASE_URL]")] = None,
    texts: Annotated[
        Path | None, typer.Option(help="Folder of the labelled texts. [default: beside the labels or one folder up]")
    ] = None,
    repeat: Annotated[
        bool, typer.Option("--repeat", help="Compare several answers to the same questions, field by field; no labels.")
    ] = False,
    against: Annotated[Path | None, typer.Option(help="An earlier result to compare with.")] = None,
) -> None:
    """Score against expected records: a table and what failed on stderr, JSON on stdout.

    Without --records and --brief, the expected records themselves are linked: linking alone.
    """
    from service.evaluation.files import read_result
    from service.evaluation.report import as_json, changes, side_by_side, table, taxonomy

    _check(repeat=repeat, model=model, base_url=base_url, records=records or brief, texts=texts)
    earlier = read_result(against) if against else None
    if repeat:
        score = _repeated(gold)
    elif model:
        score = _asked(gold, texts, model=model, base_url=base_url)
    else:
        score = _score(gold, records, brief, texts, is_compared=against is not None)
    typer.echo(table(score.figures) if earlier is None else side_by_side(score.figures, earlier), err=True)
    if score.failures:
        typer.echo(taxonomy(score.failures), err=True)
    out(as_json(score, None if earlier is None else changes(score.figures, earlier)))


def _check(*, repeat: bool, model: str | None, base_url: str | None, records: Path | None, texts: Path | None) -> None:
    """Raise UsageError for options that exclude each other."""
    if repeat and (records or texts or model):
        raise UsageError(
            "--repeat compares answers with one another: leave out --records, --brief, --model and --texts"
        )
    if model and records:
        raise UsageError("--model answers anew: leave out --records and --brief, or score those without it")
    if base_url and not model:
        raise UsageError("--base-url: no model to ask there is named; add --model NAME")


def _repeated(answers: list[Path]) -> "Score":
    from service.evaluation.files import read_records
    from service.evaluation.stability.comparing import score_stability

    if len(answers) < 2:
        raise UsageError(
            f"{answers[0]}: --repeat compares two or more files of answers; extract the same articles again"
        )
    return score_stability([read_records(path) for path in answers])


def _asked(gold: list[Path], texts: Path | None, *, model: str, base_url: str | None) -> "Score":
    from service.cli.evaluation.asking import answers_about
    from service.evaluation.report import joined
    from service.settings import load_settings

    settings = load_settings(model=model, base_url=base_url)
    labels = _labels(gold, texts)
    places = [labels.places[name] for name in sorted(labels.places)]
    outcomes = answers_about(places, settings, say=lambda words: typer.echo(words, err=True))
    return joined(_of_records(outcomes, labels))


def _labels(gold: list[Path], texts: Path | None) -> "Labels":
    from service.evaluation.gold.reading import read_labels
    from service.render.plain import plain

    labels = read_labels(gold, texts=texts)
    for remark in labels.remarks:
        typer.echo(f"entente: {plain(remark)}", err=True)
    return labels


def _of_records(outcomes: "list[Outcome]", labels: "Labels", page: "Brief | None" = None) -> "list[Score]":
    """How well records are extracted, and how well they are linked: by the brief of the same articles, or by the rules."""
    from service.evaluation.extraction.scoring import score_extraction
    from service.evaluation.linking import homes_by_rules, homes_of, score_homes

    extraction = score_extraction(outcomes, labels.gold, labels.texts)
    told = [record for each in outcomes for record in each.records]
    homes = homes_of(page.facts) if page else homes_by_rules(told)
    return [extraction.score, *score_homes(homes, extraction.known, labels.gold)]


def _score(
    gold: list[Path], records: Path | None, brief: Path | None, texts: Path | None, *, is_compared: bool
) -> "Score":
    from service.evaluation.brief import score_brief
    from service.evaluation.figures import Score
    from service.evaluation.files import read_brief, read_records, read_result
    from service.evaluation.linking import score_gold_linking
    from service.evaluation.report import joined

    if is_compared and not (records or brief) and len(gold) == 1 and gold[0].is_file():
        return Score(figures=read_result(gold[0]), failures=())
    labels = _labels(gold, texts)
    page = read_brief(brief) if brief else None
    scores = _of_records(read_records(records), labels, page) if records else []
    if page:
        scores.append(score_brief(page, labels.gold, labels.texts))
    return joined(scores or score_gold_linking(labels.gold, labels.texts))
