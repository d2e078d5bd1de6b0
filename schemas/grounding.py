"""The grounding: what was made of an answer, kept so that the same is not made of it again."""

from schemas.article import Article
from schemas.ledger import Ledger
from schemas.outcome import Outcome
from schemas.shape import Value


class Grounding(Value):
    """Under which `key` a store may find again what an article told, as long as the `answer` with that key stands. The key
    changes with everything that decides the records: the text and what is known of it, who is asked what, and the program."""

    key: str
    answer: str


class Recalled(Value):
    """What was found under a key: the article with what it says of itself, the outcome as it is when it costs nothing, the
    account of its items, and under which digest the store has its records."""

    key: str
    article: Article
    outcome: Outcome
    ledger: Ledger
    reading: str
