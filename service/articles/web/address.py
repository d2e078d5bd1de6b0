"""Which addresses may be fetched: http(s), without a password, on hosts of the public internet."""

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from service.errors import ReadError

if TYPE_CHECKING:
    from httpx2 import URL

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address that is meant
_NOT_PUBLIC = tuple(
    IPv6Network(each)
    for each in (
        "::/96",  # IPv4-compatible, deprecated by RFC 4291
        "64:ff9b:1::/48",  # RFC 8215, translation within one network
        "fec0::/10",  # site-local, deprecated by RFC 3879
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation, RFC 9637
        "100::/64",  # discarded, RFC 6666
    )
)


def system_resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, as this machine's resolver knows them. Raises OSError when it knows none."""
    return list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def checked_url(address: str) -> "URL":
    """The address, parsed. Raises ReadError for one that is not fetched, whatever its host."""
    from httpx2 import URL, InvalidURL  # noqa: PLC0415 - what comes from files needs no HTTP

    try:
        url = URL(address)
        host = url.raw_host.decode("ascii")
        port = url.port
    except (InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise ReadError("not a web address; check it") from error
    if url.scheme not in {"http", "https"}:
        raise ReadError(f"an address of the kind {url.scheme or 'none'}; only http and https are fetched")
    if not host or (port is not None and not 0 < port < 65536):
        raise ReadError("a web address without a host, or with an odd port; check it")
    if url.userinfo:
        raise ReadError("an address with a user name or password in it, which is not sent; take it out")
    return url


def masked(address: str) -> str:
    """The address as it may be shown: without the name and password that somebody put in it."""
    return re.sub(r"//[^/?#\s]*@", "//…@", address)


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, as does the IPv4 address that an IPv6 address may carry."""
    if isinstance(address, IPv6Address):
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(each is not None and not is_public(each) for each in carried):
            return False
        if address.scope_id or (address.ipv4_mapped is None and any(address in network for network in _NOT_PUBLIC)):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )


def permitted(host: str, found: Sequence[str], *, permits: Callable[[Address], bool]) -> tuple[Address, ...]:
    """The addresses of a host, in order. Raises ReadError when one of them is not permitted: a name that stands for a public
    and a private address is a trick, whichever comes first."""
    addresses = []
    for each in found:
        try:
            address = ip_address(each)
        except ValueError as error:
            raise ReadError(f"{host} has no address that can be used") from error
        if not permits(address):
            where = host if host == str(address) else f"{host} leads to {address}, which"
            raise ReadError(
                f"{where} is no address of the public internet and is not fetched; save the page and name the file, or give"
                " the address as --base-url if a model answers there"
            )
        addresses.append(address)
    if not addresses:
        raise ReadError(f"{host} has no address; check its name")
    return tuple(addresses)
