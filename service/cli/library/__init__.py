"""What was kept, to be read again: `entente show`, `facts` and `runs`."""

from service.cli.library.facts import facts
from service.cli.library.runs import runs
from service.cli.library.show import show

__all__ = ["facts", "runs", "show"]
