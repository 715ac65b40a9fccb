"""What a setting of the surroundings must look like. Each raises ValueError with a sentence that
holds no part of the value: passwords stand in some of them."""

from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from shared import zones

WEB: Final = frozenset({"http", "https"})


def address(value: str, schemes: frozenset[str], example: str) -> SplitResult:
    """The parts of a URL with a host, of one of the schemes."""
    try:
        parts = urlsplit(value)
        _ = parts.port  # Reading a malformed port raises, and shows what it took for one.
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in schemes or not parts.hostname:
        starts = " or ".join(f"{scheme}://" for scheme in sorted(schemes))
        raise ValueError(f"not an address that begins with {starts}, such as {example}") from None
    return parts


def web_address(value: str) -> str:
    """In ASCII, as headers take it, and without the slash at its end, so that a path can follow;
    empty stays empty."""
    if value:
        parts = address(value, WEB, "https://desk.example.org")
        value = value if value.isascii() else _ascii(parts)
    return value.rstrip("/")


def _ascii(parts: SplitResult) -> str:
    """The international host by IDNA, a path in percents."""
    before, at, place = parts.netloc.rpartition("@")
    host, colon, port = place.partition(":")
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        raise ValueError("the host in the address is not a name of the internet") from None
    netloc = f"{before}{at}{host}{colon}{port}"
    return urlunsplit(parts._replace(netloc=netloc, path=quote(parts.path, safe="/%")))


def time_zone(value: str) -> str:
    if value not in zones.names():
        raise ValueError("not a time zone of the IANA database, such as Europe/Moscow")
    return value


def redis_address(value: str) -> str:
    if value and not value.startswith("unix://"):
        address(value, frozenset({"redis", "rediss"}), "redis://127.0.0.1:6379/0")
    return value
