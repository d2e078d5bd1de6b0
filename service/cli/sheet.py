"""What `extract` tells, as a sheet: a row for each item of an article. CSV is written as it comes, Parquet whole at the end."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from service.cli.words import out
from service.errors import OutputError, UsageError


class Sheet:
    """A sheet of the form csv or parquet, to `output` or stdout. A file that was there stays until the first row, or, as Parquet,
    until all are there. Raises UsageError where it cannot be made, OutputError where it cannot be written."""

    def __init__(self, form: str, output: Path | None) -> None:
        from service.render.sheets.parquet import Parquet
        from service.render.sheets.records import COLUMNS

        if form == "parquet" and output is None:
            raise UsageError("--format parquet is written to a file; name it with -o FILE.parquet")
        self._output = output
        self._parquet = Parquet(COLUMNS) if form == "parquet" else None
        self._file: TextIO | None = None
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from service.outputs import write_whole

        self._let_go()
        if self._parquet is not None and self._output is not None and self._begun:
            write_whole(self._output, self._parquet.finish())

    def add(self, line: str) -> None:
        """Add the rows of an article, given as its line of JSON."""
        from schemas.outcome import Outcome
        from service.render.sheets import csv, records

        rows = records.rows(Outcome.model_validate_json(line))
        if self._parquet is not None:
            self._parquet.add(rows)
        else:
            self._write(("" if self._begun else csv.head(records.COLUMNS)) + csv.lines(rows))
        self._begun = True

    def _write(self, text: str) -> None:
        if self._output is None:
            out(text)
            return
        try:
            if self._file is None:
                self._file = self._output.open("w", encoding="utf-8", newline="")
            self._file.write(text)
            self._file.flush()
        except OSError as error:
            self._let_go()
            raise OutputError(f"{self._output}: cannot be written: {error.strerror}") from error

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # each row was written out, or its failure told
                file.close()
