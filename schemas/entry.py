"""The entry: what one run made of one article, with the account of its items."""

from schemas.ledger import Ledger
from schemas.outcome import Outcome
from schemas.shape import Value


class Entry(Value):
    """An outcome in the run that it came from. `ledger` holds the article's items by id, as far as its records;
    it is empty where the article failed."""

    run: str
    outcome: Outcome
    ledger: Ledger
