"""Who holds a ticket on PostgreSQL is in nobody's way who only refers to it."""

import asyncio

import pytest

from api.objects import versioned
from api.tickets.life import steps
from api.tickets.models import Comment, Ticket
from shared.contracts.tickets import Visibility
from tests.desk import Desk
from tests.stores import scenes
from tests.stores.postgres import Databases


@pytest.fixture
def desk_url(postgres_databases: Databases) -> str:
    """SQLite has one writer, and nothing to hold."""
    return postgres_databases.clean(scenes.PEOPLE)


@pytest.mark.rule("T17")
async def test_a_word_and_one_who_was_too_late_wait_in_no_ring(desk: Desk) -> None:
    """A conditional update that finds another version keeps the row locked all the same, and a word
    may refer to it meanwhile. To lock it as one who deletes would wait for the word, whose own
    touch waits for the lock: PostgreSQL would refuse one of the two."""
    opened = await desk.opens("anna")
    begin = desk.database.begin
    async with begin() as first, begin() as late, begin() as word:
        seen = [await each.get_one(Ticket, opened["id"]) for each in (first, late, word)]
        assert await versioned.move(first, seen[0], assignee_id=desk.ids["vera"])
        overtaken = asyncio.create_task(versioned.move(late, seen[1]))
        await asyncio.wait({overtaken}, timeout=0.1)
        await first.commit()
        assert not await overtaken

        text = {"object_id": seen[2].id, "author_id": desk.ids["boris"], "text": "Это Борис"}
        word.add(Comment(**text, visibility=Visibility.PUBLIC))
        await word.flush()
        held = asyncio.create_task(steps.lock(late, seen[1]))
        await asyncio.wait({held}, timeout=0.1)
        touched = asyncio.create_task(versioned.touch(word, seen[2]))
        await held
        await late.commit()
        await touched
    assert await desk.count(Comment) == 1
