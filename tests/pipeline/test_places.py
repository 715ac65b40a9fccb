"""How many sends go at once."""

import asyncio

import pytest

from api.notifications.deliver.places import Place, Places

pytestmark = [pytest.mark.rule("Q8")]


async def taken(places: Places, count: int) -> list[Place]:
    return [await asyncio.wait_for(places.take(), 1) for _ in range(count)]


async def is_full(places: Places) -> bool:
    """Nobody can have a place at this moment."""
    waiting = asyncio.create_task(places.take())
    await asyncio.sleep(0)
    if waiting.done():
        places.free(waiting.result())
        return False
    waiting.cancel()
    await asyncio.wait({waiting})
    return True


async def test_so_many_go_at_once() -> None:
    """Who comes later waits for an answer."""
    places = Places(2)
    first, _ = await taken(places, 2)
    waiting = asyncio.create_task(places.take())
    await asyncio.sleep(0)
    assert places.waiting == 1
    places.answered(first)
    await asyncio.wait_for(waiting, 1)
    assert places.waiting == 0


@pytest.mark.rule("Q2")
async def test_answers_that_are_not_noted_are_bounded() -> None:
    """While the database is slow nobody sends on and on: a crash would repeat all of it."""
    places = Places(2)
    answered: list[Place] = []
    while not await is_full(places):
        answered += await taken(places, 1)
        places.answered(answered[-1])
    assert len(answered) == places.group + places.width
    for place in answered:
        places.noted(place)
    await taken(places, 2)
    assert await is_full(places)


async def test_what_turns_slow_makes_room_within_a_bound() -> None:
    """Twice as many may hang beside the others, then these wait for the deadlines."""
    places = Places(2, slow_after=0.01)
    slow = await taken(places, 6)
    await asyncio.sleep(0.05)
    assert await is_full(places)
    places.answered(slow[0])  # The fifth takes its place among the slow ones.
    places.noted(slow[0])
    (last,) = await taken(places, 1)
    assert await is_full(places)
    for place in [*slow[1:], last]:
        places.answered(place)
        places.noted(place)
    await taken(places, 2)
    assert await is_full(places)


async def test_what_was_not_sent_leaves_its_place_at_once() -> None:
    """A lane in trouble is emptied in one go."""
    places = Places(1)
    for _ in range(50):
        (place,) = await taken(places, 1)
        places.free(place)
    await taken(places, 1)
    assert await is_full(places)
