"""Lexicons: words of the field and what they stand for. Data alone, each table with its source; no rule lives here."""
