"""An article to look at: its text with every quote in its place, and what was made of it beside it."""

from service.render.article.page import render

__all__ = ["render"]
