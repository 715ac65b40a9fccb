"""A bot that `up` started ends with it, even when that was killed."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from shared.leaving import WITH_PARENT

pytestmark = pytest.mark.processes


@pytest.mark.rule("U7")
async def test_a_bot_ends_with_whoever_started_it(tmp_path: Path) -> None:
    """Its standard input closes: it stops as after a signal."""
    settings = {"VESTOVOY_DATA_DIR": str(tmp_path), "VESTOVOY_BASE_URL": "http://127.0.0.1:9"}
    settings["VESTOVOY_BOT_SERVICE_TOKEN"] = "vsb_staff_of-no-desk"
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot_staff", WITH_PARENT),
        env=os.environ | settings,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert bot.stdin and bot.stdout
    async with asyncio.timeout(60):
        while b"the API gives no settings yet" not in await bot.stdout.readline():
            assert bot.returncode is None
        bot.stdin.close()
        assert await bot.wait() == 0
