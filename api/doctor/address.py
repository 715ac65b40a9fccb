"""The address that people open: whether it leads here, by HTTPS, past a proxy that tells who calls;
and whose clock says what."""

import ipaddress
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
from sqlalchemy import text

from api.clock import now
from api.doctor.case import Case
from api.doctor.counterparts import reason_of
from api.doctor.finding import Finding, fine, look, unknown, wrong
from api.health import OK

TELEGRAM: Final = "https://api.telegram.org"
HERE: Final = "/health/live"
SLOW: Final = 5.0
"""Seconds between two clocks: leases and signatures bear less than half a minute."""
WRONG: Final = 20.0


async def base_url(case: Case) -> AsyncIterator[Finding]:
    url = case.settings.base_url
    parts = urlsplit(url)
    if parts.scheme == "https":
        yield fine("cli-doctor-https", url=url)
    elif _is_loopback(parts.hostname or ""):  # Browsers trust it as they trust HTTPS.
        yield look("cli-doctor-local-only", url=url)
    else:
        yield wrong("cli-doctor-no-https", url=url)
    yield await _leads_here(case, url)


async def _leads_here(case: Case, url: str) -> Finding:
    try:
        async with case.answered(url + HERE) as answer:
            case.note_date(url, answer)
            told = await _json(answer)
    except aiohttp.ClientConnectorCertificateError as error:
        return wrong("cli-doctor-certificate", url=url, reason=reason_of(error))
    except (aiohttp.ClientError, OSError) as error:
        if not case.is_served:
            return look("cli-doctor-url-stopped", url=url)
        return wrong("cli-doctor-url-away", url=url, reason=reason_of(error))
    if answer.status == 200 and told == OK:
        return fine("cli-doctor-url", url=url)
    return wrong("cli-doctor-url-other", url=url, status=answer.status)


async def _json(answer: aiohttp.ClientResponse) -> Any:
    try:
        return await answer.json(content_type=None)
    except ValueError:
        return None


async def proxy(case: Case) -> AsyncIterator[Finding]:
    """Whose word on who calls is believed, and whether the proxy gives it."""
    believed = case.environment.get("FORWARDED_ALLOW_IPS", "")
    if believed.strip() == "*":
        yield wrong("cli-doctor-believes-all")
    elif not believed and not _is_loopback(case.settings.host):
        yield look("cli-doctor-open-host", host=case.settings.host)
    yield await _callers(case)


async def _callers(case: Case) -> Finding:
    """What is for callers on this machine alone must stay closed to who comes by the proxy."""
    settings = case.settings
    own = (case.environment.get("VESTOVOY_PORT"), settings.port)
    parts = urlsplit(settings.base_url)
    if _is_loopback(parts.hostname or "") and parts.port in own:
        return unknown("cli-doctor-no-proxy")
    if settings.metrics_token.get_secret_value():
        return unknown("cli-doctor-proxy-unseen")
    try:
        async with case.answered(f"{settings.base_url}/metrics") as answer:
            status = answer.status
    except (aiohttp.ClientError, OSError):
        return unknown("cli-doctor-proxy-unseen")
    if status == 200:
        return wrong("cli-doctor-proxy-silent")
    return fine("cli-doctor-proxy") if status == 403 else unknown("cli-doctor-proxy-unseen")


async def ready(case: Case) -> AsyncIterator[Finding]:
    """What a running product says of itself, asked past the proxy."""
    settings = case.settings
    host = settings.host if settings.host not in {"0.0.0.0", "::"} else "127.0.0.1"  # noqa: S104
    url = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    try:
        async with case.answered(f"{url}/health/ready") as answer:
            told = await _json(answer)
    except (aiohttp.ClientError, OSError):
        yield unknown("cli-doctor-not-served", url=url)
        return
    case.is_served = True
    if answer.status == 200 and isinstance(told, dict) and "status" in told:
        yield fine("cli-doctor-served", url=url)
    else:
        yield wrong("cli-doctor-served-badly", url=url, status=answer.status)


async def clocks(case: Case) -> AsyncIterator[Finding]:
    """All that tell the time; one machine's SQLite has ours."""
    await _ask_database(case)
    await _ask_telegram(case)
    off = {who: ahead for who, ahead in case.dates.items() if abs(ahead) > SLOW}
    for who, ahead in off.items():
        tell = wrong if abs(ahead) > WRONG else look
        key = "cli-doctor-clock-ahead" if ahead > 0 else "cli-doctor-clock-behind"
        yield tell(key, who=who, seconds=int(abs(ahead)))
    if case.dates and not off:
        yield fine("cli-doctor-clock", count=len(case.dates))
    elif not case.dates:
        yield unknown("cli-doctor-no-clock")


async def _ask_database(case: Case) -> None:
    if case.database is None or case.database.is_sqlite:
        return
    async with case.database.reads() as session:
        told = await session.scalar(text("SELECT clock_timestamp()"))
    if told is not None:
        case.dates["PostgreSQL"] = (told - now()).total_seconds()


async def _ask_telegram(case: Case) -> None:
    """Its channels say themselves when it does not answer."""
    if not case.speaks_to_telegram:
        return
    url = case.settings.telegram_api_url or TELEGRAM
    with suppress(aiohttp.ClientError, OSError):
        async with case.answered(url) as answer:
            case.note_date(url, answer)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
