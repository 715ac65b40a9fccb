"""Parts that come when the rest already stands, and parts that wait through a restart."""

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from api.tickets.models import Ticket
from bot_client.tickets import new as new_ticket
from shared.telegram.gathering import albums
from shared.telegram.gathering.parts import Timing, ripe_at
from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until
from tests.sandbox.telegram import Attachment


@pytest.mark.rule("T2")
async def test_a_late_photo_joins_the_ticket(client_office: Office, anna: Actor):
    """The confirmation is edited, not repeated, and no second ticket is made."""
    first = (await anna.sends_album(2, caption="Крыша"))[0]
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1")
    assert "2 файла" in confirmation.text
    await anna.adds_to_album(first, "и ещё одно")
    await anna.sees_edited(confirmation, "3 файла")
    assert await client_office.desk.count(Ticket) == 1
    assert len(anna.messages("Заявка №1")) == 1


@pytest.mark.rule("T2")
async def test_a_part_that_comes_while_the_ticket_is_made_joins_it(
    client_office: Office, anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """The press on «Отправить» is still at work when the late part is whole: no second draft."""
    first = (await anna.sends_album(2, caption="Крыша"))[0]
    preview = await anna.sees("2 файла")
    go_on = asyncio.Event()
    stands = new_ticket.stands

    async def held(*asked: Any, **more: Any) -> None:
        await go_on.wait()
        await stands(*asked, **more)

    ripened = asyncio.Event()

    def watched(arrivals: Iterable[float], timing: Timing) -> float:
        at = ripe_at(arrivals, timing)
        if at <= time.time():
            ripened.set()
        return at

    monkeypatch.setattr(new_ticket, "stands", held)
    await anna.taps("Отправить")
    monkeypatch.setattr(albums, "ripe_at", watched)
    await anna.adds_to_album(first)
    await asyncio.wait_for(ripened.wait(), 10)
    go_on.set()
    await anna.sees_edited(preview, "3 файла")
    assert await client_office.desk.count(Ticket) == 1
    assert len((await client_office.ticket())["files"]) == 3


@pytest.mark.rule("T2")
async def test_a_late_photo_joins_the_comment(client_office: Office, anna: Actor):
    """An album sent as a reply: its late part joins the same comment."""
    await client_office.desk.opens("anna", "Крыша")
    await anna.types("Мои заявки")
    await anna.taps("№1 · Крыша")
    card = await anna.sees("Статус: принята")
    album = anna.world.telegram.next_album()
    photo = Attachment(kind="photo")
    first = anna.account.attach(photo, album=album, reply_to=card)
    anna.account.attach(photo, album=album, reply_to=card)
    confirmation = await anna.sees("2 файла")
    await anna.adds_to_album(first)
    await anna.sees_edited(confirmation, "3 файла")
    [comment] = (await client_office.ticket())["comments"]
    assert len(comment["files"]) == 3


@pytest.mark.rule("T2")
async def test_a_late_part_joins_an_open_draft(client_office: Office, anna: Actor):
    """Before Send the late part is simply part of the draft."""
    first = (await anna.sends_album(1, caption="Крыша"))[0]
    await anna.sees("1 файл")
    await anna.adds_to_album(first)
    await anna.sees("2 файла")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert len((await client_office.ticket())["files"]) == 2


def _laid_aside(memory: Path, parts: int) -> bool:
    """So many parts lie on the spool."""
    if not memory.exists():
        return False
    with contextlib.closing(sqlite3.connect(memory)) as spool:
        found = spool.execute("SELECT count(*) FROM fields WHERE bag LIKE 'parts:%'").fetchone()
    return found[0] == parts


@pytest.mark.rule("T1", "U6")
@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_a_restart_in_the_middle_of_an_album_loses_nothing(empty_office: Office, end: str):
    """Parts that had arrived lie on the spool and are taken up by the next process."""
    anna = await empty_office.enters("anna")
    bot = await empty_office.start(album_silence=60.0, album_limit=60.0)
    first = (await anna.sends_album(2, caption="Крыша"))[0]
    folder = empty_office.settings.data_dir / "bot_client.sqlite"
    await until(lambda: _laid_aside(folder, 2))
    await (bot.stop() if end == "stop" else bot.kill())
    await anna.adds_to_album(first)
    await empty_office.start()
    preview = await anna.sees("3 файла")
    assert "Крыша" in preview.text


@pytest.mark.rule("U1")
async def test_a_repeated_part_is_not_counted_twice(
    client_office: Office, anna: Actor, given_out: list[dict[str, Any]]
):
    """Telegram brings an update again: the album stays what it was."""
    await anna.sends_album(2, caption="Крыша")
    await anna.sees("2 файла")
    for update in list(given_out):
        anna.world.telegram.repeat_update("client", update)
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1")
    assert "2 файла" in confirmation.text
    for update in list(given_out):
        anna.world.telegram.repeat_update("client", update)
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert await client_office.desk.count(Ticket) == 1
    assert len((await client_office.ticket())["files"]) == 2


@pytest.mark.rule("U9")
async def test_what_comes_after_a_long_text_is_no_part_of_it(empty_office: Office):
    """The text waits for nothing more: it is drawn, and what came next takes its own way."""
    anna = await empty_office.enters("anna")
    ticket = await empty_office.desk.opens("anna", "Кран течёт")
    await empty_office.desk.takes("boris", ticket)
    await empty_office.start(album_silence=60.0, album_limit=60.0)
    await anna.types("Мои заявки")
    await anna.taps("№1 · Кран течёт")
    card = await anna.sees("Статус: ")
    await anna.types("а" * 3500)
    reply = await anna.replies(card, "Ещё капает")
    await anna.sees_reaction(reply, "👍")
    await anna.sees("Это новая заявка или дополнение")
    [comment] = (await empty_office.ticket())["comments"]
    assert comment["text"] == "Ещё капает"
    await anna.types("б" * 3500)
    await anna.types("/cancel")
    await anna.sees("Хорошо, отменил")
