"""All that a server keeps, over one database."""

from service.store.database.desk.board import KeptBoard
from service.store.database.desk.decisions import KeptDecisions
from service.store.database.desk.jobs import KeptJobs
from service.store.database.desk.journal import KeptJournal
from service.store.database.desk.keys import KeptKeys
from service.store.database.desk.shelf import KeptShelf
from service.store.database.transactions import Transactions


class Desk:
    """The parts of a server's store; each method of theirs is one transaction, and raises StoreError where that fails."""

    def __init__(self, transactions: Transactions) -> None:
        self.keys = KeptKeys(transactions)
        self.jobs = KeptJobs(transactions)
        self.board = KeptBoard(transactions)
        self.decisions = KeptDecisions(transactions)
        self.shelf = KeptShelf(transactions)
        self.journal = KeptJournal(transactions)
