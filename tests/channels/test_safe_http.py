"""Outgoing requests stay away from the inner network."""

import socket
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from api.notifications.channels.hosts import (
    ANY_HOST,
    ODD_SPELLING,
    HostPolicy,
    PrivateHostError,
    is_public,
)
from api.notifications.channels.http_answers import NetworkTrouble, is_private_host, trouble
from api.notifications.channels.safe_http import GuardedResolver, guarded_session
from api.notifications.channels.urls import fault_of_url
from tests.channels.scripted import Scripted

LOOPBACK = [
    "127。0。0。1",
    "127．0．0．1",
    "127｡0｡0｡1",
    "①②⑦.⓪.⓪.①",
    "１２７.0.0.1",
    "١٢٧.0.0.1",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "127.0.0.1.",
    "127%2e0%2e0%2e1",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "0x7f000001",
    "2130706433",
    "017700000001",
    "127.1",
    "0",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::1%25lo]",
]
"""Ways to write this machine: by dots, digits and letters that normalise, by numbers, in IPv6."""


class Names(AbstractResolver):
    """Knows one host under the addresses it was given."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The same addresses for every name."""
        common: Any = {"hostname": host, "port": port, "proto": 0, "flags": 0}
        return [ResolveResult(host=each, family=family, **common) for each in self.addresses]

    async def close(self) -> None:
        """Nothing is open."""


@pytest.mark.rule("P12", "M5")
@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a01:203",
        "2002:a01:203::",
    ],
)
def test_an_inner_address_is_not_public(address: str):
    """Loopback, private, link-local, shared, multicast, and IPv4 wrapped in IPv6."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_an_outer_address_is_public(address: str):
    """The internet, over NAT64 too."""
    assert is_public(address)


@pytest.mark.rule("P12")
@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://push.example/x", ""),
        ("http://push.example/x", "the address is not https"),
        ("https://127.0.0.1/x", "the host is not public"),
        ("https://[::1]/x", "the host is not public"),
        ("ftp://push.example/x", "the address is not an HTTP address"),
        ("https:///x", "the address is not an HTTP address"),
        ("https://push.example:port/x", "the address is malformed"),
    ],
)
def test_a_url_is_judged_before_it_is_called(url: str, fault: str):
    """The fault is named and holds no part of the URL."""
    assert fault_of_url(url, HostPolicy(), https_only=True) == fault


@pytest.mark.rule("P12", "M5")
@pytest.mark.parametrize("host", LOOPBACK)
async def test_no_spelling_leads_to_this_machine(counterpart: Scripted, host: str):
    """Refused by the URL, and not reached by who calls it all the same."""
    counterpart.answers(200, "inner")
    url = f"http://{host}:{counterpart.port}/"
    assert fault_of_url(url, HostPolicy())
    async with guarded_session(HostPolicy(), resolver=Names("127.0.0.1")) as session:
        with pytest.raises(NetworkTrouble):
            await session.get(url)
    assert not counterpart.connections


@pytest.mark.rule("P12", "M5")
@pytest.mark.parametrize(
    "host", ["127。0。0。1", "чат.рф", "Ⓔxample.org", "exa mple.org", "x%00.org"]
)
def test_a_host_is_called_as_it_is_written(host: str):
    """One that reads as another than is called is refused, also where private hosts are allowed."""
    for policy in (HostPolicy(), ANY_HOST):
        assert fault_of_url(f"https://{host}/x", policy) == ODD_SPELLING


@pytest.mark.rule("P12", "M5")
@pytest.mark.parametrize(
    "host",
    [
        "push.example",
        "PUSH.Example.",
        "a_b.example",
        "xn--80a0bn.xn--p1ai",
        "8.8.8.8",
        "3m.example",
    ],
)
def test_a_plain_host_may_be_called(host: str):
    """Names of any case, in punycode, and usual addresses."""
    assert not fault_of_url(f"https://{host}:443/x", HostPolicy(), https_only=True)


@pytest.mark.rule("P12", "M5")
def test_a_host_named_in_the_settings_may_be_private():
    """It may speak plain HTTP too; other hosts may not."""
    policy = HostPolicy(allowed=frozenset({"127.0.0.1"}))
    assert not fault_of_url("http://127.0.0.1:8065/hooks/x", policy, https_only=True)
    assert fault_of_url("http://127.0.0.2:8065/hooks/x", policy)


@pytest.mark.rule("P12", "M5")
@pytest.mark.parametrize("host", ["chat.local", "127.0.0.1"])
async def test_a_named_host_is_reached(counterpart: Scripted, host: str):
    """By its name or by its address; nothing else leads there through the same session."""
    counterpart.answers(200, "ok")
    policy = HostPolicy(allowed=frozenset({host}))
    async with guarded_session(policy, resolver=Names("127.0.0.1")) as session:
        assert (await session.get(f"http://{host}:{counterpart.port}/")).status == 200
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://other.local:{counterpart.port}/")
    assert len(counterpart.requests) == 1


@pytest.mark.rule("P12", "M5")
async def test_a_private_peer_is_refused_by_the_same_words(counterpart: Scripted):
    """A literal address says what a name would: nothing of what is open there."""
    async with guarded_session(HostPolicy()) as session:
        for port in (counterpart.port, 1):
            with pytest.raises(aiohttp.ClientConnectorError) as caught:
                await session.get(f"http://127。0。0。1:{port}/")
            assert is_private_host(caught.value)
            assert trouble(caught.value) == "cannot connect: the host is not public"


@pytest.mark.rule("P12", "M5")
async def test_a_name_that_turns_out_private_is_not_connected_to(counterpart: Scripted):
    """The guard judges the addresses that the connection would use (DNS rebinding)."""
    counterpart.answers(200, "ok")
    async with guarded_session(HostPolicy(), resolver=Names("127.0.0.1")) as session:
        with pytest.raises(aiohttp.ClientConnectorError) as caught:
            await session.get(f"http://public.example:{counterpart.port}/")
    assert is_private_host(caught.value)
    assert trouble(caught.value) == "cannot connect: the host is not public"
    assert not counterpart.connections


async def test_only_the_public_addresses_of_a_name_are_used():
    """A name with both kinds keeps the public ones."""
    resolver = GuardedResolver(HostPolicy(), Names("10.0.0.1", "8.8.8.8"))
    assert [found["host"] for found in await resolver.resolve("mixed.example")] == ["8.8.8.8"]


async def test_a_named_host_may_resolve_to_a_private_address():
    """The policy speaks of the name."""
    policy = HostPolicy(allowed=frozenset({"chat.local"}))
    resolver = GuardedResolver(policy, Names("10.0.0.1"))
    assert await resolver.resolve("chat.local")
    with pytest.raises(PrivateHostError):
        await resolver.resolve("other.local")


async def test_localhost_is_refused_by_the_session_itself(counterpart: Scripted):
    """The session that channels get is guarded."""
    counterpart.answers(200, "ok")
    async with guarded_session(HostPolicy()) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://localhost:{counterpart.port}/")
    assert not counterpart.connections
