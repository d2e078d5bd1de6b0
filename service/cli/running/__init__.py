"""What goes with a run that takes long.

estimate     `entente estimate` and `--dry-run`: what a run would take, before
interrupts   Ctrl-C, once and twice
progress     how far it has come
"""

__all__ = ["estimate", "interrupts", "progress"]
