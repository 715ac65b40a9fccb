"""What the checks look at."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp

from api.clock import now
from api.db import Database
from api.doctor.finding import Finding
from api.security.secrets import Vault
from api.settings import Settings
from shared.i18n import Translator

ANSWER: Final = aiohttp.ClientTimeout(total=10)


@dataclass(kw_only=True)
class Case:
    """One installation, as its settings describe it."""

    settings: Settings
    t: Translator
    environment: dict[str, str]
    own: aiohttp.ClientSession
    """For addresses of the operator's settings, wherever they lead."""
    guarded: aiohttp.ClientSession
    """For addresses that people gave (M5, P12)."""
    database: Database | None = None
    """Once it has answered."""
    is_current: bool = False
    """Its schema is the one that this version reads."""
    vault: Vault | None = None
    """With the secret key, where there is one."""
    dates: dict[str, float] = field(default_factory=dict[str, float])
    """By how many seconds the clock of a counterpart is ahead of ours."""

    speaks_to_telegram: bool = False
    is_served: bool = False
    """Somebody answers at the address that the settings name on this machine."""

    @asynccontextmanager
    async def answered(
        self, url: str, *, given: bool = False
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """What the address answers, be it a redirect; `given` by people. Raises what aiohttp
        raises, and OSError."""
        session = self.guarded if given else self.own
        async with session.get(url, allow_redirects=False, timeout=ANSWER) as answer:
            yield answer

    def note_date(self, who: str, answer: aiohttp.ClientResponse) -> None:
        """Almost every answer of HTTP says when it was given, to the second."""
        try:
            told = parsedate_to_datetime(answer.headers.get("Date", ""))
        except ValueError:
            return
        self.dates[who] = (told - now()).total_seconds()


Check = Callable[[Case], AsyncIterator[Finding]]
