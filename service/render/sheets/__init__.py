"""Sheets: rows under columns, for spreadsheets and for tables of data.

cells    what a sheet is made of: columns, and rows of values
facts    a row for each fact
records  a row for each item of what an article tells, with its quote
csv      a sheet for people: it opens in Excel and is no formula
parquet  a sheet for programs: typed columns, text character by character
"""

__all__ = ["cells", "csv", "facts", "parquet", "records"]
