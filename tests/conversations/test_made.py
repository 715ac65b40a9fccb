"""What was made of a person's messages, and where it stands: one story over every conversation."""

import ast
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.notifications.models import MessageRef
from api.tasks.models import Task, TaskComment
from api.tickets.models import Comment, Ticket
from tests.cast import Actor
from tests.conversations.makings import MAKINGS, TALKS, WORDINGS, Making, Wording
from tests.conversations.office import Office, open_office
from tests.desk import Desk, until
from tests.sandbox.telegram import Attachment, Message

ROOT = Path(__file__).parents[2]
MEGABYTE = 1024 * 1024
ALBUM = (
    Attachment(kind="document", name="акт.pdf", content=b"%PDF-1.7"),
    Attachment(kind="document", name="авария.mp4", size=30 * MEGABYTE),
)
"""One file that comes, and one that is too large for a bot."""
LINK = "загрузить здесь"

every_making = pytest.mark.parametrize("making", MAKINGS, ids=lambda making: making.name)


@pytest.fixture
async def place(desk: Desk, tmp_path: Path, making: Making | Wording) -> AsyncIterator[Office]:
    """The bot in which the conversation is held."""
    async with open_office(desk, tmp_path, making.scope) as opened:
        await making.before(opened)
        yield opened


def sends(actor: Actor, *parts: Attachment, reply: bool) -> Message:
    """An album with words below its first part."""
    album = actor.world.telegram.next_album()
    answered = actor.last if reply else None
    first, *_ = [
        actor.account.attach(
            part, caption="" if number else "Слова", album=album, reply_to=answered
        )
        for number, part in enumerate(parts)
    ]
    return first


async def makes(making: Making, place: Office, *parts: Attachment) -> tuple[Actor, Message]:
    """The conversation from its beginning to the receipt; the first message of the album."""
    actor = await place.enters(making.who)
    for step in making.way:
        await step.done_by(actor)
        await actor.sees(step.sees)
    first = sends(actor, *parts, reply=making.reply)
    for step in making.then:
        await step.done_by(actor)
    return actor, first


async def words(place: Office) -> str:
    """All that stands at the desk. A ticket's title does not follow, a task's does."""
    kinds = (Ticket, Comment, TaskComment)
    texts = [row.text for kind in kinds for row in await place.desk.all(kind)]
    return "\n".join([*texts, *(row.title for row in await place.desk.all(Task))])


@pytest.mark.rule("T2", "T6", "T13", "T17")
@every_making
async def test_what_was_made_is_said_once_and_stays_true(making: Making, place: Office):
    """What is too large gets a link, a later part joins and edits the receipt, which says all that
    it said, and an edit of the message is followed."""
    actor, first = await makes(making, place, *ALBUM)
    receipt = await actor.sees(making.receipt)
    assert "1 файл: акт.pdf" in receipt.text and making.keeps in receipt.text
    if not making.no_link:
        await actor.sees(LINK)
    before = len(actor.messages(making.receipt))
    if not making.no_parts:
        await actor.adds_to_album(first)
        await actor.sees_edited(receipt, "2 файла: акт.pdf")
        assert making.keeps in receipt.text and making.receipt in receipt.text
        assert len(actor.messages(making.receipt)) == before
    if not making.no_edits:
        await actor.edits(first, "Иначе")
        await actor.sees_reaction(first, "✍")
        assert "Иначе" in await words(place) and "Слова" not in await words(place)


@pytest.mark.rule("T2", "T13", "C4")
@pytest.mark.parametrize(
    "making", [each for each in MAKINGS if each.no_parts], ids=lambda making: making.name
)
async def test_what_comes_too_late_is_told(making: Making, place: Office):
    """Nothing is lost in silence: the part asks where it belongs or is refused in words, and an
    edit is explained."""
    actor, first = await makes(making, place, *ALBUM)
    await actor.sees(making.receipt)
    await actor.adds_to_album(first)
    await actor.sees("отменена, добавить" if not making.no_edits else "Отправить или добавить ещё?")
    assert bool(making.no_link) is not bool(actor.messages(LINK))
    if making.no_edits:
        await actor.edits(first, "Иначе")
        await actor.sees("Исправление не учтено")


@pytest.mark.rule("T2", "C6")
@pytest.mark.parametrize(
    "making", [each for each in MAKINGS if each.name.startswith("reply to")], ids=lambda m: m.name
)
async def test_a_part_that_joins_plain_words_gets_the_first_receipt(making: Making, place: Office):
    """Nothing of the album was taken but its words, which a reaction confirmed; the next part
    edits the receipt in its turn."""
    refused = Attachment(kind="document", name="setup.exe", content=b"MZ")
    actor, first = await makes(making, place, refused)
    await actor.sees_reaction(first, "👍")
    await actor.adds_to_album(first)
    receipt = await actor.sees(making.receipt)
    await actor.adds_to_album(first)
    await actor.sees_edited(receipt, "2 файла")
    assert len(actor.messages(making.receipt)) == 1


@pytest.mark.rule("C1", "T13")
@pytest.mark.parametrize("making", WORDINGS, ids=lambda wording: wording.talk)
async def test_a_receipt_for_words_alone_is_remembered(making: Wording, place: Office):
    """A reply to it finds what it was about; where the words may be edited, they are."""
    talk = TALKS[making.talk]
    actor = await place.enters(talk.who)
    *before, last = (*talk.way, *talk.steps)
    for step in before:
        await step.done_by(actor)
        await actor.sees(step.sees)
    await last.done_by(actor)
    receipt = await actor.sees(last.sees)
    await until(lambda: remembered(receipt, place))
    if not making.no_edits:
        said = next(each for each in actor.chat.live if not each.by_bot)
        await actor.edits(said, "Иначе")
        await actor.sees_reaction(said, "✍")
        assert "Иначе" in await words(place)


async def remembered(receipt: Message, place: Office) -> bool:
    here = MessageRef.message_id == receipt.message_id
    return bool(await place.desk.count(MessageRef, here))


MAKERS: dict[str, set[str]] = {
    "shared.telegram.inbox.made": {"stands"},
    "shared.telegram.inbox.commenting": {"comment", "add"},
}


def makes_something(file: Path) -> bool:
    """It gives what was made to the mechanism."""
    brought = [
        (node.module, name.name)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    ]
    return any(name in MAKERS.get(module or "", ()) for module, name in brought)


def test_every_conversation_that_makes_something_is_told_here():
    """Another one stands in neither table, and this fails."""
    files = (*ROOT.glob("bot_*/**/*.py"), *ROOT.glob("shared/telegram/conversations/*.py"))
    found = [each.relative_to(ROOT).with_suffix("") for each in files if makes_something(each)]
    told = {each.module for each in (*MAKINGS, *WORDINGS)}
    assert {".".join(each.parts) for each in found} == told
