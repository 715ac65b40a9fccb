"""Outgoing HTTP that cannot be turned against the inner network (M5, P12).

A URL is judged by the host that aiohttp will call, and refused where people read another one in
it. Whatever passes there is judged once more just before it is connected to, by the very address
(`hosts.py`). Redirects are never followed.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from api.notifications.channels.hosts import (
    NOT_PUBLIC,
    ODD_SPELLING,
    HostPolicy,
    Peer,
    PrivateHostError,
    is_address,
    is_forbidden,
    is_plain,
    is_public,
)


def fault_of_url(url: str, policy: HostPolicy, *, https_only: bool = False) -> str:
    """Why the URL may not be called, or an empty string. Holds no part of the URL."""
    try:
        called, written = URL(url), urlsplit(url)
        host = called.raw_host or ""
    except ValueError:
        return "the address is malformed"
    if called.scheme not in {"http", "https"} or not host:
        return "the address is not an HTTP address"
    if not written.netloc.isascii() or not _same(written.hostname, host) or not is_plain(host):
        return ODD_SPELLING
    if is_address(host) and is_forbidden(host):
        return NOT_PUBLIC
    if policy.allows(host):
        return ""
    if https_only and called.scheme != "https":
        return "the address is not https"
    return NOT_PUBLIC if is_address(host) and not is_public(host) else ""


def _same(written: str | None, called: str) -> bool:
    """Of one IPv6 address Python 3.13 prints another spelling than older ones: ::ffff:10.0.0.1
    for ::ffff:a00:1."""
    if written and is_address(written) and is_address(called):
        return ipaddress.ip_address(written) == ipaddress.ip_address(called)
    return written == called


class GuardedResolver(AbstractResolver):
    """Gives only public addresses, except for hosts that the policy names, and opens a socket to
    no other: aiohttp asks for one right before it connects, a literal address too."""

    def __init__(self, policy: HostPolicy, inner: AbstractResolver | None = None) -> None:
        self._policy = policy
        self._inner = inner or aiohttp.resolver.DefaultResolver()
        self._named: set[str] = set()
        """Addresses of hosts that the policy names."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Those of its addresses that may be called; raises PrivateHostError when none is."""
        found = await self._inner.resolve(host, port, family)
        allowed = [each for each in found if self._policy.lets_to(each["host"], host)]
        if self._policy.allows(host):
            self._named.update(each["host"] for each in allowed)
        if found and not allowed:
            raise PrivateHostError(NOT_PUBLIC)
        return allowed

    def socket_to(self, peer: Peer) -> socket.socket:
        """A socket for this peer alone; raises PrivateHostError."""
        family, kind, protocol, _, where = peer
        address = str(where[0])
        if not self._policy.lets_to(address) and address not in self._named:
            raise PrivateHostError(NOT_PUBLIC)
        return socket.socket(family, kind, protocol)

    async def close(self) -> None:
        """Close the resolver underneath."""
        await self._inner.close()


def guarded_session(
    policy: HostPolicy, *, limit: int = 100, resolver: AbstractResolver | None = None
) -> aiohttp.ClientSession:
    """A session for Mattermost and push: guarded, with no cookies and no proxy of the system.

    Made inside a running loop; the caller closes it after the channels that share it.
    """
    guard = GuardedResolver(policy, resolver)
    connector = aiohttp.TCPConnector(resolver=guard, socket_factory=guard.socket_to, limit=limit)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
