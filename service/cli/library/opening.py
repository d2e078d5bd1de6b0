"""The store that is there, opened to be read, with commands in its complaints that work as they stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from service.cli.words import pasted
from service.errors import UsageError

if TYPE_CHECKING:
    from service.ports import Store


@contextmanager
def opened(store: str | None) -> "Iterator[Store]":
    """The store that was named, or the user's; raise StoreError, with what makes one, when there is none."""
    from service import bootstrap
    from service.settings import load_settings

    try:
        with bootstrap.library(load_settings(store=store)) as library:
            yield library
    except UsageError as error:
        raise type(error)(pasted(str(error), store)) from error
