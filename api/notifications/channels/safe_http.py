"""Outgoing HTTP that cannot be turned against the inner network (M5, P12).

Names are checked when the connection is made, with the very addresses it will use, so a name
that resolves differently the second time gains nothing. Literal addresses never reach a resolver:
they are checked in the URL, which is enough because redirects are never followed.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


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
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # Reading a malformed port raises.
    except ValueError:
        return "the address is malformed"
    if parts.scheme not in {"http", "https"} or not host:
        return "the address is not an HTTP address"
    if policy.allows(host):
        return ""
    if https_only and parts.scheme != "https":
        return "the address is not https"
    return "" if _may_be_public(host) else "the host is not public"


def _may_be_public(host: str) -> bool:
    """A name may be; the resolver has the last word."""
    try:
        return is_public(host)
    except ValueError:
        return True


class GuardedResolver(AbstractResolver):
    """Gives only public addresses, except for hosts that the policy names."""

    def __init__(self, policy: HostPolicy, inner: AbstractResolver | None = None) -> None:
        self._policy = policy
        self._inner = inner or aiohttp.resolver.DefaultResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The host's addresses; raises PrivateHostError when none of them is public."""
        found = await self._inner.resolve(host, port, family)
        if self._policy.allows(host):
            return found
        public = [each for each in found if is_public(each["host"])]
        if found and not public:
            raise PrivateHostError("the host is not public")
        return public

    async def close(self) -> None:
        """Close the resolver underneath."""
        await self._inner.close()


def guarded_session(policy: HostPolicy, *, limit: int = 100) -> aiohttp.ClientSession:
    """A session for Mattermost and push: guarded, with no cookies and no proxy of the system.

    Made inside a running loop; the caller closes it after the channels that share it.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=GuardedResolver(policy), limit=limit),
        cookie_jar=aiohttp.DummyCookieJar(),
    )
