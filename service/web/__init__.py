"""The other door: Entente as a service over HTTP, through `bootstrap`, the stores and `runs`, as the command line goes.

app       the application: routes, guards, workers
office    what one server is made of
serving   how it is run: addresses, shutdown, patience with slow clients
access    who asks, what they may do, how much, and what is written down of it
answers   shapes, pages of lists, errors and tags of what is answered
api       `/v1`, by noun
jobs      what takes long: the worker, the runner, those who watch
"""

from service.web.app import app
from service.web.office import Office, Rules

__all__ = ["Office", "Rules", "app"]
