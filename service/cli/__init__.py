"""The command line. Data goes to stdout, progress and words to stderr; exit 0 all done, 1 some failed, 2 nothing done.

Heavy imports stay inside the commands, so that `--help` opens at once.

app        the commands by name, and `main`
options    what `brief` and `extract` share: a new option of both is one field there
brief extract prompts library evaluation   the commands
session    one run over paths, with its progress and its account
words      what is said on stderr, and data on stdout
"""

from service.cli.app import main

__all__ = ["main"]
