"""A channel is one folder and one row: short messages, which the house has never heard of, enter
the table for a while and go every way, without a line anywhere else."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest

from api.description import channels as document
from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.notifications.models import Delivery
from api.people.addresses import channels as personal
from api.people.models import DeadAddress
from shared.contracts.admin import SECRET_MASK, DeliveryState
from shared.contracts.preferences import Preferences
from shared.i18n import translator
from shared.settings import UnreadableSettings
from shared.telegram.chat import settings_card
from tests.channels.sms import LANE, SMS, Hook
from tests.desk import Desk
from tests.edge.test_health import scraped
from tests.sandbox.people import BORIS

pytestmark = pytest.mark.both_stores
PATH = "/api/admin/channels/sms"
NUMBER = BORIS.phone


@pytest.fixture(autouse=True)
def row() -> Iterator[None]:
    """The row in the table, and out of it again."""
    with table.entered(SMS):
        yield


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with Hook() as opened:
        yield opened


async def set_up(desk: Desk, hook: Hook, **more: Any) -> Any:
    """By the administrator, whose page draws what the answer names."""
    settings = {"url": hook.url} | more
    return await desk.does("gleb", PATH, {"enabled": True, "settings": settings}, method="PUT")


async def told(desk: Desk, hook: Hook) -> Delivery:
    """Boris wishes it alone, and a ticket comes."""
    await set_up(desk, hook)
    await desk.prefers("boris", ("sms", "always"), ("email", "fallback"))
    await desk.opens("anna")
    await desk.pipeline()
    (row,) = await desk.deliveries("boris", LANE)
    return row


async def test_it_is_configured_by_fields_that_the_answer_names(desk: Desk, hook: Hook) -> None:
    """Kind, secret, need and default come with the channel; a secret is masked, a slip is named."""
    gleb = await desk.calls("gleb")
    shown = (await gleb.get(PATH)).json()
    assert (shown["channel"], shown["configured"], shown["takes_address"]) == ("sms", False, True)
    fields = [(each["name"], each["kind"], each["default"]) for each in shown["fields"]]
    assert fields == [
        ("url", "text", ""),
        ("sender", "text", "DESK"),
        ("parts", "number", 3),
        ("flash", "switch", False),
    ]
    assert [each["name"] for each in shown["fields"] if each["secret"]] == ["url"]
    assert [each["name"] for each in shown["fields"] if each["required"]] == ["url"]
    assert shown["fields"][0]["variable"] == "VESTOVOY_SMS_URL"
    saved = await set_up(desk, hook, parts=2)
    assert saved["configured"] and saved["settings"]["url"] == SECRET_MASK
    assert saved["settings"]["parts"] == 2
    slip = {"enabled": True, "settings": {"partz": 2}}
    assert "partz" in (await gleb.put(PATH, json=slip)).text
    assert "sms" in [each["lane"] for each in (await gleb.get("/api/admin/channels")).json()]


async def test_the_environment_sets_it_by_the_name_of_the_field(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment wins, and the page may not contest it."""
    monkeypatch.setenv("VESTOVOY_SMS_URL", "http://127.0.0.1:9/send")
    monkeypatch.setenv("VESTOVOY_SMS_PARTS", "4")
    gleb = await desk.calls("gleb")
    shown = (await gleb.get(PATH)).json()
    assert (shown["source"], shown["settings"]["parts"]) == ("environment", 4)
    mine = {"enabled": True, "settings": {"url": SECRET_MASK, "parts": 5}}
    assert (await gleb.put(PATH, json=mine)).json()["extra"] == {"fields": ["parts"]}


def test_a_slip_in_the_environment_is_found_at_the_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the variable's name, and without what it holds."""
    monkeypatch.setenv("VESTOVOY_SMS_PARTS", "s3cret")
    with pytest.raises(UnreadableSettings, match=r"VESTOVOY_SMS_PARTS: Expected `int`") as told:
        channel_settings.check_environment(desk.settings)
    assert "s3cret" not in str(told.value)


async def test_a_test_truly_arrives_and_is_told_in_a_sentence(desk: Desk, hook: Hook) -> None:
    """In general words, as nobody has written its own."""
    await set_up(desk, hook)
    answer = await desk.does("gleb", f"{PATH}/test", {"address": "+79990000000"})
    assert answer["done"] == "Отправили проверочное сообщение. Кому: +79990000000."
    assert answer["sentence"] == "Канал принял сообщение."
    assert hook.messages[-1]["to"] == "+79990000000"
    hook.status = 500
    answer = await desk.does("gleb", f"{PATH}/test", {"address": "+79990000000"})
    assert (answer["ok"], answer["answer"]) == (False, "500")
    assert (await (await desk.calls("gleb")).get(PATH)).json()["healthy"] is False


async def test_it_is_chosen_planned_delivered_logged_and_counted(desk: Desk, hook: Hook) -> None:
    """And the settings of the bots show it by its key."""
    row = await told(desk, hook)
    assert (row.state, row.provider_id) == (DeliveryState.SENT, "sms-1")
    assert [each["to"] for each in hook.messages] == [NUMBER]
    boris = await desk.calls("boris")
    chosen = (await boris.get("/api/me/preferences")).json()["channels"][0]
    assert (chosen["channel"], chosen["mode"], chosen["address"]) == ("sms", "always", NUMBER)
    card = settings_card.channels_text(await preferences(desk), translator("ru"))
    assert "Sms — " in card
    gleb = await desk.calls("gleb")
    log = (await gleb.get("/api/admin/deliveries", params={"lane": "sms", "state": "sent"})).json()[
        "items"
    ]
    assert [(each["lane"], each["address"]) for each in log] == [("sms", f"•••{NUMBER[-2:]}")]
    assert (await scraped(desk))['vestovoy_deliveries{lane="sms",state="sent"}'] == 1


async def preferences(desk: Desk) -> Preferences:
    """As the bot reads them."""
    answer = await (await desk.calls("boris")).get("/api/me/preferences")
    return msgspec.json.decode(answer.content, type=Preferences)


async def test_a_number_that_nobody_has_is_switched_off_and_comes_back(
    desk: Desk, hook: Hook
) -> None:
    """The next channel tells it, the profile says why, the metric counts it, a word revives it."""
    hook.status = 404
    row = await told(desk, hook)
    assert row.state is DeliveryState.FAILED
    assert len(desk.world.mail.letters_to(BORIS.email)) == 1
    shown = (await preferences(desk)).channels[0]
    assert not shown.available and "404 nobody has this number" in (shown.problem or "")
    assert (await scraped(desk))['vestovoy_dead_addresses{channel="sms"}'] == 1
    await desk.does("boris", "/api/me/channels/sms/again")
    assert await desk.count(DeadAddress) == 0
    assert (await preferences(desk)).channels[0].available


async def test_what_it_left_behind_harms_nobody_when_it_is_gone(desk: Desk, hook: Hook) -> None:
    """What waits is not delivered, its name is none, and whoever chose it hears as ever."""
    await set_up(desk, hook)
    await desk.prefers("boris", ("sms", "always"))
    await desk.opens("anna")
    with gone():
        await desk.pipeline()
        gleb = await desk.calls("gleb")
        assert (await gleb.get(PATH)).json()["code"] == "invalid"
        assert (await gleb.get("/api/admin/channels")).status_code == 200
        kept = (await (await desk.calls("boris")).get("/api/me/preferences")).json()["channels"]
        assert "sms" not in [each["channel"] for each in kept]


@contextmanager
def gone() -> Iterator[None]:
    """The next release does without it."""
    del table.CHANNELS[SMS.key], personal.CHANNELS[SMS.key]
    yield
    table.CHANNELS[SMS.key] = personal.CHANNELS[SMS.key] = SMS


def test_the_document_lists_it() -> None:
    """Its name, its lane and the contract of its settings; the wire itself takes any name."""
    view: dict[str, Any] = {"properties": {"lane": {"type": "string"}}}
    schemas: dict[str, Any] = {"ChannelView": view, "ChannelUpdate": {"properties": {}}}
    document.complete({"components": {"schemas": schemas}, "paths": {}}, "#/")
    assert "sms" in schemas["ChannelKind"]["enum"] and "sms" in schemas["Lane"]["enum"]
    assert view["properties"]["lane"] == {"$ref": "#/Lane"}
    assert {"$ref": "#/SmsSettings"} in view["properties"]["settings"]["anyOf"]
    assert schemas["SmsSettings"]["properties"]["parts"]["default"] == 3
