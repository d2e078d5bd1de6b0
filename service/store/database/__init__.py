"""The store over any database that SQLAlchemy speaks to: statements of SQLAlchemy Core, each method one transaction.

store         DatabaseStore: port `Store`; runs, articles, records, briefs
answers       port `AnswerStore`: answers, failures, and who asks what right now
claims        questions that one process asks, so that no other does; until it is done, gives up or dies
links         port `LinkStore`
rows          values as rows of the tables, and back
transactions  what differs between databases, and what a transaction is for
"""

from service.store.database.store import DatabaseStore
from service.store.database.transactions import Database

__all__ = ["Database", "DatabaseStore"]
