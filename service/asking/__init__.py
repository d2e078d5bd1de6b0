"""Asking a model: about articles, one at a time, whole or in parts; about pairs of records, many at a time; for a draft."""

from service.asking.article import Asking
from service.asking.draft import Drafted, drafted
from service.asking.pairs import Adjudicated, adjudicated

__all__ = ["Adjudicated", "Asking", "Drafted", "adjudicated", "drafted"]
