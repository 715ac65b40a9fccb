"""The adapters against the sandbox, whose servers hold to the protocols of the real ones."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry, Sent, Thread
from api.notifications.channels.email.adapter import EmailChannel
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.pool import SmtpServer
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.mattermost.adapter import MattermostChannel
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.telegram.adapter import TelegramChannel
from api.notifications.channels.telegram.address import TelegramAddress
from api.notifications.channels.webpush import vapid
from api.notifications.channels.webpush.adapter import PushChannel
from api.notifications.channels.webpush.address import PushAddress
from shared.work.drawing.files import File
from tests.channels.samples import BODY, COPY, NASTY, TAKE, message
from tests.sandbox import Sandbox
from tests.sandbox.people import BORIS
from tests.sandbox.world import STAFF_TOKEN

Break = Callable[[Sandbox], object]
CHAT = TelegramAddress(chat_id=BORIS.telegram_id)
LOGIN = MattermostAddress(channel=f"@{BORIS.mattermost}")
MAILBOX = EmailAddress(email=BORIS.email, name=BORIS.name)
KEYS = vapid.new_keys()


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    """The whole outside; Boris has opened the staff bot."""
    async with Sandbox() as world:
        world.telegram.account("staff", BORIS).open_silently()
        yield world


@pytest.fixture
async def telegram(world: Sandbox) -> AsyncIterator[TelegramChannel]:
    """The staff bot."""
    channel = TelegramChannel(STAFF_TOKEN, api_url=world.telegram.url)
    yield channel
    await channel.close()


@pytest.fixture
def mattermost(
    world: Sandbox, session: aiohttp.ClientSession, local: HostPolicy
) -> MattermostChannel:
    """The sandbox's hook."""
    return MattermostChannel(world.mattermost.hook_url, session=session, hosts=local)


@pytest.fixture
async def email(world: Sandbox) -> AsyncIterator[EmailChannel]:
    """The sandbox's mail server."""
    server = SmtpServer(
        host="127.0.0.1", port=world.mail.port, security="none", helo="desk.example"
    )
    channel = EmailChannel(server, sender="desk@firma.example")
    yield channel
    await channel.close()


@pytest.fixture
def push(session: aiohttp.ClientSession, local: HostPolicy) -> PushChannel:
    """The sender whose key the browser knows."""
    return PushChannel(KEYS.private, "admin@firma.example", session=session, hosts=local)


def subscribed(world: Sandbox, key: str = KEYS.public) -> PushAddress:
    """A browser's new subscription, bound to a sender's key."""
    subscription: dict[str, Any] = world.push.subscribe(key).as_json()
    return PushAddress(endpoint=subscription["endpoint"], **subscription["keys"])


@pytest.mark.rule("C7", "U4")
async def test_a_person_reads_nasty_text_as_it_was_typed(world: Sandbox, telegram: TelegramChannel):
    """The server parsed our HTML and found no tag of others; the button is there."""
    outcome = await telegram.send(CHAT, message(quote=NASTY))
    shown = next(world.telegram.chat("staff", BORIS).live)
    assert outcome == Sent(provider_id=str(shown.message_id))
    assert NASTY in shown.text
    assert [(button.text, button.data, button.url) for button in shown.buttons] == [
        ("Взять в работу", TAKE.pack(), None),
        ("Открыть заявку", None, "https://desk.example/tickets/12"),
    ]


@pytest.mark.rule("C7")
@pytest.mark.parametrize("filler", ["😀", "<&>", "слово "])
async def test_the_longest_notice_is_taken(telegram: TelegramChannel, filler: str):
    """By the server's own count of 4096."""
    huge = filler * 3000
    full = message(
        title=huge,
        about=[huge] * 3,
        lines=[huge] * 5,
        quote=huge,
        files=(File(huge),) * 9,
        why=huge,
    )
    assert isinstance(await telegram.send(CHAT, full), Sent)


async def test_a_card_is_edited_and_an_edit_to_the_same_is_done(
    world: Sandbox, telegram: TelegramChannel
):
    """Its stale button is gone."""
    sent = await telegram.send(CHAT, message())
    assert isinstance(sent, Sent)
    card = TelegramAddress(chat_id=CHAT.chat_id, edit_message_id=int(sent.provider_id))
    for _ in range(2):
        assert await telegram.send(card, message(title="Взята", buttons=[])) == sent
    shown = next(world.telegram.chat("staff", BORIS).live)
    assert shown.text.startswith("Взята")
    assert [button.text for button in shown.buttons] == ["Открыть заявку"]


async def test_a_group_is_followed_when_it_becomes_a_supergroup(
    world: Sandbox, telegram: TelegramChannel
):
    """Nothing is lost by the move."""
    world.telegram.add_group("staff", -9, "Поддержка")
    world.telegram.migrate(-9, -1009)
    assert isinstance(await telegram.send(TelegramAddress(chat_id=-9), message()), Sent)
    assert world.telegram.bots["staff"].chats[-1009].messages


def revoke(world: Sandbox) -> None:
    """BotFather ends the token."""
    world.telegram.bots["staff"].revoked = True


TELEGRAM: list[tuple[Break, type[Outcome], bool]] = [
    (lambda world: world.telegram.account("staff", BORIS).block(), Gone, False),
    (lambda world: world.telegram.fail(retry_after=3), Retry, True),
    (lambda world: world.telegram.fail(status=502), Retry, False),
    (lambda world: world.telegram.fail(hang_up=True), Retry, True),
    (revoke, Retry, True),
]


@pytest.mark.rule("Q3", "Q4")
@pytest.mark.parametrize(("breaks", "kind", "whole_lane"), TELEGRAM)
async def test_telegrams_trouble_is_an_outcome(
    world: Sandbox,
    telegram: TelegramChannel,
    breaks: Break,
    kind: type[Outcome],
    whole_lane: bool,
):
    """Blocked, too fast, down, cut off, token revoked."""
    breaks(world)
    outcome = await telegram.send(CHAT, message())
    assert isinstance(outcome, kind)
    assert getattr(outcome, "whole_lane", False) is whole_lane


@pytest.mark.rule("M1", "M4", "M6")
async def test_a_post_rings_nobody_and_is_one_post(world: Sandbox, mattermost: MattermostChannel):
    """Whatever was typed, and however much."""
    assert isinstance(await mattermost.send(LOGIN, message(title=NASTY, quote=NASTY * 400)), Sent)
    (post,) = world.mattermost.posts
    assert post.to == "@boris.petrov"
    assert not post.mentions_everybody


def lock(world: Sandbox) -> None:
    """The hook's owner locks it to its channel."""
    world.mattermost.locked = True


def disable(world: Sandbox) -> None:
    """The server's administrator ends all hooks."""
    world.mattermost.enabled = False


def forget(world: Sandbox) -> None:
    """Boris leaves the company's Mattermost."""
    world.mattermost.users.discard(BORIS.mattermost)


MATTERMOST: list[tuple[Break, type[Outcome], bool]] = [
    (lock, Rejected, False),
    (forget, Gone, False),
    (disable, Retry, True),
    (lambda world: world.mattermost.fail(status=500), Retry, False),
    (lambda world: world.mattermost.fail(retry_after=3), Retry, True),
    (lambda world: world.mattermost.fail(status=200, body="hello"), Retry, True),
    (lambda world: world.mattermost.fail(hang_up=True), Retry, True),
]


@pytest.mark.rule("M3", "M6", "Q4")
@pytest.mark.parametrize(("breaks", "kind", "whole_lane"), MATTERMOST)
async def test_mattermosts_trouble_is_an_outcome(
    world: Sandbox,
    mattermost: MattermostChannel,
    breaks: Break,
    kind: type[Outcome],
    whole_lane: bool,
):
    """The server hides every cause behind one error, as newer ones do."""
    breaks(world)
    outcome = await mattermost.send(LOGIN, message())
    assert isinstance(outcome, kind)
    assert getattr(outcome, "whole_lane", False) is whole_lane
    assert not world.mattermost.posts


@pytest.mark.rule("M3")
async def test_a_hook_that_is_gone_alarms_and_switches_nobody_off(
    world: Sandbox, session: aiohttp.ClientSession, local: HostPolicy
):
    """The same 400 as for an unknown person, told apart by asking the hook."""
    url = f"{world.mattermost.url}/hooks/gonehook12345"
    outcome = await MattermostChannel(url, session=session, hosts=local).send(LOGIN, message())
    assert isinstance(outcome, Retry)
    assert outcome.whole_lane and outcome.alarm


@pytest.mark.rule("E1", "E2", "E4")
async def test_a_letter_arrives_in_both_parts(world: Sandbox, email: EmailChannel):
    """With the thread's subject and root."""
    assert isinstance(await email.send(MAILBOX, message(quote=NASTY)), Sent)
    letter = world.mail.letter_to(BORIS.email, "[№12] Не печатает принтер")
    assert NASTY in letter.text
    assert "<b>&" not in letter.html
    assert letter.header("References") == letter.header("In-Reply-To")


@pytest.mark.rule("E6")
@pytest.mark.parametrize("title", [BODY, COPY])
async def test_a_title_of_encoded_words_is_a_title(world: Sandbox, email: EmailChannel, title: str):
    """Written by anybody who can open a ticket; the letter stays ours."""
    thread = Thread(key="ticket-12", subject=f"[№12] {title}")
    assert isinstance(await email.send(MAILBOX, message(title=title, thread=thread)), Sent)
    letter = world.mail.letter_to(BORIS.email)
    assert letter.subject == thread.subject
    assert letter.header("Bcc") == letter.header("X-Injected") == ""
    assert letter.text.startswith(title) and "<h1>" not in letter.html


MAIL: list[tuple[Break, type[Outcome], bool]] = [
    (lambda world: world.mail.fail(code=550), Gone, False),
    (lambda world: world.mail.fail(code=451), Retry, False),
    (lambda world: world.mail.fail(at="mail", code=552), Rejected, False),
    (lambda world: world.mail.fail(at="connect", code=421), Retry, True),
    (lambda world: world.mail.fail(at="rcpt", hang_up=True), Retry, False),
]


@pytest.mark.rule("E7", "Q4")
@pytest.mark.parametrize(("breaks", "kind", "whole_lane"), MAIL)
async def test_the_mail_servers_trouble_is_an_outcome(
    world: Sandbox, email: EmailChannel, breaks: Break, kind: type[Outcome], whole_lane: bool
):
    """Unknown, greylisted, too large, busy, cut off."""
    breaks(world)
    outcome = await email.send(MAILBOX, message())
    assert isinstance(outcome, kind)
    assert getattr(outcome, "whole_lane", False) is whole_lane
    assert not world.mail.letters


@pytest.mark.rule("E7")
async def test_a_server_that_takes_few_letters_a_connection_gets_them_all(
    world: Sandbox, email: EmailChannel
):
    """Reconnect and go on."""
    world.mail.letters_per_connection = 2
    outcomes = [await email.send(MAILBOX, message(id=f"m{number}")) for number in range(5)]
    assert all(isinstance(outcome, Sent) for outcome in outcomes)
    assert [letter.connection for letter in world.mail.letters] == [1, 1, 2, 2, 3]


@pytest.mark.rule("P9", "P11")
async def test_a_strict_service_takes_the_push_and_the_browser_opens_it(
    world: Sandbox, push: PushChannel
):
    """Signature, audience, key, topic, lifetime and size are all checked there."""
    assert isinstance(await push.send(subscribed(world), message(quote=NASTY * 400)), Sent)
    (arrived,) = world.push.messages
    assert arrived.data["web_push"] == 8030
    assert arrived.data["notification"]["title"] == "Новая заявка №12"
    assert len(arrived.body) <= 4096


PUSH: list[tuple[Break, type[Outcome], bool]] = [
    (lambda world: world.push.fail(status=410), Gone, False),
    (lambda world: world.push.fail(status=404), Gone, False),
    (lambda world: world.push.fail(status=403), Retry, True),
    (lambda world: world.push.fail(retry_after=5), Retry, False),
    (lambda world: world.push.fail(status=503), Retry, False),
    (lambda world: world.push.fail(hang_up=True), Retry, False),
    (lambda world: world.push.fail(status=413), Sent, False),
    (lambda world: world.push.fail(status=413, times=2), Rejected, False),
]


@pytest.mark.rule("P7", "Q4")
@pytest.mark.parametrize(("breaks", "kind", "alarm"), PUSH)
async def test_the_push_services_trouble_is_an_outcome(
    world: Sandbox, push: PushChannel, breaks: Break, kind: type[Outcome], alarm: bool
):
    """Gone, distrusted, too fast, down, cut off, too large."""
    breaks(world)
    outcome = await push.send(subscribed(world), message())
    assert isinstance(outcome, kind)
    assert getattr(outcome, "alarm", False) is alarm


@pytest.mark.rule("P7")
async def test_a_subscription_of_another_key_is_dropped_and_pauses_nobody(
    world: Sandbox, push: PushChannel
):
    """Its own trouble: the page makes it anew, and the next browser gets its push."""
    outcome = await push.send(subscribed(world, vapid.new_keys().public), message())
    assert isinstance(outcome, Gone)
    assert isinstance(await push.send(subscribed(world), message()), Sent)
