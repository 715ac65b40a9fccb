"""Without a network, and with a new version."""

import pytest

from tests.browser.conftest import OpensScreen
from tests.browser.test_tickets import Enters, opened
from tests.sandbox.people import BORIS, DARYA, GLEB
from tests.stories.waiting import eventually

pytestmark = pytest.mark.asyncio(loop_scope="session")

STORE = """
    const open = indexedDB.open('vestovoy');
    const base = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const names = [...base.objectStoreNames];
    const store = names.length ? base.transaction(names[0]).objectStore(names[0]) : null;
    const told = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)));
"""
KEYS = f"""async () => {{
    {STORE}
    const keys = store ? await told(store.getAllKeys()) : [];
    base.close();
    return keys;
}}"""
"""What the page keeps on the device, by key."""
HOLDS = f"""async ([key, words]) => {{
    {STORE}
    const text = JSON.stringify(store ? await told(store.get(key)) : null) ?? '';
    base.close();
    return words.every((word) => text.includes(word));
}}"""
"""Whether it keeps these words under this key."""
LONGEST_WRITE_WAIT = 2000
"""Milliseconds: what the page has to write to the device, it has begun to write by then."""


@pytest.mark.rule("P14")
async def test_the_last_list_and_ticket_are_readable_and_say_how_old_they_are(
    opens: OpensScreen, api: Enters
):
    """The shell comes from the service worker, the words from the person's own cache."""
    ticket = await opened(await api(DARYA), "Погас экран в холле")
    boris = await opens(BORIS)
    await boris.goes("/")
    boris_id = (await (await api(BORIS)).get("/api/me"))["id"]
    await boris.sees("Погас экран в холле")
    version = (await (await boris.context.request.get("/_app/version.json")).json())["version"]
    lists = [f"queries:{boris_id}", [version, '["tickets",']]
    await eventually(lambda: boris.page.evaluate(HOLDS, lists), "the list on the device")
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.sees("Погас экран в холле")
    await boris.works_offline()
    both = [f"queries:{boris_id}", [f'["ticket","{ticket["number"]}"]', '["tickets",']]
    await eventually(lambda: boris.page.evaluate(HOLDS, both), "both on the device")
    await boris.context.set_offline(True)
    await boris.page.reload()
    await boris.sees("Погас экран в холле")
    await boris.sees("Нет связи. Данные получены")
    await boris.goes("/tickets")
    await boris.sees("Погас экран в холле")
    await boris.sees("Нет связи. Данные получены")


@pytest.mark.rule("P14")
async def test_logout_leaves_nothing_on_the_device(opens: OpensScreen, api: Enters):
    """The next person sees neither the words nor their traces; nor does a write come late."""
    await opened(await api(DARYA), "Секретная заявка для кэша")
    boris = await opens(BORIS)
    await boris.goes("/")
    await boris.sees("Секретная заявка для кэша")
    await boris.page.clock.install()
    await boris.logs_out()
    await boris.page.clock.fast_forward(LONGEST_WRITE_WAIT)
    assert await boris.page.evaluate(KEYS) == []


@pytest.mark.rule("P14")
async def test_logout_without_a_network_forgets_at_once(opens: OpensScreen, api: Enters):
    """S27: and ends the session as soon as there is one, before the page shows anybody."""
    await opened(await api(DARYA), "Секретная заявка без связи")
    boris = await opens(BORIS)
    await boris.goes("/")
    await boris.works_offline()
    await boris.goes("/profile")
    await boris.context.set_offline(True)
    await boris.taps("Выйти")
    await boris.page.wait_for_url("**/login*")
    assert await boris.page.evaluate(KEYS) == []
    await boris.context.set_offline(False)
    await boris.page.goto("/")
    await boris.page.wait_for_url("**/login*")
    assert (await boris.page.request.get("/api/me")).status == 401


@pytest.mark.rule("P14")
async def test_another_person_never_sees_the_cache(opens: OpensScreen, api: Enters):
    """A session that ended by itself takes the cache with it, before anybody logs in."""
    boris = await opens(BORIS)
    await boris.goes("/")
    await boris.works_offline()
    owner = (await (await api(BORIS)).get("/api/me"))["id"]
    await boris.context.clear_cookies()
    await boris.logs_in(GLEB)
    await boris.sees("Заявки")
    assert f"queries:{owner}" not in await boris.page.evaluate(KEYS)


@pytest.mark.rule("P14")
async def test_the_worker_keeps_no_answer_of_the_api(opens: OpensScreen):
    """Its caches hold the shell alone."""
    boris = await opens(BORIS)
    await boris.goes("/")
    await boris.works_offline()
    kept = await boris.page.evaluate(
        """async () => {
            const names = await caches.keys();
            const open = await Promise.all(names.map((name) => caches.open(name)));
            const all = await Promise.all(open.map((cache) => cache.keys()));
            return all.flat().map((request) => new URL(request.url).pathname);
        }"""
    )
    assert "/index.html" in kept
    assert not [path for path in kept if path.startswith("/api")]


@pytest.mark.rule("P15")
async def test_a_new_version_waits_for_the_persons_word(opens: OpensScreen):
    """A toast offers it; taking it brings the page again under the new worker."""
    boris = await opens(BORIS)
    await boris.goes("/")
    await boris.works_offline()
    await boris.page.reload()
    await boris.sees("Заявки")
    await boris.page.evaluate("navigator.serviceWorker.register('/service-worker.js?next')")
    await boris.sees("Вышла новая версия.")
    async with boris.page.expect_event("load"):
        await boris.taps("Обновить")
    script = "navigator.serviceWorker.controller.scriptURL"
    await boris.page.wait_for_function(f"{script}.endsWith('?next')")
    await boris.sees("Заявки")


@pytest.mark.rule("P15")
async def test_a_missing_asset_is_404_and_a_page_is_not(opens: OpensScreen):
    """A white page comes from HTML taken for a script."""
    screen = await opens()
    missing = await screen.context.request.get("/_app/immutable/chunks/gone.js")
    page = await screen.context.request.get("/tickets/1", headers={"Accept": "text/html"})
    assert (missing.status, page.status) == (404, 200)
    assert page.headers["cache-control"] == "no-cache"
