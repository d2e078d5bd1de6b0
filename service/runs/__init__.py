"""Runs and the store: `keeping` writes down what a run does, `linking` links what was kept, `finding` reads it again by id,
`reasons` tells why."""

__all__ = ["finding", "keeping", "linking", "reasons"]
