"""Outgoing HTTP that cannot be turned against the inner network (M5, P12).

A URL is judged by the host that aiohttp will call, and refused where people read another one in
it. Whatever passes there is judged once more just before it is connected to, by the very address:
a name that resolves differently the second time gains nothing, nor does an address in a spelling
that nobody thought of. Redirects are never followed.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")

_NAME = re.compile(r"[a-z0-9._-]+")
_ENDS_IN_A_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)\.?$")
ODD_SPELLING: Final = (
    "the host must be written as it is called: a name in ASCII (xn--… for other letters) "
    "or a usual IP address"
)

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Peer = tuple[int, int, int, str, tuple[Any, ...]]
"""As getaddrinfo tells one: family, type, protocol, name, address."""


class PrivateHostError(OSError):
    """The host is not on a public address and the settings do not allow it."""


@dataclass(frozen=True, kw_only=True)
class HostPolicy:
    """Which hosts may be private: by name or literal address; `*` is any. None by default."""

    allowed: frozenset[str] = frozenset()

    def allows(self, host: str) -> bool:
        """True when the settings name this host: it may be private and speak plain HTTP."""
        return "*" in self.allowed or host.lower() in self.allowed


ANY_HOST = HostPolicy(allowed=frozenset({"*"}))


def is_public(address: str) -> bool:
    """True for an address of the public internet; an IPv4 wrapped in IPv6 is judged as IPv4."""
    ip = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _GLOBAL_UNICAST:
        return False  # Old wrappings of IPv4, such as `::127.0.0.1`, are global by the letter.
    return ip.is_global and not ip.is_multicast


def _unwrapped(ip: IpAddress) -> IpAddress:
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    teredo = ip.teredo[1] if ip.teredo else None
    return ip.ipv4_mapped or ip.sixtofour or teredo or ip


def fault_of_url(url: str, policy: HostPolicy, *, https_only: bool = False) -> str:
    """Why the URL may not be called, or an empty string. Holds no part of the URL."""
    try:
        called, written = URL(url), urlsplit(url)
        host = called.raw_host or ""
    except ValueError:
        return "the address is malformed"
    if called.scheme not in {"http", "https"} or not host:
        return "the address is not an HTTP address"
    if not written.netloc.isascii() or not _same(written.hostname, host) or not _is_plain(host):
        return ODD_SPELLING
    if policy.allows(host):
        return ""
    if https_only and called.scheme != "https":
        return "the address is not https"
    return "the host is not public" if _is_address(host) and not is_public(host) else ""


def _same(written: str | None, called: str) -> bool:
    """Of one IPv6 address Python 3.13 prints another spelling than older ones: ::ffff:10.0.0.1
    for ::ffff:a00:1."""
    if written and _is_address(written) and _is_address(called):
        return ipaddress.ip_address(written) == ipaddress.ip_address(called)
    return written == called


def _is_plain(host: str) -> bool:
    """A usual address, or a name. What ends in a number is an address to some and a name to
    others: octal, hexadecimal, short (WHATWG URL, section 3.5)."""
    if _is_address(host):
        return True
    return bool(_NAME.fullmatch(host)) and not _ENDS_IN_A_NUMBER.search(host)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


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
        """The host's addresses; raises PrivateHostError when none of them is public."""
        found = await self._inner.resolve(host, port, family)
        if self._policy.allows(host):
            self._named.update(each["host"] for each in found)
            return found
        public = [each for each in found if is_public(each["host"])]
        if found and not public:
            raise PrivateHostError("the host is not public")
        return public

    def socket_to(self, peer: Peer) -> socket.socket:
        """A socket for this peer alone; raises PrivateHostError."""
        family, kind, protocol, _, where = peer
        if not self._may_reach(str(where[0])):
            raise PrivateHostError("the host is not public")
        return socket.socket(family, kind, protocol)

    def _may_reach(self, address: str) -> bool:
        if self._policy.allows(address) or address in self._named:
            return True
        return _is_address(address) and is_public(address)

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
