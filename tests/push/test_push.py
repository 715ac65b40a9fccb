"""Push subscriptions: one endpoint, one person, one login."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, update

from api.auth.models import LoginSession
from api.clock import now
from api.notifications.channels import settings as channel_settings
from api.notifications.channels.hosts import ODD_SPELLING, HostPolicy
from api.notifications.channels.webpush import subscriptions as push
from api.notifications.channels.webpush.spec import new_private_key
from api.notifications.models import ChannelSetting, EndedEndpoint, PushDevice
from api.people.models import Person
from api.security.secrets import Vault
from shared.contracts.notifications import PushSubscriptionDraft
from shared.contracts.people import Role
from tests.channels.browser import Browser
from tests.channels.scripted import Scripted
from tests.desk import Desk, open_desk
from tests.lanes import Lanes
from tests.sandbox.world import Sandbox

PATH = "/api/push/subscriptions"


@dataclass(frozen=True)
class Device:
    """A browser with a subscription of its own."""

    endpoint: str
    browser: Browser = field(default_factory=Browser)
    name: str = "Firefox"

    def draft(self, **changes: str) -> dict[str, str]:
        """What the page sends home."""
        address = self.browser.at(self.endpoint)
        return {
            "endpoint": address.endpoint,
            "p256dh": address.p256dh,
            "auth": address.auth,
            "name": self.name,
        } | changes


def device(desk: Desk) -> Device:
    """A real subscription at the sandbox's push service."""
    made = desk.world.push.subscribe()
    return Device(made.endpoint, Browser(made.private_key, made.auth))


async def agent(desk: Desk, name: str = "Анна") -> tuple[Person, httpx.AsyncClient]:
    """Somebody with a browser."""
    person = await desk.hires(name, Role.AGENT)
    return person, await desk.logged_in(person)


async def live(desk: Desk, *people: Person) -> list[list[str]]:
    """The endpoints that reach each of them now."""
    async with desk.database.reads() as session:
        found = await push.live_devices(session, [person.id for person in people])
    return [[one.endpoint for one in found.get(person.id, [])] for person in people]


@pytest.mark.rule("P3")
async def test_subscribing_again_changes_nothing(empty_desk: Desk):
    """The same row, the newest keys."""
    person, anna = await agent(empty_desk)
    one = device(empty_desk)
    first = (await anna.put(PATH, json=one.draft())).json()
    again = (await anna.put(PATH, json=one.draft(name="Firefox 140"))).json()
    assert again | {"name": "Firefox"} == first
    assert await live(empty_desk, person) == [[one.endpoint]]


@pytest.mark.both_stores
@pytest.mark.rule("P3")
async def test_another_login_on_the_browser_takes_the_endpoint_over(empty_desk: Desk):
    """The former person's list is empty and nothing of theirs comes to it."""
    anna, her = await agent(empty_desk, "Анна")
    boris, him = await agent(empty_desk, "Борис")
    one = device(empty_desk)
    row = (await her.put(PATH, json=one.draft())).json()
    await her.patch(f"{PATH}/{row['id']}", json={"enabled": False})
    taken = (await him.put(PATH, json=one.draft())).json()
    assert taken["enabled"]
    assert (await her.get(PATH)).json() == []
    assert await live(empty_desk, anna, boris) == [[], [one.endpoint]]


@pytest.mark.both_stores
@pytest.mark.rule("P4")
async def test_a_subscription_ends_with_its_login(empty_desk: Desk):
    """The other device of the same person goes on."""
    person, anna = await agent(empty_desk)
    laptop, phone = device(empty_desk), device(empty_desk)
    await anna.put(PATH, json=laptop.draft())
    await (await empty_desk.logged_in(person)).put(PATH, json=phone.draft())
    (row,) = await empty_desk.all(PushDevice, PushDevice.endpoint == laptop.endpoint)
    async with empty_desk.database.begin() as session:
        await session.execute(delete(LoginSession).where(LoginSession.id == row.session_id))
    assert await live(empty_desk, person) == [[phone.endpoint]]


@pytest.mark.both_stores
@pytest.mark.rule("P4")
async def test_the_row_goes_with_the_session(empty_desk: Desk):
    """However that ended: nothing is left to send to."""
    person, anna = await agent(empty_desk)
    phone = device(empty_desk)
    await anna.put(PATH, json=device(empty_desk).draft())
    await (await empty_desk.logged_in(person)).put(PATH, json=phone.draft())
    assert (await anna.delete("/api/session")).is_success
    assert [row.endpoint for row in await empty_desk.all(PushDevice)] == [phone.endpoint]


@pytest.mark.both_stores
@pytest.mark.rule("P5", "P7")
async def test_a_subscription_that_has_ended_is_refused(desk: Desk):
    """410 `push_ended`: the page drops it and subscribes anew; a new endpoint is taken. What is
    kept of it cannot be read back."""
    browser = await desk.subscribes("boris")
    browser.gone = True
    await desk.opens("anna")
    await desk.pipeline()
    assert await desk.all(PushDevice) == []
    boris = await desk.calls("boris")
    body = {"endpoint": browser.endpoint, **browser.as_json()["keys"]}
    answer = await boris.put(PATH, json=body)
    assert (answer.status_code, answer.json()["code"]) == (410, "push_ended")
    (kept,) = await desk.all(EndedEndpoint)
    assert push.hash_of(browser.endpoint) not in kept.name
    await desk.subscribes("boris")
    async with desk.database.begin() as session:
        await session.execute(update(EndedEndpoint).values(created_at=now() - 2 * push.ENDED_KEPT))
        await push.sweep(session)
    assert await desk.all(EndedEndpoint) == []


@pytest.mark.rule("P6")
async def test_a_device_that_was_switched_off_stays_off(empty_desk: Desk):
    """Through a new login and a new subscription; until its person says otherwise."""
    person, anna = await agent(empty_desk)
    one = device(empty_desk)
    path = f"{PATH}/{(await anna.put(PATH, json=one.draft())).json()['id']}"
    assert not (await anna.patch(path, json={"enabled": False})).json()["enabled"]
    again = await empty_desk.logged_in(person)
    assert not (await again.put(PATH, json=one.draft())).json()["enabled"]
    assert await live(empty_desk, person) == [[]]
    await again.patch(path, json={"enabled": True})
    assert await live(empty_desk, person) == [[one.endpoint]]


@pytest.mark.rule("P6", "P12")
async def test_the_list_names_devices_and_tells_no_endpoint(empty_desk: Desk):
    """By host and hash; the browser that asks finds itself."""
    _, anna = await agent(empty_desk)
    one, other = device(empty_desk), device(empty_desk)
    for each in (one, other):
        await anna.put(PATH, json=each.draft())
    mine = {"endpoint_hash": push.hash_of(one.endpoint)}
    answer = await anna.get(PATH, params=mine)
    assert [row["current"] for row in answer.json()] == [False, True]
    assert {row["host"] for row in answer.json()} == {"127.0.0.1"}
    assert one.endpoint not in answer.text
    assert one.endpoint.rpartition("/")[2] not in answer.text


@pytest.mark.both_stores
@pytest.mark.rule("P4", "P6")
async def test_a_device_is_revoked_by_its_hash_or_its_id(empty_desk: Desk):
    """Twice is once."""
    person, anna = await agent(empty_desk)
    one, other = device(empty_desk), device(empty_desk)
    await anna.put(PATH, json=one.draft())
    row = (await anna.put(PATH, json=other.draft())).json()
    for _ in range(2):
        gone = await anna.delete(PATH, params={"endpoint_hash": push.hash_of(one.endpoint)})
        assert gone.status_code == 204
    assert await live(empty_desk, person) == [[other.endpoint]]
    assert (await anna.delete(f"{PATH}/{row['id']}")).status_code == 204
    assert await empty_desk.count(PushDevice) == 0


@pytest.mark.both_stores
@pytest.mark.rule("X1")
async def test_a_foreign_device_is_not_found(empty_desk: Desk):
    """Nor is it touched."""
    _, anna = await agent(empty_desk, "Анна")
    _, boris = await agent(empty_desk, "Борис")
    one = device(empty_desk)
    path = f"{PATH}/{(await anna.put(PATH, json=one.draft())).json()['id']}"
    assert (await boris.patch(path, json={"enabled": False})).status_code == 404
    assert (await boris.post(f"{path}/test")).status_code == 404
    await boris.delete(path)
    await boris.delete(PATH, params={"endpoint_hash": push.hash_of(one.endpoint)})
    assert await empty_desk.count(PushDevice, PushDevice.enabled) == 1


@pytest.mark.both_stores
@pytest.mark.rule("P6", "P7")
async def test_a_device_is_tested_by_a_true_push(empty_desk: Desk):
    """The service's own answer comes back, and the device's last delivery with it."""
    _, anna = await agent(empty_desk)
    key = (await anna.get("/api/push/key")).json()["public_key"]
    made = empty_desk.world.push.subscribe(key)
    one = Device(made.endpoint, Browser(made.private_key, made.auth))
    path = f"{PATH}/{(await anna.put(PATH, json=one.draft())).json()['id']}"
    answer = (await anna.post(f"{path}/test")).json()
    assert answer["ok"]
    assert answer["answer"].startswith("201")
    await empty_desk.world.push.waits_for(made, "Проверка уведомлений")
    assert (await anna.get(PATH)).json()[0]["last_delivery_at"]


@pytest.mark.rule("P12")
@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"endpoint": "http://push.example/x"}, "endpoint: the address is not https"),
        ({"endpoint": "https://127.0.0.1/x"}, "endpoint: the host is not public"),
        ({"endpoint": "https://[::ffff:a00:1]/x"}, "endpoint: the host is not public"),
        ({"endpoint": "https://127。0。0。1/x"}, f"endpoint: {ODD_SPELLING}"),
        ({"endpoint": "file:///etc/passwd"}, "endpoint: the address is not an HTTP address"),
        ({"endpoint": "https://push.example/" + "x" * 2000}, "endpoint: too long"),
        ({"p256dh": "AAAA"}, "p256dh: not a key of a browser"),
        ({"p256dh": "!" * 87}, "p256dh: not a key of a browser"),
        ({"p256dh": "A" * 5000}, "p256dh: not a key of a browser"),
        ({"auth": "AAAA"}, "auth: not a secret of a browser"),
        ({}, ""),
    ],
)
def test_only_a_public_service_and_true_keys_are_taken(changes: dict[str, str], fault: str):
    """By default no host of ours is allowed."""
    draft = PushSubscriptionDraft(**Device("https://push.example/1").draft(**changes))
    assert push.fault_of(draft, HostPolicy()) == fault


@pytest.mark.rule("P12")
async def test_a_bad_subscription_is_refused_by_name(empty_desk: Desk):
    """And so is one of a caller without a browser's login."""
    _, anna = await agent(empty_desk)
    answer = await anna.put(PATH, json=device(empty_desk).draft(auth="AAAA"))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert (
        await empty_desk.browser().put(PATH, json=device(empty_desk).draft())
    ).status_code == 401


@pytest.mark.both_stores
@pytest.mark.rule("P12")
async def test_no_endpoint_leads_into_the_inner_network(
    empty_url: str, tmp_path: Path, world: Sandbox, counterpart: Scripted
):
    """Not when it is saved, nor by one that was saved before: our own server hears nothing."""
    counterpart.answers(201)
    inner = Device(f"https://127。0。0。1:{counterpart.port}/x")
    async with open_desk(empty_url, tmp_path, world, allow_private_hosts=False) as desk:
        _, anna = await agent(desk)
        refused = await anna.put(PATH, json=inner.draft())
        assert (refused.status_code, refused.json()["detail"]) == (422, f"endpoint: {ODD_SPELLING}")
        saved = (await anna.put(PATH, json=Device("https://push.example/1").draft())).json()
        async with desk.database.begin() as session:
            await session.execute(update(PushDevice).values(endpoint=inner.endpoint))
        tested = (await anna.post(f"{PATH}/{saved['id']}/test")).json()
        assert tested == {"ok": False, "answer": ODD_SPELLING}
    assert not counterpart.connections


async def test_the_oldest_device_gives_way(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """A person has so many devices and no more."""
    monkeypatch.setattr(push, "DEVICES", 2)
    person, anna = await agent(empty_desk)
    one, two, three = device(empty_desk), device(empty_desk), device(empty_desk)
    for each in (one, two, three):
        await anna.put(PATH, json=each.draft())
    assert await live(empty_desk, person) == [[two.endpoint, three.endpoint]]


@pytest.mark.both_stores
async def test_the_key_is_made_once_by_whoever_comes_first(empty_desk: Desk):
    """Many at once get one answer, and the row does not hold it in clear (X4)."""
    _, anna = await agent(empty_desk)
    answers = await asyncio.gather(*(anna.get("/api/push/key") for _ in range(5)))
    assert len({answer.json()["public_key"] for answer in answers}) == 1
    (row,) = await empty_desk.all(ChannelSetting)
    assert (await key(empty_desk, empty_desk.held.vault)).encode() not in row.locked


async def key(desk: Desk, vault: Vault) -> str:
    """The private half."""
    database = desk.database
    return await channel_settings.own_secret(database, vault, Lanes.PUSH, new_private_key)


@pytest.mark.both_stores
async def test_a_key_under_a_lost_secret_is_made_anew(empty_desk: Desk):
    """Browsers see another key and subscribe again (P5)."""
    before = await key(empty_desk, Vault(b"the old secret key"))
    after = await key(empty_desk, empty_desk.held.vault)
    assert before != after
    assert after == await key(empty_desk, empty_desk.held.vault)


async def test_a_channel_that_is_off_says_so(empty_desk: Desk):
    """A test of one's own device does not go around the administrator."""
    _, anna = await agent(empty_desk)
    path = f"{PATH}/{(await anna.put(PATH, json=device(empty_desk).draft())).json()['id']}"
    gleb = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    off = {"enabled": False, "settings": {"channel": "push"}}
    await gleb.put("/api/admin/channels/push", json=off)
    answer = (await anna.post(f"{path}/test")).json()
    assert answer == {"ok": False, "answer": "Канал выключен администратором."}
