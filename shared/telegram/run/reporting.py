"""A bot tells the desk that it lives and hears, and what it set aside: the desk counts and alarms
(U8, Q11)."""

import asyncio
from dataclasses import asdict
from typing import Final

import structlog

from shared import quarantine
from shared.client import ApiClient, ApiProblem, ApiUnavailable
from shared.contracts.telegram import FaultReport, FaultReports
from shared.telegram.run.polling import wait
from shared.telegram.run.pulse import PULSE

PAUSE: Final = 60.0
"""Seconds between two reports."""

log = structlog.get_logger(__name__)


async def run(client: ApiClient, stop: asyncio.Event) -> None:
    """Report at once and then now and then, until the event."""
    await report(client)
    while not await wait(stop, PAUSE):
        await report(client)


async def report(client: ApiClient) -> None:
    """That the bot lives, and what was set aside since the last report; what cannot be told waits
    for the next one."""
    noted = quarantine.drain()
    try:
        faults = [FaultReport(**asdict(each)) for each in noted]
        told = FaultReports(faults=faults, heard_ago=PULSE.heard_ago(), trouble=PULSE.trouble)
        await client.report_faults(told)
    except (ApiUnavailable, ApiProblem) as error:
        log.info("what was set aside is told later", reason=str(error))
        quarantine.keep(noted)
