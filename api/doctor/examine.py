"""All checks in their order. One that breaks says so, and the others go on."""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import Final

from api.doctor import address, counterparts, machine, store, work
from api.doctor.case import Case, Check
from api.doctor.finding import Finding, unknown
from api.notifications.channels.hosts import ANY_HOST
from api.notifications.channels.pool import hosts_of
from api.notifications.channels.safe_http import guarded_session
from api.settings import Settings
from shared.i18n import Translator

PATIENCE: Final = 60
"""Seconds for one check."""
FIRST: Final[tuple[Check, ...]] = (
    machine.program,
    machine.folder,
    machine.key,
    machine.room,
    store.database,
)
OF_THE_DATABASE: Final[tuple[Check, ...]] = (
    store.administrators,
    store.secrets,
    work.worker,
    work.queue,
    work.lanes,
    work.given_up,
    counterparts.channels,
    counterparts.services,
)
LAST: Final[tuple[Check, ...]] = (
    counterparts.store,
    counterparts.redis,
    address.ready,
    address.base_url,
    address.proxy,
    address.clocks,
)


async def examine(settings: Settings, t: Translator) -> AsyncIterator[Finding]:
    """Line by line, as they are found."""
    async with guarded_session(ANY_HOST) as own, guarded_session(hosts_of(settings)) as guarded:
        told = dict(os.environ)
        case = Case(settings=settings, t=t, environment=told, own=own, guarded=guarded)
        try:
            async for each in _all(case):
                yield each
        finally:
            if case.database:
                await case.database.close()


async def _all(case: Case) -> AsyncIterator[Finding]:
    for check in FIRST:
        async for each in _looked(check, case):
            yield each
    if case.is_current:
        for check in OF_THE_DATABASE:
            async for each in _looked(check, case):
                yield each
    else:
        yield unknown("cli-doctor-no-look-inside")
    for check in LAST:
        async for each in _looked(check, case):
            yield each


async def _looked(check: Check, case: Case) -> AsyncIterator[Finding]:
    try:
        async with asyncio.timeout(PATIENCE):
            found = [each async for each in check(case)]
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks go on
        name = check.__name__.replace("_", " ")
        yield unknown("cli-doctor-undone", check=name, reason=type(error).__name__)
        return
    for each in found:
        yield each
