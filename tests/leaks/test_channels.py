"""Nothing that the desk sends a client holds a secret: notices, letters, pushes, posts, talks."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from shared.contracts.telegram import BotScope
from tests.cast import Actor
from tests.conversations.office import open_office
from tests.leaks.scene import READER, Scene
from tests.leaks.words import FOREIGN, found_in
from tests.sandbox.people import ANNA, PAVEL

pytestmark = pytest.mark.rule("X2", "C5")

LEFT_ALONE = ("отмен", "решено", "отвяз", "english")
"""Buttons after which there would be less to look at, or another tongue to look at it in."""
ROUNDS = 6


def to_chat(scene: Scene, *people: int) -> list[str]:
    """Every call of a bot that went to these people, whole."""
    chats = {str(each) for each in people}
    arrivals = scene.desk.world.telegram.arrivals
    return [str(each.payload) for each in arrivals if each.to.rpartition(":")[2] in chats]


def mail_of(scene: Scene, mailbox: str) -> list[str | bytes]:
    """Every letter to the mailbox: as it travelled, and as it is read."""
    letters = scene.desk.world.mail.letters_to(mailbox)
    return [part for each in letters for part in (each.raw, each.subject, each.text, each.html)]


async def test_no_notice_letter_push_or_post_tells_a_client(scene: Scene):
    """Anna hears by each of her channels and of no secret; her colleague Pavel of his own things;
    an engineer of more, else the silence would prove nothing."""
    world = scene.desk.world
    notices, letters = to_chat(scene, ANNA.telegram_id), mail_of(scene, ANNA.email)
    pushes = [each.text for each in scene.browser.messages]
    posts = [str(each) for each in world.mattermost.posts if each.to.lstrip("@") == READER]
    inbox = str(await scene.desk.inbox(READER))
    assert notices and letters and "Мой принтер" in inbox
    assert found_in([*notices, *letters, *pushes, *posts, inbox]) == set()

    pavel = found_in([*to_chat(scene, PAVEL.telegram_id), *mail_of(scene, PAVEL.email)])
    assert pavel and pavel <= set(FOREIGN)

    vera = world.people["vera"]
    heard = found_in([*to_chat(scene, vera.telegram_id), *mail_of(scene, vera.email)])
    assert {"an internal comment", "an absence of an employee"} <= heard


@pytest.fixture
async def talk(scene: Scene, tmp_path: Path) -> AsyncIterator[Actor]:
    """The reader in front of the clients' bot."""
    async with open_office(scene.desk, tmp_path, BotScope.CLIENT):
        yield scene.desk.actor(READER)


async def test_the_bot_tells_a_client_none_whatever_is_pressed(scene: Scene, talk: Actor):
    """Every entry of the menu and every button below every message: cards, history, files, lists;
    and the words of the secrets are no way to them either."""
    await talk.opens_bot()
    await talk.sees("Здравствуйте, Анна!", within=15)
    for label in [each.text for each in talk.chat.keyboard_buttons]:
        await talk.types(label)
        await _settled(talk)
    pressed: set[str] = set()
    for _ in range(ROUNDS):
        if not await _press_all(talk, pressed):
            break
    told = to_chat(scene, ANNA.telegram_id)
    assert {"Статус", "Добавить", "История", "Файлы"} < pressed, talk.transcript
    assert any("Мой принтер" in each for each in told)
    toasts = [each.text for each in talk.chat.toasts]
    assert found_in([*told, *toasts]) == set()


async def _press_all(talk: Actor, pressed: set[str]) -> bool:
    """Each label once; whether there was any."""
    fresh = False
    for message in list(talk.chat.live):
        for button in message.buttons:
            data: Any = button.wire.get("callback_data")
            ends = any(word in button.text.lower() for word in LEFT_ALONE)
            if not data or ends or button.text in pressed:
                continue
            pressed.add(button.text)
            await talk.sees_answer(await talk.taps_raw(data, message))
            fresh = True
    await _settled(talk)
    return fresh


async def _settled(talk: Actor) -> None:
    """One chat's updates are handled in order: when this is answered, so is all before it."""
    await talk.types("/start")
    await talk.sees("Здравствуйте, Анна!", within=15)
