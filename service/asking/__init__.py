"""Asking a model about articles, one at a time: whole, or in parts where one is long."""

from service.asking.article import Asking

__all__ = ["Asking"]
