"""A sheet as Parquet for programs: typed columns, lists as lists, text character by character."""

import io
from collections.abc import Iterable
from typing import Any, Final

from service.errors import UsageError
from service.render.sheets.cells import Columns, Row

ROWS_AT_ONCE: Final = 10_000


class Parquet:
    """A file that rows are added to; only those of one group, and what is compressed already, are in memory. Raises UsageError
    where pyarrow is missing."""

    def __init__(self, columns: Columns) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415 - 40 MB, and only Parquet needs it
            from pyarrow import parquet  # noqa: PLC0415 - the same
        except ImportError as error:
            raise UsageError(
                "Parquet needs pyarrow, which is not here; install Entente's extra `parquet`, or choose csv or json"
            ) from error
        types = {"text": pa.string(), "number": pa.int64(), "list": pa.list_(pa.string())}
        self._schema: Any = pa.schema([(name, types[kind]) for name, kind in columns.items()])
        self._table = pa.Table.from_pydict
        self._content = io.BytesIO()
        self._writer: Any = parquet.ParquetWriter(self._content, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Add these rows."""
        for row in rows:
            self._rows.append(row)
            if len(self._rows) >= ROWS_AT_ONCE:
                self._write()

    def finish(self) -> bytes:
        """The whole file; nothing can be added any more."""
        self._write()
        self._writer.close()
        return self._content.getvalue()

    def _write(self) -> None:
        names = self._schema.names
        columns = {name: [row[place] for row in self._rows] for place, name in enumerate(names)}
        self._writer.write_table(self._table(columns, schema=self._schema))
        self._rows = []
