"""The hook answers as a Mattermost server does."""

from typing import Any

import aiohttp
import pytest

from tests.sandbox import Sandbox

Answer = tuple[int, str]


@pytest.fixture
def post(world: Sandbox, http: aiohttp.ClientSession):
    async def send(body: Any, url: str = "") -> Answer:
        async with http.post(url or world.mattermost.hook_url, json=body) as answer:
            return answer.status, await answer.text()

    return send


async def test_a_post_is_ok(world: Sandbox, http: aiohttp.ClientSession, post: Any):
    """The body is exactly `ok`; a form's `payload` is as good as JSON."""
    assert await post({"text": "Новая заявка"}) == (200, "ok")
    form = {"payload": '{"text": "Вам", "channel": "@boris.petrov"}'}
    async with http.post(world.mattermost.hook_url, data=form) as answer:
        assert await answer.text() == "ok"
    assert (await world.mattermost.waits_for("Вам", to="@boris.petrov")).text == "Вам"
    assert len(world.mattermost.posts_to("support")) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": 5}, 400),
        ({"text": ""}, 400),
        ({"text": "x", "channel": "@nobody"}, 400),
        ({"text": "x", "channel": "@vestovoy"}, 400),
        ({"text": "x", "channel": "nowhere"}, 404),
        ({"text": "x", "priority": {"requested_ack": True}}, 400),
        ({"text": "x", "props": {"a": "b" * 760_000}}, 413),
        ([], 400),
    ],
)
async def test_bad_posts_are_refused(post: Any, body: Any, status: int):
    """Each refusal has its status and an app_error that shows the hook."""
    got, text = await post(body)
    assert got == status
    assert "web.incoming_webhook.general.app_error" in text


async def test_hooks_are_locked_disabled_unknown(world: Sandbox, post: Any):
    """403, 501 and 400."""
    world.mattermost.locked = True
    assert (await post({"text": "x", "channel": "@boris.petrov"}))[0] == 403
    assert (await post({"text": "x"}))[0] == 200
    world.mattermost.enabled = False
    assert (await post({"text": "x"}))[0] == 501
    world.mattermost.enabled = True
    assert (await post({"text": "x"}, f"{world.mattermost.url}/hooks/other"))[0] == 400
    world.mattermost.owner_has_access = False
    assert (await post({"text": "x"}))[0] == 403


async def test_long_text_becomes_several_posts(world: Sandbox, post: Any):
    """Past 16383 code points the text goes on in the next post."""
    await post({"text": "ы" * 16_384})
    assert [len(one.text) for one in world.mattermost.posts] == [16_383, 1]


async def test_everybody_is_rung_only_by_a_live_mention(world: Sandbox, post: Any):
    """`@channel` rings, in code or with a joiner it does not."""
    for text in ("@channel", "`@channel`", "@\u200bchannel", "<!all> x"):
        await post({"text": text})
    assert [one.mentions_everybody for one in world.mattermost.posts] == [True, False, False, True]


async def test_the_rate_limit_is_a_switch(world: Sandbox, http: aiohttp.ClientSession, post: Any):
    """A hundred at once pass, then 429 with Retry-After."""
    world.mattermost.rate_limited = True
    statuses = [(await post({"text": "x"}))[0] for _ in range(130)]
    assert statuses[:100] == [200] * 100
    assert 429 in statuses


async def test_faults_come_on_demand(world: Sandbox, post: Any):
    """A 200 that is not ok, a 429, a 500; nothing of them is posted."""
    world.mattermost.fail(status=200, body="<html>")
    world.mattermost.fail(retry_after=3)
    world.mattermost.fail(to="@boris.petrov", status=500)
    assert await post({"text": "x"}) == (200, "<html>")
    assert (await post({"text": "x"}))[0] == 429
    assert await post({"text": "x"}) == (200, "ok")
    assert (await post({"text": "x", "channel": "@boris.petrov"}))[0] == 500
    assert [one.status for one in world.mattermost.arrivals] == [0, 429, 200, 500]
    assert len(world.mattermost.posts) == 1
