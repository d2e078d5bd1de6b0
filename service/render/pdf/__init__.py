"""The brief as a PDF file."""

from service.render.pdf.page import pages, render

__all__ = ["pages", "render"]
