"""Sections of the page that code writes, each from facts alone."""
