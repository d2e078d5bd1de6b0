"""Runs and the store: `keeping` writes down what a run does, `finding` reads it again by id, `reasons` tells why."""

__all__ = ["finding", "keeping", "reasons"]
