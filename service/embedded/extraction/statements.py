"""Statements: what named people and governments hold, by quotation marks and verbs of saying."""
from schemas.statement import Statement
from service.embedded.extraction.text.reading import Reading


def statements_of(reading: Reading) -> list[Statement]:
    """The statements of an article."""
    return []
