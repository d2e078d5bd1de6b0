"""Pages of a list, by cursor: where the last one ended, so that nothing is told twice however the list grows."""

import base64
import binascii
from typing import Annotated

from fastapi import Query

from service.web.answers.problems import Refused

Limit = Annotated[int, Query(ge=1, le=500, description="The most items that a page may have.", examples=[50])]
Cursor = Annotated[
    str | None, Query(max_length=200, description="`next` of the page before; without it, the first page.")
]
_MOST = 2**31 - 1


def cursor_of(place: int | str) -> str:
    """A place in a list as its clients see it."""
    return base64.urlsafe_b64encode(str(place).encode()).decode().rstrip("=")


def place_of(cursor: str | None) -> str | None:
    """The place that a cursor means; raise Refused for one that no page gave."""
    if cursor is None:
        return None
    try:
        place = base64.urlsafe_b64decode(f"{cursor}{'=' * (-len(cursor) % 4)}".encode("ascii")).decode("ascii")
    except (UnicodeError, binascii.Error) as error:
        raise Refused(422, "cursor: none that a page gave; begin without one") from error
    if not place.isprintable():
        raise Refused(422, "cursor: none that a page gave; begin without one")
    return place


def number_of(cursor: str | None) -> int | None:
    """The place that a cursor means, in a list that is numbered."""
    place = place_of(cursor)
    if place is None:
        return None
    if not (place.isdecimal() and len(place) < 11 and int(place) <= _MOST):
        raise Refused(422, "cursor: none that a page gave; begin without one")
    return int(place)
