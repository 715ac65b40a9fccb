"""Push in the page and in the service worker."""

from typing import Any

import msgspec
import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpensScreen
from tests.browser.desktop.push_browser import PushDoor, install, makes
from tests.browser.screen import Screen
from tests.browser.test_tickets import Enters, opened
from tests.sandbox import Sandbox
from tests.sandbox.people import BORIS, DARYA, VERA
from tests.stories.waiting import eventually
from tests.stories.web import WebUser

pytestmark = pytest.mark.asyncio(loop_scope="session")

CLICK = """async (title) => {
    const all = await self.registration.getNotifications();
    const notification = all.find((one) => one.title === title);
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
}"""
DEVICES = "/api/push/subscriptions"


def payload(**notification: Any) -> str:
    """As the pipeline writes it."""
    return msgspec.json.encode({"web_push": 8030, "notification": notification}).decode()


async def allowing(opens: OpensScreen) -> Screen:
    """A browser in which notices are allowed already."""
    screen = await opens()
    await screen.context.grant_permissions(["notifications"], origin=screen.url)
    return screen


@pytest.mark.rule("P8", "P9", "P11")
async def test_every_push_shows_a_notice_and_one_object_has_one(opens: OpensScreen):
    """Even of an unreadable push; a second notice about the object replaces the first."""
    screen = await allowing(opens)
    await screen.logs_in(BORIS)
    door = await PushDoor.of(screen)
    await door.delivers("не JSON")
    assert (await door.shows(1))[0]["title"] == "Вестовой"
    await door.delivers(payload(title="Новая заявка №7", navigate="/tickets/7", tag="ticket-7"))
    await door.shows(2)
    await door.delivers(payload(title="Заявка №7 решена", navigate="/tickets/7", tag="ticket-7"))
    await eventually(lambda: titled(door, "Заявка №7 решена"), "the second notice")
    assert len(await door.shown()) == 2


async def titled(door: PushDoor, title: str) -> bool:
    return title in [each["title"] for each in await door.shown()]


@pytest.mark.rule("P10")
async def test_a_click_leads_the_open_window_to_the_object(opens: OpensScreen, api: Enters):
    """The window stays the same one; the link is of this site only."""
    ticket = await opened(await api(DARYA), "Запотело окно серверной")
    screen = await allowing(opens)
    await screen.logs_in(BORIS)
    door = await PushDoor.of(screen)
    link = f"{screen.url}/tickets/{ticket['id']}"
    await door.delivers(payload(title="Заявка", navigate=link, tag="a"))
    await door.delivers(payload(title="Чужая", navigate="https://evil.example/x", tag="b"))
    paths = {each["title"]: each["path"] for each in await door.shows(2)}
    assert paths == {"Заявка": f"/tickets/{ticket['id']}", "Чужая": "/inbox"}
    await screen.context.service_workers[0].evaluate(CLICK, "Заявка")
    await expect(screen.page.get_by_role("heading", name="Запотело окно серверной")).to_be_visible()
    assert len(screen.context.pages) == 1


@pytest.mark.rule("P1", "P4", "P11")
async def test_a_login_subscribes_in_silence_and_logout_ends_it(
    opens: OpensScreen, api: Enters, world: Sandbox
):
    """Permission was there already; what the product sends to it, the service worker shows."""
    web = await api(BORIS)
    made = makes(world)
    screen = await allowing(opens)
    await install(screen, made)
    await screen.logs_in(BORIS)
    await eventually(lambda: has_devices(web, 1), "a subscription")
    await screen.goes("/profile")
    await screen.sees("это устройство")
    await screen.taps("Проверить")
    await eventually(lambda: arrived(made[0].messages), "a push")
    door = await PushDoor.of(screen)
    await door.delivers(made[0].messages[-1].text)
    assert (await door.shows(1))[0]["title"] == made[0].messages[-1].data["notification"]["title"]
    await screen.logs_out()
    assert await web.get(DEVICES) == []
    assert await screen.page.evaluate("localStorage.getItem('browser-push')") is None


async def arrived(messages: list[Any]) -> bool:
    return bool(messages)


async def has_devices(web: WebUser, count: int) -> bool:
    return len(await web.get(DEVICES)) == count


@pytest.mark.rule("P5")
async def test_a_load_heals_what_the_server_forgot_and_renews_an_old_key(
    opens: OpensScreen, api: Enters, world: Sandbox
):
    """The endpoint is told again; a subscription to another key gives way to a new one."""
    web = await api(VERA)
    screen = await allowing(opens)
    await install(screen, makes(world))
    await screen.logs_in(VERA)
    await eventually(lambda: has_devices(web, 1), "a subscription")
    first = (await web.get(DEVICES))[0]
    async with web.session.delete(f"{DEVICES}/{first['id']}") as answer:
        assert answer.status == 204
    await screen.page.reload()
    await eventually(lambda: has_devices(web, 1), "the endpoint again")
    healed = (await web.get(DEVICES))[0]
    assert healed["endpoint_hash"] == first["endpoint_hash"]
    await screen.page.evaluate(
        """() => {
            const push = JSON.parse(localStorage.getItem('browser-push'));
            localStorage.setItem('browser-push', JSON.stringify({ ...push, key: 'AAAA' }));
        }"""
    )
    await screen.page.reload()
    await eventually(lambda: has_another(web, first["endpoint_hash"]), "a new subscription")


async def has_another(web: WebUser, endpoint_hash: str) -> bool:
    return any(each["endpoint_hash"] != endpoint_hash for each in await web.get(DEVICES))


@pytest.mark.rule("P6")
async def test_off_on_this_device_survives_the_next_login(
    opens: OpensScreen, api: Enters, world: Sandbox
):
    """The person's word counts more than a permission that is still there."""
    web = await api(DARYA)
    screen = await allowing(opens)
    await install(screen, makes(world, 3))
    await screen.logs_in(DARYA)
    await eventually(lambda: has_devices(web, 1), "a subscription")
    await screen.goes("/profile")
    here = screen.page.get_by_role("switch", name="Уведомлять на этом устройстве")
    await expect(here).to_be_checked()
    await here.click()
    await expect(here).not_to_be_checked()
    await screen.logs_out()
    await screen.logs_in(DARYA)
    await screen.goes("/profile")
    await expect(here).not_to_be_checked()
    assert await web.get(DEVICES) == []


@pytest.mark.rule("P1")
async def test_without_permission_a_soft_banner_asks_and_stays_away_once_dismissed(
    opens: OpensScreen,
):
    """The browser's own question comes from a click only."""
    screen = await opens()
    asked = "window.asked = 0; Notification.requestPermission = async () => (asked++, 'default');"
    default = "Object.defineProperty(Notification, 'permission', { get: () => 'default' });"
    await screen.context.add_init_script(asked + default)
    await screen.logs_in(BORIS)
    await screen.sees("Узнавайте о заявках сразу")
    assert await screen.page.evaluate("window.asked") == 0
    await screen.taps("Включить")
    await screen.page.wait_for_function("window.asked === 1")
    await screen.taps("Не сейчас")
    await screen.page.reload()
    await screen.sees("Заявки")
    await screen.sees_not("Узнавайте о заявках сразу")


@pytest.mark.rule("P2")
async def test_an_iphone_in_a_tab_is_told_how_to_install(opens: OpensScreen):
    """No question is asked there, for it cannot be answered."""
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Safari/604.1"
    screen = await opens(BORIS, user_agent=agent)
    await screen.goes("/")
    await screen.sees("На экран „Домой“")
    await expect(screen.button("Включить")).to_have_count(0)
