"""What a sheet is made of: columns with a type each, and rows of values in the order of the columns."""

from typing import Literal

Kind = Literal["text", "number", "list"]
"""What a column holds: text, whole numbers, or lists of texts. Any cell may be empty."""

Columns = dict[str, Kind]
"""The columns by name, in order."""

Value = str | int | tuple[str, ...] | None
Row = tuple[Value, ...]
