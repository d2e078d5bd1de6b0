"""What was kept, as text for a terminal. Nothing of an article reaches it but plain words on one line.

table    rows in columns
record   an article's record, item by item, each with its quote
article  an article with its records, or with what was refused
fact     a fact with its timeline, conflicts and sources
why      a fact, a record or a pair with what joined it and what did not
run      a run with what it made of its articles
"""

__all__ = ["article", "fact", "record", "run", "table", "why"]
