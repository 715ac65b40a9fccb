"""Channels through the API: set, masked, tested for real, watched."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from api.clock import now
from api.notifications.channels import table
from api.notifications.models import ChannelSetting, LaneState
from api.people.models import Person
from shared.contracts.admin import SECRET_MASK
from shared.contracts.people import Role
from tests.cast import Actor
from tests.channels.certificates import server_context
from tests.desk import Desk, open_desk
from tests.lanes import Lanes
from tests.sandbox.people import GLEB
from tests.sandbox.world import CLIENT_TOKEN, MAIL_FROM, STAFF_TOKEN, Sandbox

PATH = "/api/admin/channels"


async def administrator(desk: Desk) -> tuple[Person, httpx.AsyncClient]:
    """Gleb, who is reachable by every channel."""
    facts = {"email": GLEB.email, "mattermost_login": GLEB.mattermost}
    person = await desk.hires(GLEB.name, Role.ADMIN, **facts)
    await desk.registers(person, GLEB.telegram_id)
    return person, await desk.logged_in(person)


def telegram(token: str = STAFF_TOKEN) -> dict[str, Any]:
    return {"enabled": True, "settings": {"channel": "telegram", "token": token}}


def mattermost(url: str) -> dict[str, Any]:
    return {"enabled": True, "settings": {"channel": "mattermost", "url": url}}


def email(desk: Desk, **changes: Any) -> dict[str, Any]:
    host, _, port = desk.world.mail.url.partition("//")[2].rpartition(":")
    server = {"channel": "email", "host": host, "port": int(port), "security": "none"}
    return {"enabled": True, "settings": server | {"sender": MAIL_FROM} | changes}


async def test_before_anything_is_set_only_push_works(empty_desk: Desk):
    """All lanes are shown, none has news of its health."""
    _, gleb = await administrator(empty_desk)
    views = (await gleb.get(PATH)).json()
    assert [view["lane"] for view in views] == table.every_lane()
    assert [view["lane"] for view in views if view["configured"]] == ["push"]
    assert {view["healthy"] for view in views} == {None}


@pytest.mark.rule("Q11")
async def test_what_is_over_is_not_shown_as_health(empty_desk: Desk):
    """An error before the last success is history, and a pause of the past is no pause."""
    _, gleb = await administrator(empty_desk)
    at = now()
    old = {"last_error": "Flood control", "last_error_at": at - timedelta(minutes=2)}
    state = LaneState(
        lane=Lanes.TELEGRAM_STAFF, failures=0, paused_until=at - timedelta(minutes=1), **old
    )
    await empty_desk.keep(state)
    shown = (await gleb.get(f"{PATH}/telegram-staff")).json()
    assert (shown["healthy"], shown["last_error"], shown["paused_until"]) == (
        False,
        "Flood control",
        None,
    )
    async with empty_desk.database.begin() as session:
        await session.execute(update(LaneState).values(last_sent_at=at))
    shown = (await gleb.get(f"{PATH}/telegram-staff")).json()
    assert (shown["healthy"], shown["last_error"], shown["last_error_at"]) == (True, None, None)


@pytest.mark.rule("E7")
async def test_an_authority_of_the_company_is_kept_and_checked(empty_desk: Desk, tmp_path: Path):
    """One that cannot be read is refused when it is saved, in words that hold nothing of it."""
    server_context(tmp_path)
    _, gleb = await administrator(empty_desk)
    pem = (tmp_path / "cert.pem").read_text()
    saved = await gleb.put(f"{PATH}/email", json=email(empty_desk, ca=pem))
    assert saved.json()["settings"]["ca"] == pem
    refused = await gleb.put(f"{PATH}/email", json=email(empty_desk, ca="/etc/hostname"))
    assert (refused.status_code, refused.json()["code"]) == (422, "channel_settings_invalid")
    assert "/etc" not in refused.text


@pytest.mark.rule("X1", "X3")
async def test_only_an_administrator_sees_the_channels(empty_desk: Desk):
    """An agent may not, and nobody else is told more."""
    boris = await empty_desk.logged_in(await empty_desk.hires("Борис", Role.AGENT))
    assert (await boris.get(PATH)).status_code == 403
    assert (await boris.put(f"{PATH}/telegram-staff", json=telegram())).status_code == 403
    assert (await empty_desk.browser().get(PATH)).status_code == 401


@pytest.mark.rule("X4", "X6")
async def test_a_secret_is_kept_locked_masked_and_out_of_the_audit(empty_desk: Desk):
    """In the answer, in the row and in the log."""
    _, gleb = await administrator(empty_desk)
    saved = await gleb.put(f"{PATH}/telegram-staff", json=telegram())
    assert saved.json()["configured"]
    assert saved.json()["settings"]["token"] == SECRET_MASK
    assert STAFF_TOKEN not in saved.text + (await gleb.get(PATH)).text
    (row,) = await empty_desk.all(ChannelSetting)
    assert STAFF_TOKEN.encode() not in row.locked
    audit = await gleb.get("/api/admin/audit")
    assert audit.json()["items"][0]["detail"] == {"enabled": "True", "fields": "token"}
    assert STAFF_TOKEN not in audit.text


@pytest.mark.rule("X4")
async def test_a_mask_sent_back_keeps_the_secret(empty_desk: Desk):
    """And any other text replaces it."""
    _, gleb = await administrator(empty_desk)
    path = f"{PATH}/telegram-staff"
    await gleb.put(path, json=telegram())
    hours = telegram(SECRET_MASK)
    hours["settings"]["support_hours"] = "9–18"
    assert (await gleb.put(path, json=hours)).json()["settings"]["support_hours"] == "9–18"
    assert (await gleb.get(path)).json()["configured"]
    await gleb.put(path, json=telegram(""))
    assert not (await gleb.get(path)).json()["configured"]


async def test_a_changed_channel_is_built_anew(empty_desk: Desk):
    """The same adapter while nothing changes; none when it is off."""
    _, gleb = await administrator(empty_desk)
    assert await empty_desk.held.pool.get(Lanes.MATTERMOST) is None
    hook = mattermost(empty_desk.world.mattermost.hook_url)
    await gleb.put(f"{PATH}/mattermost", json=hook)
    first = await empty_desk.held.pool.get(Lanes.MATTERMOST)
    assert first is not None
    assert await empty_desk.held.pool.get(Lanes.MATTERMOST) is first
    await gleb.put(f"{PATH}/mattermost", json=hook)
    assert await empty_desk.held.pool.get(Lanes.MATTERMOST) not in (first, None)
    await gleb.put(f"{PATH}/mattermost", json=hook | {"enabled": False})
    assert await empty_desk.held.pool.get(Lanes.MATTERMOST) is None


@pytest.mark.both_stores
@pytest.mark.rule("X6")
async def test_a_test_of_each_channel_truly_arrives(empty_desk: Desk):
    """At the administrator's own address, and the counterpart's answer comes back."""
    _, gleb = await administrator(empty_desk)
    actor = Actor(empty_desk.world, empty_desk.world.people["gleb"])
    await actor.opens_bot()
    wanted = {
        "telegram-staff": (telegram(), "OK"),
        "mattermost": (mattermost(empty_desk.world.mattermost.hook_url), "200 ok"),
        "email": (email(empty_desk), "OK queued"),
    }
    for lane, (settings, words) in wanted.items():
        await gleb.put(f"{PATH}/{lane}", json=settings)
        answer = (await gleb.post(f"{PATH}/{lane}/test", json={})).json()
        assert answer["ok"], answer
        assert words in answer["answer"]
        assert (await gleb.get(f"{PATH}/{lane}")).json()["healthy"]
    await actor.sees("Проверка уведомлений")
    await empty_desk.world.mattermost.waits_for("Проверка уведомлений", to=f"@{GLEB.mattermost}")
    empty_desk.world.mail.letter_to(GLEB.email, "Проверка уведомлений")
    assert (await empty_desk.audit()).count("channel_tested") == 3


@pytest.mark.both_stores
@pytest.mark.rule("M2", "M5")
async def test_a_refusal_is_told_in_the_servers_words_without_the_hook(empty_desk: Desk):
    """And the channel is shown as unhealthy until something is sent again."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/mattermost", json=mattermost(empty_desk.world.mattermost.hook_url))
    empty_desk.world.mattermost.fail(status=403, message="This hook is locked")
    answer = await gleb.post(f"{PATH}/mattermost/test", json={"address": "town-square"})
    assert not answer.json()["ok"]
    assert "This hook is locked" in answer.json()["answer"]
    view = (await gleb.get(f"{PATH}/mattermost")).json()
    assert (view["healthy"], view["last_error"]) == (False, answer.json()["answer"])
    assert empty_desk.world.mattermost.hook_url.rpartition("/")[2] not in answer.text


@pytest.mark.both_stores
async def test_a_letter_may_be_tested_to_any_address(empty_desk: Desk):
    """A dead server answers too."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/email", json=email(empty_desk))
    order = {"address": "someone@else.example"}
    assert (await gleb.post(f"{PATH}/email/test", json=order)).json()["ok"]
    empty_desk.world.mail.letter_to("someone@else.example")
    await empty_desk.world.mail.close()
    answer = (await gleb.post(f"{PATH}/email/test", json=order)).json()
    assert not answer["ok"]
    assert answer["answer"]


async def test_what_cannot_be_tested_is_said(empty_desk: Desk):
    """Nothing is configured, an address of another kind, a device of nobody's."""
    _, gleb = await administrator(empty_desk)
    answer = await gleb.post(f"{PATH}/telegram-staff/test", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, "channel_not_configured")
    await gleb.put(f"{PATH}/telegram-staff", json=telegram())
    for lane, address, status in (
        ("telegram-staff", "@gleb", 422),
        ("push", "not-an-id", 422),
        ("push", "0193a0c2-0000-7000-8000-000000000012", 404),
        ("pigeon", "", 422),
    ):
        order = {"address": address}
        assert (await gleb.post(f"{PATH}/{lane}/test", json=order)).status_code == status


async def test_without_an_address_the_counterpart_is_only_asked(empty_desk: Desk):
    """The client bot says who it is; push shows that its keys are ready."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/telegram-client", json=telegram(CLIENT_TOKEN))
    answer = (await gleb.post(f"{PATH}/telegram-client/test", json={})).json()
    assert answer["ok"]
    assert "vestovoy_client_bot" in answer["answer"]
    assert (await gleb.post(f"{PATH}/push/test", json={})).json()["ok"]


@pytest.mark.both_stores
@pytest.mark.rule("M5")
@pytest.mark.parametrize(
    ("lane", "settings", "code"),
    [
        ("telegram-staff", telegram("no token"), "channel_settings_invalid"),
        ("telegram-staff", mattermost("https://chat.example/hooks/x"), "invalid"),
        ("telegram-staff", telegram("1:" + "x" * 3000), "text_too_long"),
        ("mattermost", mattermost("ftp://chat.example/hooks/x"), "channel_settings_invalid"),
        ("mattermost", mattermost("http://127.0.0.1/hooks/x"), "channel_settings_invalid"),
        ("mattermost", mattermost("http://127。0。0。1/hooks/x"), "channel_settings_invalid"),
        ("mattermost", mattermost("http://①②⑦.⓪.⓪.①/hooks/x"), "channel_settings_invalid"),
    ],
)
async def test_settings_that_can_never_work_are_refused(
    empty_url: str, tmp_path: Path, world: Sandbox, lane: str, settings: dict[str, Any], code: str
):
    """By the adapter's own judgement; a private host unless the environment allows it."""
    async with open_desk(empty_url, tmp_path, world, allow_private_hosts=False) as desk:
        _, gleb = await administrator(desk)
        answer = await gleb.put(f"{PATH}/{lane}", json=settings)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert "hooks" not in answer.text
        assert await desk.count(ChannelSetting) == 0


@pytest.mark.rule("K3")
async def test_one_bot_is_not_for_both(empty_desk: Desk):
    """Neither a token that was saved, nor one that the environment holds; the own one stays."""
    _, gleb = await administrator(empty_desk)
    staff, client = f"{PATH}/telegram-staff", f"{PATH}/telegram-client"
    assert (await gleb.put(staff, json=telegram())).is_success
    refused = await gleb.put(client, json=telegram())
    assert (refused.status_code, refused.json()["code"]) == (422, "bot_taken")
    assert STAFF_TOKEN not in refused.text
    assert (await gleb.put(staff, json=telegram())).is_success
    assert (await gleb.put(client, json=telegram(CLIENT_TOKEN))).is_success
    assert (await gleb.put(client, json=telegram(""))).is_success


async def test_a_mail_server_needs_a_port_a_sender_and_a_kind_of_security(empty_desk: Desk):
    """Each is named."""
    _, gleb = await administrator(empty_desk)
    for changes, status in (
        ({"port": 0}, 400),
        ({"sender": "nobody"}, 422),
        ({"security": "rot13"}, 422),
    ):
        answer = await gleb.put(f"{PATH}/email", json=email(empty_desk, **changes))
        assert answer.status_code == status


@pytest.mark.both_stores
async def test_a_repaired_channel_goes_on_at_once(empty_desk: Desk):
    """New settings end the pause and forget the old trouble."""
    _, gleb = await administrator(empty_desk)
    await empty_desk.keep(LaneState(lane=Lanes.EMAIL, failures=0))
    broken = {
        "paused_until": now() + timedelta(hours=2),
        "failures": 7,
        "last_error": "535 no",
        "last_error_at": now(),
        "alarmed_at": now(),
    }
    async with empty_desk.database.begin() as session:
        await session.execute(update(LaneState).values(**broken))
    assert (await gleb.get(f"{PATH}/email")).json()["healthy"] is False
    off = {**email(empty_desk), "enabled": False}
    assert (await gleb.put(f"{PATH}/email", json=off)).json()["standing"] == "disabled"
    async with empty_desk.database.begin() as session:
        await session.execute(update(LaneState).values(**broken))
    assert (await gleb.get(f"{PATH}/email")).json()["standing"] == "disabled"
    view = (await gleb.put(f"{PATH}/email", json=email(empty_desk))).json()
    assert (view["paused_until"], view["last_error"], view["healthy"]) == (None, None, None)
    assert view["standing"] == "untried"
    (state,) = await empty_desk.all(LaneState)
    assert (state.failures, state.alarmed_at) == (0, None)


async def test_the_environment_wins_and_is_read_only(
    empty_url: str, tmp_path: Path, world: Sandbox
):
    """Its fields cannot be changed here; the others and the switch can."""
    async with open_desk(empty_url, tmp_path, world, telegram_staff_token=STAFF_TOKEN) as desk:
        _, gleb = await administrator(desk)
        path = f"{PATH}/telegram-staff"
        view = (await gleb.get(path)).json()
        assert (view["source"], view["configured"]) == ("environment", True)
        assert view["settings"]["token"] == SECRET_MASK
        answer = await gleb.put(path, json=telegram("1:other"))
        assert (answer.status_code, answer.json()["code"]) == (409, "set_by_environment")
        assert answer.json()["extra"] == {"fields": ["token"]}
        off: dict[str, Any] = telegram(SECRET_MASK) | {"enabled": False}
        off["settings"]["support_hours"] = "9–18"
        view = (await gleb.put(path, json=off)).json()
        assert (view["enabled"], view["settings"]["support_hours"]) == (False, "9–18")
        assert await desk.held.pool.get(Lanes.TELEGRAM_STAFF) is None
        (row,) = await desk.all(ChannelSetting)
        assert STAFF_TOKEN.encode() not in desk.held.vault.open(row.locked)


@pytest.mark.rule("X4")
async def test_under_another_secret_key_nothing_can_be_read(
    empty_url: str, tmp_path: Path, world: Sandbox
):
    """The channel counts as not configured, and can be configured again."""
    async with open_desk(empty_url, tmp_path, world, secret_key="one" * 11) as desk:
        _, gleb = await administrator(desk)
        await gleb.put(f"{PATH}/telegram-staff", json=telegram())
    async with open_desk(empty_url, tmp_path, world, secret_key="another" * 5) as desk:
        anew = await desk.logged_in(await desk.hires("Ольга", Role.ADMIN))
        assert not (await anew.get(f"{PATH}/telegram-staff")).json()["configured"]
        saved = await anew.put(f"{PATH}/telegram-staff", json=telegram())
        assert saved.json()["configured"]
