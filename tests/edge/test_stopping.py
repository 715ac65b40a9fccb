"""How a process that works until a signal ends."""

import asyncio
import os
import signal

import pytest
from structlog.testing import capture_logs

from api.run import stopping


async def test_a_signal_lets_the_work_end() -> None:
    """What it has begun is finished, and nothing is cut."""
    stop, done = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        await stop.wait()
        done.set()

    with capture_logs() as logs:
        await stopping.run(stop, work())
    assert done.is_set()
    assert logs == []


async def test_what_hangs_is_cut_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log says where it stood, so that the cause can be found."""
    monkeypatch.setattr(stopping, "END_WITHIN", 0.05)
    stop = asyncio.Event()

    async def deaf() -> None:
        stop.set()
        await asyncio.Event().wait()

    with capture_logs() as logs:
        await stopping.run(stop, deaf())
    (line,) = logs
    assert line["event"] == "cutting what does not end"
    assert any("deaf" in each for each in line["tasks"])


async def test_a_failure_is_raised_at_once() -> None:
    """Nobody waits for a signal that need not come."""

    async def fails() -> None:
        raise RuntimeError("no database")

    with pytest.raises(RuntimeError, match="no database"):
        await stopping.run(asyncio.Event(), fails())
