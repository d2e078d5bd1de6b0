"""The other door: Entente as a service over HTTP, through `bootstrap`, the stores and `runs`, as the command line goes.

app       the application: routes, guards, workers
office    what one server is made of, and its rules
serving   how it is run: addresses, shutdown, patience with slow clients
uploads   what came as files, text or an address, read and put on the shelf
access    who asks, what they may do, how much, and what is written down of it
answers   shapes, pages of lists, errors and tags of what is answered
api       `/v1`, by noun
pages     what people open in a browser
jobs      what takes long: the worker, the runner, those who watch
"""

__all__ = ["access", "answers", "api", "app", "jobs", "office", "pages", "serving", "uploads"]
