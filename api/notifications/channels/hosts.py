"""Which addresses may be called, for hooks, push services and the mail server (M5, P12, X12).

A host is judged by its text when it is saved, and by the very address just before it is connected
to: a name that resolves differently the second time gains nothing, nor does an address in a
spelling that nobody thought of.
"""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_CARRIERS: Final = tuple(
    ipaddress.IPv6Network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")
)
"""Of IPv4 in the last 32 bits: NAT64 of the world and of a site, and a form of long ago."""
_METADATA: Final = frozenset(
    ipaddress.ip_address(each)
    for each in ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254")
)
"""Where a cloud tells its machines their secrets, beside 169.254.169.254: Alibaba, Azure, Oracle,
Amazon and Google over IPv6."""
_NAME = re.compile(r"[a-z0-9._-]+")
_ENDS_IN_A_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)\.?$")
ODD_SPELLING: Final = (
    "the host must be written as it is called: a name in ASCII (xn--… for other letters) "
    "or a usual IP address"
)
NOT_PUBLIC: Final = "the host is not public"

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Peer = tuple[int, int, int, str, tuple[Any, ...]]
"""As getaddrinfo tells one: family, type, protocol, name, address."""


class PrivateHostError(OSError):
    """The host is not on an address that may be called."""


@dataclass(frozen=True, kw_only=True)
class HostPolicy:
    """Which hosts may be private: by name or literal address; `*` is any. None by default."""

    allowed: frozenset[str] = frozenset()

    def allows(self, host: str) -> bool:
        """True when the settings name this host: it may be private and speak plain HTTP."""
        return "*" in self.allowed or host.lower() in self.allowed

    def lets_to(self, address: str, host: str = "") -> bool:
        """Whether this very address may be connected to, as one of the `host`."""
        if not is_address(address) or is_forbidden(address):
            return False
        return self.allows(host or address) or is_public(address)


ANY_HOST: Final = HostPolicy(allowed=frozenset({"*"}))


def is_public(address: str) -> bool:
    """True for an address of the public internet; an IPv4 wrapped in IPv6 is judged as IPv4."""
    told, ip = _read(address)
    if ip in _METADATA:
        return False
    if isinstance(told, ipaddress.IPv6Address) and any(told in each for each in _CARRIERS[1:]):
        return False  # A site's own, or global by the letter only.
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _GLOBAL_UNICAST:
        return False
    return ip.is_global and not ip.is_multicast


def is_forbidden(address: str) -> bool:
    """True for what nobody's settings open: link-local addresses, where clouds keep the secrets of
    their machines, and what is no machine's address at all."""
    told, ip = _read(address)
    return any(
        each in _METADATA or each.is_link_local or each.is_multicast or each.is_unspecified
        for each in (told, ip)
    )


def _read(address: str) -> tuple[IpAddress, IpAddress]:
    told = ipaddress.ip_address(address.partition("%")[0])
    return told, _unwrapped(told)


def _unwrapped(ip: IpAddress) -> IpAddress:
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if any(ip in each for each in _CARRIERS) and int(ip) > 1:  # Not `::` and `::1`.
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    teredo = ip.teredo[1] if ip.teredo else None
    return ip.ipv4_mapped or ip.sixtofour or teredo or ip


def is_plain(host: str) -> bool:
    """A usual address, or a name. What ends in a number is an address to some and a name to
    others: octal, hexadecimal, short (WHATWG URL, section 3.5)."""
    if is_address(host):
        return True
    return bool(_NAME.fullmatch(host)) and not _ENDS_IN_A_NUMBER.search(host)


def is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def called(host: str) -> str:
    """The host as the system will look it up: other letters become xn--…, digits of any script
    plain ones. A text that cannot be one stays as it is."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host


def fault_of_host(host: str, policy: HostPolicy) -> str:
    """Why this host (as `called`) may not be connected to, or an empty string."""
    if not is_plain(host):
        return ODD_SPELLING
    return NOT_PUBLIC if is_address(host) and not policy.lets_to(host) else ""


async def connect(host: str, port: int, policy: HostPolicy | None) -> socket.socket:
    """A connected socket to the first of the host's addresses that may be called and answers; None
    judges nothing. Raises PrivateHostError where there are others only, and OSError."""
    loop = asyncio.get_running_loop()
    found: list[Any] = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [each for each in found if not policy or policy.lets_to(str(each[4][0]), host)]
    if not allowed:
        raise PrivateHostError(NOT_PUBLIC)
    return await _first_of(allowed, loop)


async def _first_of(peers: Iterable[Peer], loop: asyncio.AbstractEventLoop) -> socket.socket:
    trouble: OSError | None = None
    for family, kind, protocol, _, where in peers:
        door = socket.socket(family, kind, protocol)
        door.setblocking(False)
        try:
            await loop.sock_connect(door, where)
        except OSError as error:
            door.close()
            trouble = error
        except BaseException:
            door.close()
            raise
        else:
            return door
    raise trouble or OSError("the host has no address")
