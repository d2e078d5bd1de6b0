"""Grounding: find a quote in its article, and say how far its words had drifted."""

from service.core.grounding.folding import Folded, fold
from service.core.grounding.locator import Found, Locator

__all__ = ["Folded", "Found", "Locator", "fold"]
