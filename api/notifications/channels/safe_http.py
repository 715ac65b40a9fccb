"""Outgoing HTTP that cannot be turned against the inner network (M5, P12).

A URL is judged by its text (`urls.py`). Whatever passes there is judged once more just before it is
connected to, by the very address (`hosts.py`). Redirects are never followed.
"""

import socket

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from api.notifications.channels.hosts import NOT_PUBLIC, HostPolicy, Peer, PrivateHostError


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
