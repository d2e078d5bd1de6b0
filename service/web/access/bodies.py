"""How much: the body of a request is counted as it comes, whatever its head says, and must keep coming."""

import asyncio
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

LONGEST: Final = 20
"""How many times the patience with one piece the whole may take."""


class BodyRefused(HTTPException):
    """A body that is too large or too slow. It is an error of HTTP, which whoever reads a body lets pass."""


def largest_of(headers: Headers, *, with_files: int, without: int) -> int:
    """The most bytes that a body of this kind may have."""
    return with_files if headers.get("content-type", "").lower().startswith("multipart/form-data") else without


def check_length(headers: Headers, largest: int) -> None:
    """Raise BodyRefused where the head alone says that it is too large, or says nothing sensible."""
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdecimal()) or len(length) > 15:
        raise BodyRefused(400, "content-length: not a number")
    if int(length) > largest:
        raise _too_large(largest)


def counted(receive: Receive, *, largest: int, patience: float) -> Receive:
    """The same, that raises BodyRefused when more comes than may, or nothing comes for too long."""
    read = 0
    whole = False
    ends = asyncio.get_running_loop().time() + LONGEST * patience

    async def received() -> Message:
        nonlocal read, whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout(min(patience, ends - asyncio.get_running_loop().time())):
                message = await receive()
        except TimeoutError as error:
            said = f"the body comes too slowly: nothing for {patience:g} s, or much longer in all; send it again"
            raise BodyRefused(408, said) from error
        if message["type"] == "http.request":
            read += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if read > largest:
                raise _too_large(largest)
        return message

    return received


def _too_large(largest: int) -> BodyRefused:
    return BodyRefused(
        413, f"larger than {largest:,} bytes, the most that a request of this key may have; send less at once"
    )
