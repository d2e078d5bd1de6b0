"""The brief as JSON, for programs: everything the page shows and everything behind it, unescaped and uncut."""

from schemas.brief import Brief
from service.ports import Rendered


def render(brief: Brief) -> Rendered:
    """UTF-8 JSON after the schema of Brief (`entente prompts --schemas`), two spaces of indent, a final newline."""
    return Rendered((brief.model_dump_json(indent=2) + "\n").encode(), None)
