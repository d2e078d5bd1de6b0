"""The words of an article for a date, read against the article's own date."""

from service.core.language.dating.resolution import Resolved, resolve
from service.core.language.dating.rule import Tense
from service.core.language.dating.weighing import Weighed, weigh

__all__ = ["Resolved", "Tense", "Weighed", "resolve", "weigh"]
