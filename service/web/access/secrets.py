"""Secrets: keys of programs and logins of browsers. What is kept of either is a digest, from which nobody can make it again: both
hold 256 random bits, so that no slow hash is needed to keep them from being guessed."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from schemas.access import SCOPES, AccessKey, Scope
from service.errors import UsageError
from service.web.office import Office

COOKIE: Final = "entente_login"
"""The cookie that carries a browser's login."""

_KEY = re.compile(r"entente_(k[0-9a-f]{8})_([A-Za-z0-9_-]{43})", re.ASCII)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key and its secret, which is known now and never again."""

    key: AccessKey
    secret: str


@dataclass(frozen=True, slots=True)
class Login:
    """A browser's login: the cookie's value, and the token that its forms carry against forgery."""

    cookie: str
    csrf: str


def new_key(
    name: str,
    *,
    scopes: Sequence[str],
    created: str,
    rpm: int | None = None,
    upload_bytes: int | None = None,
    monthly_usd: str | None = None,
) -> NewKey:
    """A new key; raise UsageError for a scope that is none, or a limit that is none."""
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown or not scopes:
        raise UsageError(f"no such scope: {', '.join(unknown) or 'none was given'}; choose from {', '.join(SCOPES)}")
    if monthly_usd is not None:
        _check_dollars(monthly_usd)
    known: tuple[Scope, ...] = tuple(scope for scope in SCOPES if scope in scopes)
    key, secret = f"k{secrets.token_hex(4)}", secrets.token_urlsafe(32)
    made = AccessKey(
        id=key,
        name=_name(name),
        digest=digest_of(secret),
        scopes=known,
        created=created,
        rpm=rpm,
        upload_bytes=upload_bytes,
        monthly_usd=monthly_usd,
    )
    return NewKey(made, f"entente_{key}_{secret}")


def key_of(office: Office, secret: str) -> AccessKey | None:
    """The key whose secret this is; None for any other text, and for one that was revoked."""
    match = _KEY.fullmatch(secret)
    key = office.desk.keys.find(match[1]) if match else None
    known = key.digest if key else digest_of("")  # compared all the same, so that no time tells which ids there are
    same = hmac.compare_digest(known, digest_of(match[2] if match else "-"))
    return key if key and same and key.revoked is None else None


def log_in(office: Office, key: AccessKey) -> Login:
    """Let a browser in as this key, for as long as the rules say."""
    cookie = secrets.token_urlsafe(32)
    ends = (office.now + timedelta(hours=office.rules.login_hours)).isoformat(timespec="seconds")
    office.desk.keys.log_in(digest_of(cookie), key=key.id, begun=office.stamp, ends=ends)
    return Login(cookie, csrf_of(cookie))


def logged_in(office: Office, cookie: str) -> AccessKey | None:
    """The key that a browser is logged in as."""
    return office.desk.keys.logged_in(digest_of(cookie), now=office.stamp) if cookie else None


def log_out(office: Office, cookie: str) -> None:
    """End a browser's login."""
    office.desk.keys.log_out(digest_of(cookie))


def csrf_of(cookie: str) -> str:
    """The token that forms of this login carry: made of the cookie, which no other site can read."""
    return hmac.new(cookie.encode(), b"entente csrf", hashlib.sha256).hexdigest()


def is_csrf(cookie: str, token: str) -> bool:
    """Whether a form or header carries the token of this login."""
    return hmac.compare_digest(csrf_of(cookie).encode(), token.encode())


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _name(name: str) -> str:
    plain = " ".join("".join(char if char.isprintable() else " " for char in name).split())[:80]
    if not plain:
        raise UsageError("a key needs a name that says who uses it: `entente keys create 'treaty desk'`")
    return plain


def _check_dollars(amount: str) -> None:
    try:
        known = Decimal(amount)
    except InvalidOperation as error:
        raise UsageError(f"--monthly-usd {amount}: no sum of money; write it as 25 or 2.50") from error
    if not known.is_finite() or not 0 <= known < 10**9:
        raise UsageError(f"--monthly-usd {amount}: no sum of money; write it as 25 or 2.50")
