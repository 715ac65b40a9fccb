"""Writes that another site's page asked for are refused (X7): the browser says where from."""

from urllib.parse import urlsplit

from api.errors import CrossSite
from api.principal import Connection

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN = frozenset({"same-origin", "none"})


def refuse_cross_site(connection: Connection, base_url: str) -> None:
    """For requests that a browser could have sent by itself; raises CrossSite.

    Sec-Fetch-Site cannot be forged by a page; an older browser still sends Origin with a write.
    A caller that sends neither is no browser.
    """
    if connection.scope.get("method", "GET") in SAFE:
        return
    site = connection.headers.get("sec-fetch-site")
    origin = connection.headers.get("origin")
    if site is not None:
        allowed = site in OWN
    elif origin is not None:
        own = {connection.headers.get("host", ""), urlsplit(base_url).netloc}
        allowed = _place(origin) in own - {""}
    else:
        allowed = True
    if not allowed:
        raise CrossSite


def _place(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        # No browser sends half of an address.
        return ""
