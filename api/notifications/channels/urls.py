"""Which URL may be called: judged by the host that aiohttp will call, and refused where people read
another one in it (M5, P12)."""

import ipaddress
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from yarl import URL

from api.notifications.channels.hosts import (
    NOT_PUBLIC,
    ODD_SPELLING,
    HostPolicy,
    is_address,
    is_forbidden,
    is_plain,
    is_public,
)

REMEMBERED_URLS: Final = 2048
"""Of which it is known how they are spelled: a browser's endpoint is judged with each push. Nothing
here asks for a name's address; that is judged anew with each connection."""


@lru_cache(REMEMBERED_URLS)
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
