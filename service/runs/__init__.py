"""Runs and the store: `keeping` writes down what a run does, `linking` links what was kept, `finding` reads it again by id,
`reasons` tells why, `board` has all facts ready to be listed."""

__all__ = ["board", "finding", "keeping", "linking", "reasons"]
