"""Asking a model: about articles, one at a time, whole or in parts; about pairs of records, many at a time; for a draft."""

from service.asking.afar import Desk, fetched
from service.asking.article import Asking, Brought
from service.asking.draft import Drafted, drafted
from service.asking.estimate import ANSWERS, Estimate, estimated
from service.asking.halt import Halt
from service.asking.known import Recalls, looked_up
from service.asking.order import in_order
from service.asking.pairs import Adjudicated, adjudicated

__all__ = [
    "ANSWERS",
    "Adjudicated",
    "Asking",
    "Brought",
    "Desk",
    "Drafted",
    "Estimate",
    "Halt",
    "Recalls",
    "adjudicated",
    "drafted",
    "estimated",
    "fetched",
    "in_order",
    "looked_up",
]
