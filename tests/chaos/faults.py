"""The faults by name: each happens while tickets are opened, and is over when the function ends."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from api.notifications.channels.email.adapter import EmailChannel
from api.notifications.channels.mattermost.adapter import MattermostChannel
from api.notifications.deliver.places import GROUP
from tests.chaos.house import LEASE, House
from tests.chaos.tally import LETTERS, POSTS

IN_FLIGHT: Final = sum(
    channel.concurrency + max(channel.concurrency, GROUP)
    for channel in (EmailChannel, MattermostChannel)
)
"""What one process may have told and not noted: as many as go at once, and as many answers as may
wait to be noted (Q2), by each channel."""

Since = dict[str, float]


def both(moment: float) -> Since:
    return {POSTS: moment, LETTERS: moment}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What happens, in which modes, and how many processes may leave something untold behind."""

    happens: Callable[[House], Awaitable[Since]]
    """Returns the moment, by channel, from which everything had to flow again."""
    scaled: bool = True
    embedded: bool = False
    dying: int = 0

    @property
    def most_repeats(self) -> int:
        return self.dying * IN_FLIGHT


async def nothing(_: House) -> Since:
    began = time.time()
    await asyncio.sleep(3)
    return both(began)


async def worker_killed(house: House) -> Since:
    """Both workers, so that nobody else goes on."""
    began = time.time()
    await house.kills_and_starts(*house.workers)
    return both(began)


async def api_killed(house: House) -> Since:
    await house.kills_and_starts("api")
    return both(time.time())


async def redis_killed(house: House) -> Since:
    """Nothing that is told needs it: what is late counts from the fault on."""
    began = time.time()
    await house.without("redis", 12)
    return both(began)


async def redis_frozen(house: House) -> Since:
    """It takes connections and commands, and answers none; its own return breaks nothing."""
    began = time.time()
    await house.freezes_redis(8)
    return both(began)


async def postgres_stopped(house: House) -> Since:
    await house.without("postgres", 5)
    return both(time.time())


async def worker_frozen(house: House) -> Since:
    """For longer than its leases; the other one goes on."""
    began = time.time()
    await house.frozen("worker-1", LEASE * 1.5)
    return both(began)


async def mail_silent(house: House) -> Since:
    """It takes connections and says nothing until it is started anew; posts must not wait."""
    mail, began = house.world.mail, time.time()
    mail.think(600, times=None)
    await asyncio.sleep(12)
    await mail.close()
    mail.heal()
    await mail.reopen()
    return {POSTS: began, LETTERS: time.time()}


async def mail_slow(house: House) -> Since:
    """A letter takes a tenth of a lease, so that a batch outlives it."""
    began = time.time()
    house.world.mail.slow(LEASE / 10 / 3)
    await asyncio.sleep(LEASE * 1.5)
    house.world.mail.heal()
    return both(began)


FAULTS: Final[dict[str, Fault]] = {
    "nothing": Fault(happens=nothing, embedded=True),
    "worker-killed": Fault(happens=worker_killed, embedded=True, dying=2),
    "api-killed": Fault(happens=api_killed),
    "redis-killed": Fault(happens=redis_killed),
    "redis-frozen": Fault(happens=redis_frozen),
    "postgres-stopped": Fault(happens=postgres_stopped, dying=2),
    "worker-frozen": Fault(happens=worker_frozen, dying=1),
    "mail-silent": Fault(happens=mail_silent, embedded=True),
    "mail-slow": Fault(happens=mail_slow, embedded=True),
}
