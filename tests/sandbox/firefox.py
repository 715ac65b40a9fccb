"""A real Firefox, its push service being the sandbox's; driven over WebDriver BiDi."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

Json = dict[str, Any]
LISTENING = "WebDriver BiDi listening on "
START_WITHIN = 60


class Firefox:
    """One tab: `goto` a page, `run` a function in it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._tab = ""

    async def begin(self) -> None:
        await self._command("session.new", capabilities={})
        tree = await self._command("browsingContext.getTree")
        self._tab = tree["contexts"][0]["context"]

    async def goto(self, url: str) -> None:
        await self._command("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    async def run(self, function: str, *arguments: str) -> str:
        """What an async JavaScript function of strings returns, as a string."""
        answer = await self._command(
            "script.callFunction",
            functionDeclaration=function,
            awaitPromise=True,
            target={"context": self._tab},
            arguments=[{"type": "string", "value": one} for one in arguments],
        )
        assert answer["type"] == "success", answer
        return str(answer["result"].get("value", ""))

    async def _command(self, method: str, **params: Any) -> Json:
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while True:
            answer: Json = await self._socket.receive_json()
            if answer.get("id") != number:
                continue  # An event.
            assert answer["type"] == "success", answer
            return answer["result"]


def preferences(push_url: str) -> Json:
    """What makes Firefox trust a push service on loopback and show notifications headless."""
    return {
        "dom.push.serverURL": push_url,
        "dom.push.testing.allowInsecureServerURL": True,
        "dom.push.connection.enabled": True,
        "dom.push.enabled": True,
        "permissions.default.desktop-notification": 1,
        "alerts.useSystemBackend": False,
    }


@asynccontextmanager
async def opened(program: str, profile: Path, push_url: str) -> AsyncIterator[Firefox]:
    """Firefox with a profile of its own in an empty folder; ended at the exit."""
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});"
        for name, value in preferences(push_url).items()
    ]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    flags = ("--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0")
    process = await asyncio.create_subprocess_exec(
        program, *flags, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    reading: list[asyncio.Task[None]] = []
    try:
        async with asyncio.timeout(START_WITHIN):
            url = await _address(process.stderr)
        # A pipe nobody reads would stop the browser.
        reading.append(asyncio.create_task(_drain(process.stderr)))
        async with aiohttp.ClientSession() as http, http.ws_connect(f"{url}/session") as socket:
            browser = Firefox(socket)
            await browser.begin()
            yield browser
    finally:
        process.terminate()
        await process.wait()
        await asyncio.gather(*reading)


async def _address(output: asyncio.StreamReader) -> str:
    while line := (await output.readline()).decode(errors="replace"):
        if LISTENING in line:
            return line.partition(LISTENING)[2].strip()
    raise AssertionError("Firefox ended before it listened")


async def _drain(output: asyncio.StreamReader) -> None:
    while await output.read(4096):
        pass
