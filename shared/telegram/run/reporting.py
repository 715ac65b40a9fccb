"""What a bot sets aside is told to the desk, which counts and alarms (U8)."""

import asyncio
from dataclasses import asdict
from typing import Final

import structlog

from shared import quarantine
from shared.client import ApiClient, ApiProblem, ApiUnavailable
from shared.contracts.telegram import FaultReport, FaultReports
from shared.telegram.run.polling import wait

PAUSE: Final = 60.0
"""Seconds between two reports."""

log = structlog.get_logger(__name__)


async def run(client: ApiClient, stop: asyncio.Event) -> None:
    """Report now and then, until the event."""
    while not await wait(stop, PAUSE):
        await report(client)


async def report(client: ApiClient) -> None:
    """What was set aside since the last report; what cannot be told waits for the next one."""
    noted = quarantine.drain()
    if not noted:
        return
    try:
        faults = [FaultReport(**asdict(each)) for each in noted]
        await client.report_faults(FaultReports(faults=faults))
    except (ApiUnavailable, ApiProblem) as error:
        log.info("what was set aside is told later", reason=str(error))
        quarantine.keep(noted)
