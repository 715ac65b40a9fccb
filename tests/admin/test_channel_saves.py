"""A channel's settings are a document with secrets in it, and with a key that the channel made for
itself: of several writers none loses the other's."""

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from api.notifications.channels import settings as channel_settings
from api.notifications.channels.webpush.spec import new_private_key
from api.notifications.models import ChannelSetting
from shared.contracts.admin import SECRET_MASK
from tests.admin.test_documents import CHANNEL, HIDDEN, two, version_of
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("K1")]
PATH = "/api/admin/channels/mattermost"
HOOKS = {"hers": "https://chat.example/hooks/olga", "mine": "https://chat.example/hooks/inna"}


def hooked(url: str, seen: int) -> dict[str, Any]:
    return {"enabled": True, "settings": {"url": url}, "version": seen}


@pytest.mark.rule("X4")
async def test_a_refused_save_of_a_channel_tells_no_secret(empty_desk: Desk) -> None:
    """Neither the one that stands there nor the one that was sent; a mask that is sent from the
    newer version keeps what the other one has saved, and the page names who that was."""
    olga, inna = await two(empty_desk)
    assert (await olga.put(PATH, json=hooked(HOOKS["hers"], 0))).status_code == 200
    late = await inna.put(PATH, json=hooked(HOOKS["mine"], 0))
    assert (late.status_code, late.json()["extra"]) == (409, {"version": 1})
    assert "hooks" not in late.text
    shown = (await inna.get(PATH)).json()
    assert (shown["settings"]["url"], shown["version"]) == (SECRET_MASK, 1)
    assert shown["changed_by"]["name"] == "Ольга"
    again = await inna.put(PATH, json=hooked(SECRET_MASK, 1))
    assert (again.json()["version"], again.json()["changed_by"]["name"]) == (2, "Инна")
    assert await url_of(empty_desk) == HOOKS["hers"]


async def test_a_mask_keeps_the_secret_that_another_is_saving(empty_desk: Desk) -> None:
    """Also of who names no version: the newer secret is never written over by the one that stood
    there when the request came."""
    database, vault = empty_desk.database, empty_desk.held.vault
    olga, _ = await two(empty_desk)
    await olga.put(PATH, json=hooked(HOOKS["hers"], 0))
    begun = asyncio.Event()

    async def slow() -> None:
        async with database.begin() as session:
            held = await channel_settings.held(
                session, empty_desk.settings, vault, Lanes.MATTERMOST
            )
            begun.set()
            await asyncio.sleep(0.3)
            fresh = msgspec.structs.replace(held.saved, url=HOOKS["mine"])
            await channel_settings.save(session, vault, held, enabled=True, settings=fresh, by=None)

    async def quick() -> httpx.Response:
        await begun.wait()
        masked = {"enabled": True, "settings": {"url": SECRET_MASK}}
        return await olga.put(PATH, json=masked)

    _, answer = await asyncio.gather(slow(), quick())
    assert answer.json()["version"] == 3, answer.text
    assert await url_of(empty_desk) == HOOKS["mine"]


async def url_of(desk: Desk) -> str:
    """As it is kept."""
    async with desk.database.reads() as session:
        config = await channel_settings.load(
            session, desk.settings, desk.held.vault, Lanes.MATTERMOST
        )
    return str(getattr(config.settings, "url"))  # noqa: B009  # the contract is the channel's own


async def test_what_a_channel_makes_for_itself_is_no_save(empty_desk: Desk) -> None:
    """Every subscription is bound to its key: a save under way loses it not, and an administrator
    who has the page open meanwhile is told of nobody."""
    desk, lane = empty_desk, Lanes.PUSH
    database, vault = desk.database, desk.held.vault
    assert await desk.count(ChannelSetting) == 0
    begun = asyncio.Event()

    async def saves() -> None:
        async with database.begin() as session:
            held = await channel_settings.held(session, desk.settings, vault, lane)
            begun.set()
            await asyncio.sleep(0.3)
            await channel_settings.save(
                session, vault, held, enabled=False, settings=held.saved, by=None, seen=0
            )

    async def makes() -> str:
        await begun.wait()
        return await channel_settings.own_secret(database, vault, lane, lambda: "the key")

    await asyncio.gather(saves(), makes())
    async with database.reads() as session:
        kept = await channel_settings.load(session, desk.settings, vault, lane)
    assert (kept.own, kept.enabled, kept.version) == ("the key", False, 1)


async def test_a_channel_that_made_its_key_was_saved_by_nobody(empty_desk: Desk) -> None:
    """And who saw it before is not refused."""
    olga, _ = await two(empty_desk)
    database, vault = empty_desk.database, empty_desk.held.vault
    await channel_settings.own_secret(database, vault, Lanes.PUSH, new_private_key)
    assert await version_of(olga, CHANNEL) == 0
    assert (await olga.put(CHANNEL, json=HIDDEN | {"version": 0})).json()["version"] == 1
