"""The Bot API server answers aiogram as the real one does."""

import asyncio

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReactionTypeEmoji,
    ReplyParameters,
)

from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, PAVEL
from tests.sandbox.telegram.files import tiny_jpeg
from tests.sandbox.telegram.queue import UpdateQueue

CHAT = ANNA.telegram_id


def keyboard(data: str = "take:1", label: str = "Взять") -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text=label, callback_data=data)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


@pytest.fixture(autouse=True)
async def opened(anna: Actor) -> None:
    anna.account.open_silently()


async def test_a_bot_knows_itself(bot: Bot):
    """`getMe` gives a bot that aiogram parses."""
    me = await bot.get_me()
    assert me.is_bot
    assert me.username == "vestovoy_client_bot"


async def test_markup_is_parsed_into_entities(bot: Bot, anna: Actor):
    """The person reads plain text; the tags have become entities in UTF-16 units."""
    sent = await bot.send_message(CHAT, "😀 <b>Заявка</b> &lt;1&gt;", parse_mode="HTML")
    assert sent.text == "😀 Заявка <1>"
    assert sent.entities is not None
    assert (sent.entities[0].offset, sent.entities[0].length) == (3, 6)
    assert (await anna.sees("Заявка <1>")).message_id == sent.message_id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a < b", 'Unsupported start tag ""'),
        ("<p>x</p>", 'Unsupported start tag "p"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag"),
    ],
)
async def test_bad_html_is_refused(bot: Bot, text: str, words: str):
    """A tag that Telegram does not know is 400 "can't parse entities"."""
    with pytest.raises(TelegramBadRequest, match="can't parse entities") as caught:
        await bot.send_message(CHAT, text, parse_mode="HTML")
    assert words in caught.value.message


async def test_length_counts_after_entities(bot: Bot):
    """4096 units of text fit with their tags; one more does not."""
    await bot.send_message(CHAT, f"<b>{'ы' * 4096}</b>", parse_mode="HTML")
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(CHAT, "😀" * 2049)
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_photo(CHAT, BufferedInputFile(tiny_jpeg(), "a.jpg"), caption="я" * 1025)


async def test_an_edit_replaces_text_and_drops_the_keyboard(bot: Bot, anna: Actor):
    """An edit with no keyboard takes the old one away."""
    sent = await bot.send_message(CHAT, "Новая", reply_markup=keyboard())
    await bot.edit_message_text("В работе", chat_id=CHAT, message_id=sent.message_id)
    seen = await anna.sees_edited(anna.last, "В работе")
    assert anna.buttons(seen) == []
    assert seen.ever == ["Новая", "В работе"]


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot):
    """The same text and keyboard are 400 "message is not modified"."""
    sent = await bot.send_message(CHAT, "Новая", reply_markup=keyboard())
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(
            "Новая", chat_id=CHAT, message_id=sent.message_id, reply_markup=keyboard()
        )


async def test_a_deleted_message_cannot_be_edited(bot: Bot):
    """400 "message to edit not found", and a second deletion has its own words."""
    sent = await bot.send_message(CHAT, "Новая")
    await bot.delete_message(CHAT, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=CHAT, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(CHAT, sent.message_id)


async def test_a_chat_must_exist_and_be_open(bot: Bot, anna: Actor):
    """Unknown is 400; never opened, blocked and deactivated are 403, each in its own words."""
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(999, "x")
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(PAVEL.telegram_id, "x")
    await anna.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="blocked by the user"):
        await bot.send_message(CHAT, "x")
    anna.chat.deactivated = True
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(CHAT, "x")


async def test_a_group_moves_to_a_new_id(bot: Bot, world: Sandbox):
    """The old id answers with `migrate_to_chat_id`, which works."""
    world.telegram.add_group("client", -500, "Ромашка")
    world.telegram.migrate(-500, -100500)
    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(-500, "x")
    assert caught.value.migrate_to_chat_id == -100500
    assert (await bot.send_message(-100500, "x")).chat.type == "supergroup"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard("д" * 33), "BUTTON_DATA_INVALID"),
        (
            InlineKeyboardMarkup(inline_keyboard=[keyboard().inline_keyboard[0] * 101]),
            "reply markup is too long",
        ),
        (
            InlineKeyboardMarkup(
                inline_keyboard=[[InlineKeyboardButton(text="x", url="http://localhost/1")]]
            ),
            "Wrong HTTP URL",
        ),
    ],
)
async def test_keyboards_have_limits(bot: Bot, markup: InlineKeyboardMarkup, words: str):
    """64 bytes of data, 100 buttons, links with a true host."""
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(CHAT, "x", reply_markup=markup)


async def test_files_go_out_and_come_back(bot: Bot, anna: Actor):
    """What a bot uploads can be sent again by its id and downloaded."""
    sent = await bot.send_document(CHAT, BufferedInputFile(b"%PDF-1.4", "акт.pdf"), caption="Акт")
    assert sent.document is not None
    assert sent.document.file_name == "акт.pdf"
    again = await bot.send_document(CHAT, sent.document.file_id)
    assert again.document is not None
    content = await bot.download(again.document)
    assert content is not None
    assert content.read() == b"%PDF-1.4"


async def test_an_album_shares_one_group(bot: Bot):
    """Two photos come as two messages of one `media_group_id`; kinds do not mix."""
    picture = BufferedInputFile(tiny_jpeg(), "1.jpg")
    photo = InputMediaPhoto(media=picture, caption="<b>А</b>", parse_mode="HTML")
    other = InputMediaPhoto(media=BufferedInputFile(tiny_jpeg(), "2.jpg"))
    sent = await bot.send_media_group(CHAT, [photo, other])
    assert len({one.media_group_id for one in sent}) == 1
    assert sent[0].caption == "А"
    document = InputMediaDocument(media=BufferedInputFile(b"x", "3.txt"))
    with pytest.raises(TelegramBadRequest, match="can't be mixed"):
        await bot.send_media_group(CHAT, [photo, document])


async def test_a_large_file_is_refused_without_being_there(bot: Bot, anna: Actor):
    """21 MB are declared, not kept; `getFile` says "file is too big"."""
    message = await anna.sends_file("big.zip", size=21 * 1024 * 1024)
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(message.wire["document"]["file_id"])


async def test_a_made_up_file_has_its_declared_size(bot: Bot, anna: Actor):
    """A download streams as many bytes as were declared."""
    message = await anna.sends_file("log.txt", size=200_000)
    content = await bot.download(message.wire["document"]["file_id"])
    assert content is not None
    assert len(content.read()) == 200_000


async def test_reactions_are_of_the_list_only(bot: Bot, anna: Actor):
    """👍 is shown to the person; ✅ is REACTION_INVALID, as in truth."""
    mine = await anna.types("спасибо")
    await bot.set_message_reaction(CHAT, mine.message_id, [ReactionTypeEmoji(emoji="👍")])
    assert await anna.sees_reaction(mine) == "👍"
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(CHAT, mine.message_id, [ReactionTypeEmoji(emoji="✅")])


async def test_a_reply_needs_its_message(bot: Bot):
    """A reply to nothing is 400 unless it may go without."""
    nothing = ReplyParameters(message_id=77)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(CHAT, "x", reply_parameters=nothing)
    nothing = ReplyParameters(message_id=77, allow_sending_without_reply=True)
    assert (await bot.send_message(CHAT, "x", reply_parameters=nothing)).reply_to_message is None


async def test_the_profile_of_a_bot_is_kept(bot: Bot, world: Sandbox):
    """Commands and descriptions are kept by language."""
    await bot.set_my_commands([BotCommand(command="new", description="Заявка")])
    await bot.set_my_description("Service desk", language_code="en")
    assert (await bot.get_my_commands())[0].command == "new"
    assert world.telegram.bots["client"].profile["description:en"] == "Service desk"


async def test_unknown_tokens_and_methods_have_their_answers(
    world: Sandbox, http: aiohttp.ClientSession
):
    """401 for a token nobody gave, 404 for a method nobody wrote."""
    async with http.get(f"{world.telegram.url}/bot1:x/getMe") as answer:
        assert answer.status == 401
    token = world.telegram.bots["client"].token
    async with http.get(f"{world.telegram.url}/bot{token}/getMoon") as answer:
        assert (await answer.json())["error_code"] == 404


async def test_json_and_case_are_taken(world: Sandbox, http: aiohttp.ClientSession):
    """A JSON body and a method in lower case work as in the real server."""
    url = f"{world.telegram.url}/bot{world.telegram.bots['client'].token}/sendmessage"
    async with http.post(url, json={"chat_id": CHAT, "text": "x"}) as answer:
        assert (await answer.json())["result"]["text"] == "x"


async def test_a_second_poller_gets_a_conflict(bot: Bot, anna: Actor):
    """While one long poll is held, another is answered 409; the first one goes on."""
    first = asyncio.create_task(bot.get_updates(timeout=10))
    queue = anna.chat.bot.queue
    await anna.world.telegram.pulse.until(lambda: queue.poller, 5)
    with pytest.raises(TelegramConflictError):
        await bot.get_updates(timeout=1)
    await anna.types("привет")
    assert [update.message.text for update in await first if update.message] == ["привет"]


async def test_updates_stay_until_confirmed(bot: Bot, anna: Actor):
    """The same updates come again until a higher offset."""
    await anna.types("раз")
    await anna.types("два")
    first, second = await bot.get_updates()
    assert len(await bot.get_updates(offset=first.update_id)) == 2
    assert await bot.get_updates(offset=second.update_id + 1) == []


async def test_faults_come_on_demand(bot: Bot, world: Sandbox, anna: Actor):
    """429, 5xx and a lost answer hit as often as asked; a lost answer did its work."""
    world.telegram.fail(method="sendMessage", chat=ANNA, retry_after=2, times=2)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.send_message(CHAT, "x")
        assert caught.value.retry_after == 2
    await bot.send_message(CHAT, "прошло")
    world.telegram.fail(method="sendMessage", status=502)
    with pytest.raises(TelegramServerError):
        await bot.send_message(CHAT, "x")
    world.telegram.fail(lost_answer=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(CHAT, "дошло")
    await anna.sees("дошло")
    assert [one.status for one in world.telegram.arrivals] == [429, 429, 200, 502, 200]


async def test_answers_that_nobody_can_read_come_on_demand(bot: Bot, world: Sandbox, anna: Actor):
    """A raw one does nothing; a garbled one did its work and tells it badly."""
    world.telegram.fail(method="sendMessage", status=502, raw=b"<html>Bad Gateway</html>")
    world.telegram.fail(method="sendMessage", garbled=lambda sent: sent | {"chat": 5})
    for text in ("не дошло", "дошло"):
        with pytest.raises(ClientDecodeError):
            await bot.send_message(CHAT, text)
    await anna.sees("дошло")
    assert [one.text for one in anna.messages()] == ["дошло"]
    assert [one.status for one in world.telegram.arrivals] == [502, 200]


async def test_the_pace_is_enforced_when_asked(bot: Bot, world: Sandbox):
    """A fourth message at once in one chat is 429 with the seconds to wait."""
    world.telegram.pace.enforced = True
    for number in range(3):
        await bot.send_message(CHAT, str(number))
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(CHAT, "3")
    assert caught.value.retry_after == 1


async def test_the_server_goes_and_comes_back(bot: Bot, world: Sandbox):
    """Closed, it refuses connections; reopened, it is on the same port with everything kept."""
    port = world.telegram.port
    await world.telegram.close()
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(CHAT, "x")
    await world.telegram.reopen()
    assert (await bot.send_message(CHAT, "x")).message_id == 1
    assert world.telegram.port == port


def test_two_worlds_of_one_second_number_their_updates_apart() -> None:
    """A bot that meets both, by its memory, takes none of the second for one of the first."""
    older, newer = UpdateQueue(), UpdateQueue()
    assert older.put("message", {}) != newer.put("message", {})
