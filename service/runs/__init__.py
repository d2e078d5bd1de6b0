"""Runs and the store: `keeping` writes down what a run does, `finding` reads it again by id."""

__all__ = ["finding", "keeping"]
