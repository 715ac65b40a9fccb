"""No spelling of an inner address passes the guard of outgoing calls (P12, M5): generated."""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from api.notifications.channels.hosts import (
    ANY_HOST,
    HostPolicy,
    PrivateHostError,
    called,
    fault_of_host,
    is_public,
)
from api.notifications.channels.safe_http import GuardedResolver
from api.notifications.channels.urls import fault_of_url
from tests.channels.test_safe_http import Names

pytestmark = pytest.mark.rule("P12", "M5", "X12")

NOBODY: Final = HostPolicy()
API: Final = Path(__file__).parents[2] / "api"
INNER: Final = (
    "127.0.0.0/8",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "100.64.0.0/10",
    "0.0.0.0/8",
    "224.0.0.0/4",
)
INNER_SIX: Final = ("::1/128", "::/128", "fe80::/10", "fc00::/7", "ff00::/8", "fec0::/10")


@cache
def lookalikes() -> dict[str, list[str]]:
    """Every character that normalises to a digit, a letter of an address, or a dot."""
    found: dict[str, list[str]] = {each: [each] for each in "0123456789abcdefx."}
    for code in range(0x20000):  # Planes above hold none.
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char).casefold()
        if unicodedata.category(char) == "Nd":
            plain = str(unicodedata.digit(char))
        if plain in found and char not in found[plain]:
            found[plain].append(char)
    found["."] += ["。", "．", "｡", "%2e"]
    return found


@st.composite
def inner_four(draw: st.DrawFn) -> ipaddress.IPv4Address:
    network = ipaddress.IPv4Network(draw(st.sampled_from(INNER)))
    last = network.num_addresses - 1
    return network[draw(st.one_of(st.just(1), st.integers(0, last)))]


@st.composite
def inner_six(draw: st.DrawFn) -> ipaddress.IPv6Address:
    """Of its own, or one that carries an inner IPv4."""
    four = int(draw(inner_four()))
    low = draw(st.integers(0, 2**16 - 1))
    network = ipaddress.IPv6Network(draw(st.sampled_from(INNER_SIX)))
    own = int(network.network_address) + draw(st.integers(0, network.num_addresses - 1))
    carried = (
        four,
        0xFFFF << 32 | four,
        0x0064FF9B << 96 | four,
        0x2002 << 112 | four << 80 | low,
        0x20010000 << 96 | four ^ 0xFFFFFFFF,
    )
    return ipaddress.IPv6Address(draw(st.sampled_from((own, *carried))))


@st.composite
def spelled_four(draw: st.DrawFn) -> str:
    """By numbers of any base, with fewer parts, in characters that look like these."""
    number = int(draw(inner_four()))
    count = draw(st.integers(1, 4))
    heads = [number >> (24 - 8 * each) & 0xFF for each in range(count - 1)]
    parts = [*heads, number & (1 << (8 * (5 - count))) - 1]
    forms = ("{}", "0x{:x}", "0x{:08x}", "0{:o}", "000{:o}")
    text = ".".join(draw(st.sampled_from(forms)).format(part) for part in parts)
    if draw(st.booleans()):
        look = lookalikes()
        text = "".join(draw(st.sampled_from(look.get(each, [each]))) for each in text)
    return text + draw(st.sampled_from(("", ".", "。")))


@st.composite
def spelled_six(draw: st.DrawFn) -> str:
    """Short, long, in capitals, with an IPv4 at its end, with a zone."""
    address = draw(inner_six())
    last = str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    mixed = f"{':'.join(address.exploded.split(':')[:6])}:{last}"
    text = draw(st.sampled_from((str(address), address.exploded, mixed)))
    text = draw(st.sampled_from((text, text.upper())))
    return f"[{text}{draw(st.sampled_from(('', '%25lo', '%eth0', '%')))}]"


urls = st.builds(
    "{}://{}{}{}/hooks/x".format,
    st.sampled_from(("https", "http", "HTTPS")),
    st.sampled_from(("", "user:word@", "example.org@", "example.org%40", "@")),
    st.one_of(spelled_four(), spelled_six()),
    st.sampled_from(("", ":443", ":8080", ":")),
)


@settings(max_examples=300, deadline=None)
@given(urls)
def test_no_spelling_of_an_inner_address_is_called(url: str) -> None:
    """Refused by its text; or what would be called is a name, which the resolver judges, or an
    address that is public."""
    if fault_of_url(url, NOBODY):
        return
    host = URL(url).raw_host or ""
    assert _is_name(host) or is_public(host), host
    with pytest.raises(OSError):
        _inner_by_the_system(host)


def _is_name(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


def _inner_by_the_system(host: str) -> None:
    """Raises OSError where the C library takes the host for no inner address, without a network."""
    found = socket.getaddrinfo(host, 443, flags=socket.AI_NUMERICHOST)
    if all(is_public(str(each[4][0])) for each in found):
        raise OSError("public")


@settings(max_examples=100, deadline=None)
@given(st.one_of(inner_four(), inner_six()))
def test_no_inner_address_is_connected_to(address: ipaddress.IPv4Address) -> None:
    """Whatever text led there: the socket is asked for by the address itself."""
    text = str(address)
    assert not is_public(text)
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    guard = GuardedResolver(NOBODY, Names())
    with pytest.raises(PrivateHostError):
        guard.socket_to((family, socket.SOCK_STREAM, 0, "", (text, 443)))


answers = st.lists(
    st.one_of(inner_four(), inner_six(), st.ip_addresses(v=4), st.ip_addresses(v=6)).map(str),
    min_size=1,
    max_size=4,
)


@settings(max_examples=100, deadline=None)
@given(first=answers, second=answers)
async def test_a_name_leads_to_no_inner_address(first: list[str], second: list[str]) -> None:
    """Among others, alone, and when it says something else the second time (rebinding)."""
    names = Names(*first)
    guard = GuardedResolver(NOBODY, names)
    for addresses in (first, second):
        names.addresses = tuple(addresses)
        try:
            found: list[Any] = await guard.resolve("example.org", 443)
        except PrivateHostError:
            found = []
        assert [each["host"] for each in found] == [each for each in addresses if is_public(each)]


@settings(max_examples=50, deadline=None)
@given(
    st.text(min_size=13, max_size=60), st.sampled_from(("", "https://", "https://[", "http://a@"))
)
def test_any_text_is_judged(text: str, head: str) -> None:
    """A fault or none, and no exception; and no part of the text in it."""
    fault = fault_of_url(head + text, NOBODY)
    assert text not in fault
    fault_of_url(head + text, ANY_HOST)


FORBIDDEN: Final = ("169.254.0.0/16", "224.0.0.0/4", "100.100.100.200/32", "168.63.129.16/32")
FORBIDDEN_SIX: Final = ("fe80::/10", "ff00::/8", "::/128", "fd00:ec2::254/128")


@st.composite
def forbidden(draw: st.DrawFn) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """By itself, or an IPv4 carried by an IPv6."""
    where = st.sampled_from([ipaddress.ip_network(each) for each in FORBIDDEN + FORBIDDEN_SIX])
    network = draw(where)
    address = network[draw(st.integers(0, network.num_addresses - 1))]
    if address.version == 6 or draw(st.booleans()):
        return address
    four = int(address)
    heads = (0, 0xFFFF << 32, 0x0064FF9B << 96, 0x0064FF9B0001 << 80)
    carried = [*(head | four for head in heads), 0x2002 << 112 | four << 80]
    return ipaddress.IPv6Address(draw(st.sampled_from(carried)))


@settings(max_examples=200, deadline=None)
@given(forbidden())
def test_what_nobody_may_call_is_called_under_no_policy(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """Also where private hosts are allowed, by the page's text and at the connection."""
    text = str(address)
    url = f"https://{text}/x" if address.version == 4 else f"https://[{text}]/x"
    for policy in (NOBODY, ANY_HOST, HostPolicy(allowed=frozenset({text}))):
        assert fault_of_url(url, policy) and fault_of_host(text, policy)
        guard = GuardedResolver(policy, Names())
        with pytest.raises(PrivateHostError):
            guard.socket_to((socket.AF_INET, socket.SOCK_STREAM, 0, "", (text, 443)))


@settings(max_examples=300, deadline=None)
@given(st.one_of(spelled_four(), spelled_six().map(lambda text: text[1:-1])))
def test_no_spelling_of_an_inner_address_is_a_mail_server(host: str) -> None:
    """Where private hosts are not allowed: it is refused by its text, or is a name for the system
    too, which is judged at the connection."""
    looked_up = called(host)
    if not fault_of_host(looked_up, NOBODY):
        with pytest.raises(OSError):
            _inner_by_the_system(looked_up)


def test_whatever_calls_out_does_so_under_guard() -> None:
    """One place makes sessions for addresses that people give, one opens sockets to the mail
    server. The file store, Telegram, which the probe asks, and Redis are named by the operator's
    settings."""
    assert set(_makers()) == {
        "notifications/channels/safe_http.py",
        "notifications/channels/hosts.py",
        "notifications/channels/telegram/probe.py",
    }


def _makers() -> Iterator[str]:
    plain = re.compile(
        r"ClientSession\(|httpx\.|urlopen\(|import requests|open_connection\(|sock_connect\("
    )
    for path in API.rglob("*.py"):
        if plain.search(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(API))
