"""Asking a model: about articles, one at a time, whole or in parts; about pairs of records, many at a time; for a draft."""

from service.asking.article import Asking
from service.asking.draft import Drafted, drafted
from service.asking.estimate import ANSWERS, Estimate, estimated
from service.asking.halt import Halt
from service.asking.pairs import Adjudicated, adjudicated

__all__ = [
    "ANSWERS",
    "Adjudicated",
    "Asking",
    "Drafted",
    "Estimate",
    "Halt",
    "adjudicated",
    "drafted",
    "estimated",
]
