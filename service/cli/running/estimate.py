"""`entente estimate`, and `--dry-run` of other commands: what a run would take, before anything is paid for."""

from typing import TYPE_CHECKING, NoReturn

import typer

from service.cli.options import Options, Paths, with_options

if TYPE_CHECKING:
    from service.asking import Estimate
    from service.cli.session import Session
    from service.pace.prices import Price


@with_options
def estimate(paths: Paths = None, *, options: Options) -> None:
    """Tell what a run over these articles would take: questions, tokens, money and time; nothing is asked."""
    from service.cli.session import Session

    told_before(Session.of("estimate", paths, options, options.settings()))


def told_before(session: "Session") -> NoReturn:
    """Say what the session would take, on stdout, and end: with 1 when something could not be read."""
    from service import bootstrap
    from service.cli.words import out

    settings = session.settings
    if settings.is_embedded:
        out("the embedded model answers, by rules: nothing is sent and nothing is paid\n")
        raise typer.Exit
    made = session.outlook()
    lines = in_words(made, bootstrap.price_of(settings), rpm=settings.rpm, tpm=settings.tpm)
    lines += (
        ["besides, a question or two for the draft, and those about pairs of records"]
        if session.command == "brief"
        else []
    )
    out("\n".join(lines) + "\n")
    raise typer.Exit(1 if session.balance.skipped else 0)


def in_words(made: "Estimate", price: "Price | None", *, rpm: int | None, tpm: int | None) -> list[str]:
    """An estimate, line by line."""
    from service.asking import ANSWERS
    from service.cli.running.progress import duration
    from service.cli.words import dollars
    from service.render.plain import counted

    kept = f", {made.kept} of them answered before and not asked again" if made.kept else ""
    tokens = made.input_tokens + made.output_tokens
    lines = [
        f"{counted(made.articles, 'article')}{kept}",
        f"{counted(made.questions, 'question')}, at most {made.questions * ANSWERS} answers with re-asks",
        f"about {made.input_tokens:,} tokens in, {made.output_tokens:,} out (estimated)",
    ]
    if price is None:
        lines.append(
            "no price is listed for this model at this address; give --price-in and --price-out for an estimate"
        )
    else:
        cost = price.cost(0, made.output_tokens) + made.input_tokens * price.input / 1_000_000
        most = dollars(cost * ANSWERS)
        lines.append(f"about {dollars(cost)}, hardly more than {most} with re-asks, at {price}")
    least = max(made.questions / rpm if rpm else 0.0, tokens / tpm if tpm else 0.0)
    if least:
        lines.append(f"at least {duration(least * 60)} at the limits that are set")
    return lines
