"""Whether a counterpart that met no message is there again, asked without sending one (E7)."""

import asyncio

from api.notifications.channels.base import Channel, Retry
from shared import quarantine


class Probes:
    """The questions of one run. One that hangs keeps no next one from asking: a server that came
    back may owe the first an answer for ever."""

    def __init__(self) -> None:
        self._asked: dict[asyncio.Task[Retry | None], Channel] = {}

    def __bool__(self) -> bool:
        return bool(self._asked)

    def begin(self, channel: Channel) -> None:
        """Ask; its own patience ends it."""
        self._asked[asyncio.create_task(_asked(channel))] = channel

    async def ended(self, within: float) -> list[tuple[Channel, Retry | None]]:
        """What was answered, waiting so many seconds for the first; on a good answer the older
        questions are dropped."""
        done, _ = await asyncio.wait(
            self._asked, timeout=within, return_when=asyncio.FIRST_COMPLETED
        )
        told = [(self._asked.pop(task), task.result()) for task in done]
        good = [each for each in told if each[1] is None]
        if good:
            await self.end()
        return good[:1] or told

    async def end(self) -> None:
        """Nobody waits for them any more."""
        asked, self._asked = list(self._asked), {}
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)


async def _asked(channel: Channel) -> Retry | None:
    try:
        return await channel.probe()
    except Exception as error:  # noqa: BLE001
        # An adapter turns its protocol's failures into outcomes; this is a bug in it, and the
        # messages will tell more.
        quarantine.note("probe", error)
        return None
