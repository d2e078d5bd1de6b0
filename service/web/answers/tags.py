"""Entity tags (RFC 9110, 8.8.3): a client that has an answer is told so instead of being given it again."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response


def tagged(request: Request, content: bytes | str, media_type: str = "application/json", **headers: str) -> Response:
    """The content with its tag, or nothing but 304 where the client has just that."""
    body = content.encode() if isinstance(content, str) else content
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    shown = {"etag": tag, "cache-control": "private, no-cache", "vary": "authorization, cookie, accept", **told}
    if tag in _known(request):
        return Response(status_code=304, headers=shown)
    return Response(body, media_type=media_type, headers=shown)


def _known(request: Request) -> set[str]:
    """The tags that the client has."""
    return {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
