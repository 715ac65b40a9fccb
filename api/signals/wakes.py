"""Work that is asked for more often than it is worth doing."""

from collections.abc import Awaitable, Callable


class Wakes:
    """One run of each kind at a time in this process; a wake-up during a run means one more run
    after it, however many wake-ups came."""

    def __init__(self) -> None:
        self._running: dict[str, bool] = {}
        """Name of what runs, and whether it must run once more."""

    async def run(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        if name in self._running:
            self._running[name] = True
            return
        self._running[name] = True
        try:
            while self._running[name]:
                self._running[name] = False
                await work()
        finally:
            del self._running[name]
