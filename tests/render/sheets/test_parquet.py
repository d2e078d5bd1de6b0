import builtins
import io
from typing import Any

import pytest
from pyarrow import parquet as reader

from service.errors import UsageError
from service.render.sheets import parquet
from service.render.sheets.cells import Columns
from service.render.sheets.parquet import Parquet

COLUMNS: Columns = {"name": "text", "count": "number", "parties": "list"}


def read(content: bytes) -> tuple[dict[str, str], list[dict[str, Any]]]:
    table = reader.read_table(io.BytesIO(content))
    return {field.name: str(field.type) for field in table.schema}, table.to_pylist()


def test_values_come_out_as_they_went_in() -> None:
    sheet = Parquet(COLUMNS)
    sheet.add([("=1+1\r\n\0 “黄金”", 3, ("Japan", "x; y")), (None, None, ())])
    types, rows = read(sheet.finish())
    assert list(types) == list(COLUMNS)
    assert types["count"] == "int64"
    assert rows == [
        {"name": "=1+1\r\n\0 “黄金”", "count": 3, "parties": ["Japan", "x; y"]},
        {"name": None, "count": None, "parties": []},
    ]


def test_a_sheet_without_rows_has_its_columns() -> None:
    types, rows = read(Parquet(COLUMNS).finish())
    assert (list(types), rows) == (list(COLUMNS), [])


def test_many_rows_are_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 2)
    sheet, rows = Parquet(COLUMNS), [(str(number), number, ()) for number in range(5)]
    for row in rows:
        sheet.add([row])
    content = sheet.finish()
    assert reader.ParquetFile(io.BytesIO(content)).num_row_groups == 3
    assert [row["count"] for row in read(content)[1]] == list(range(5))


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match="install Entente's extra `parquet`, or choose csv or json"):
        Parquet(COLUMNS)
