"""Facts as they were asked for: a table or JSON to read, CSV for a spreadsheet, Parquet for a program; on stdout or in a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import typer

from service.cli.words import out
from service.errors import UsageError

if TYPE_CHECKING:
    from schemas.fact import Fact

_FORMS = ("table", "json", "csv", "parquet")


@dataclass(frozen=True, slots=True)
class Listing:
    """Where facts are told, and how."""

    form: str
    output: Path | None

    @classmethod
    def of(cls, form: str | None, output: Path | None) -> Self:
        """What was given, checked: raise UsageError or OutputError where it cannot be done."""
        from service.outputs import check_outputs

        wanted = form or (output.suffix.lstrip(".").lower() if output else "table")
        if wanted not in _FORMS:
            raise UsageError(f"format {wanted or 'without a suffix'} is not written; choose one of {', '.join(_FORMS)}")
        if wanted == "parquet" and output is None:
            raise UsageError("--format parquet is written to a file; name it with -o FILE.parquet")
        check_outputs([output] if output else [], {output.suffix.lower()} if output else ())
        return cls(wanted, output)

    def tell(self, facts: "Sequence[tuple[str, str, Fact]]", *, under_runs: bool = False) -> None:
        """Tell of these facts, each with its run and the id it is given here."""
        from service.outputs import write_whole

        content = self._content(facts, under_runs=under_runs)
        if self.output is None:
            out(content.decode())
            return
        write_whole(self.output, content)
        typer.echo(f"wrote {self.output}", err=True)

    def _content(self, facts: "Sequence[tuple[str, str, Fact]]", *, under_runs: bool) -> bytes:
        from service.render.sheets import csv
        from service.render.sheets.facts import COLUMNS, row
        from service.render.sheets.parquet import Parquet
        from service.render.text.fact import facts_json, facts_table

        if self.form == "json":
            return facts_json([(run, fact) for run, _, fact in facts]).encode()
        if self.form == "table":
            return facts_table([(f"{run}/{name}" if under_runs else name, fact) for run, name, fact in facts]).encode()
        rows = [row(*each) for each in facts]
        if self.form == "csv":
            return (csv.head(COLUMNS) + csv.lines(rows)).encode()
        sheet = Parquet(COLUMNS)
        sheet.add(rows)
        return sheet.finish()
