"""A real Firefox takes the sandbox for its push service."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from tests.sandbox import Sandbox
from tests.sandbox.browsers import b64
from tests.sandbox.firefox import opened
from tests.sandbox_tests.test_push import PUBLIC, sealed_for, vapid

WORKER = """
self.addEventListener("push", (event) => {
  const text = event.data.text();
  const shown = self.registration.showNotification(text);
  event.waitUntil(shown.then(() => fetch("/got", { method: "POST", body: text })));
});
"""
SUBSCRIBE = """async (key) => {
  await navigator.serviceWorker.register("/sw.js");
  const ready = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  return JSON.stringify(await ready.pushManager.subscribe(options));
}"""


@pytest.fixture
async def got() -> "asyncio.Future[str]":
    """What the service worker reports after it has shown the notification."""
    return asyncio.get_running_loop().create_future()


@pytest.fixture
async def site(got: "asyncio.Future[str]") -> AsyncIterator[str]:
    async def index(_request: web.Request) -> web.Response:
        return web.Response(text="<!doctype html><title>x</title>", content_type="text/html")

    async def worker(_request: web.Request) -> web.Response:
        return web.Response(text=WORKER, content_type="text/javascript")

    async def report(request: web.Request) -> web.Response:
        got.set_result(await request.text())
        return web.Response()

    app = web.Application()
    app.add_routes([web.get("/", index), web.get("/sw.js", worker), web.post("/got", report)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


@pytest.mark.slow("a Firefox with a profile of its own starts")
@pytest.mark.timeout(120)
async def test_a_push_reaches_the_service_worker(
    world: Sandbox,
    http: aiohttp.ClientSession,
    firefox: str,
    site: str,
    got: "asyncio.Future[str]",
    tmp_path: Path,
):
    """Subscribed by `PushManager`, sealed by the library, shown, and acknowledged."""
    async with opened(firefox, tmp_path, world.push.socket_url) as browser:
        await browser.goto(site)
        subscription = json.loads(await browser.run(SUBSCRIBE, b64(PUBLIC)))
        headers = {
            "TTL": "60",
            "Content-Encoding": "aes128gcm",
            "Authorization": vapid(world.push.url),
        }
        body = sealed_for(subscription["endpoint"], subscription["keys"], "Новая заявка")
        async with http.post(subscription["endpoint"], data=body, headers=headers) as answer:
            assert answer.status == 201
        assert await asyncio.wait_for(got, 30) == "Новая заявка"
        await world.push.pulse.until(lambda: not world.push.autopush.unacknowledged)
