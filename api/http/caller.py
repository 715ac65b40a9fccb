"""From where a request comes, as far as the operator vouches for it: a proxy's word is taken by the
server if FORWARDED_ALLOW_IPS names the proxy, and nobody else's."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from litestar.connection import ASGIConnection

HOUSEHOLD: Final = 64
"""Bits: whoever has an IPv6 address has all of its network."""
FORWARDED: Final = ("x-forwarded-for", "forwarded", "x-real-ip")

AnyConnection = ASGIConnection[Any, Any, Any, Any]
Address = IPv4Address | IPv6Address


def address(connection: AnyConnection) -> str:
    """For the audit: an address, or nothing where there is none."""
    found = _address(connection)
    return str(found) if found else ""


def network(text: str) -> str:
    """What limits count by."""
    try:
        found = _plain(text)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        return str(IPv6Network((found, HOUSEHOLD), strict=False))
    return str(found)


def is_local(connection: AnyConnection) -> bool:
    """Another process of this machine, with no proxy between: what a proxy passes on has its
    headers, and then the address is a word and not the peer's."""
    found = _address(connection)
    told = any(name in connection.headers for name in FORWARDED)
    return found is not None and found.is_loopback and not told


def _address(connection: AnyConnection) -> Address | None:
    try:
        return _plain(connection.client.host) if connection.client else None
    except ValueError:
        return None


def _plain(text: str) -> Address:
    """IPv4 in IPv6's clothes is IPv4; a zone says nothing. Raises ValueError."""
    found = ip_address(text.partition("%")[0])
    return (found.ipv4_mapped if isinstance(found, IPv6Address) else None) or found
