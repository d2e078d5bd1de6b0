"""The brief as a Word document."""

from service.render.word.page import render

__all__ = ["render"]
