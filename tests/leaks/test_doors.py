"""No question that a client can ask is answered with a secret (X2, C5)."""

from typing import Any

import pytest

from tests.leaks.scene import READER, Scene
from tests.leaks.walk import walk
from tests.leaks.words import SECRETS, found_in

pytestmark = pytest.mark.rule("X1", "X2", "C5")


@pytest.mark.slow("every route is walked for every object")
@pytest.mark.both_stores
async def test_an_engineer_finds_every_secret_and_a_stranger_nothing(scene: Scene):
    """Else the silence of the clients' doors would prove nothing."""
    seen = await walk(scene.desk, await scene.desk.calls("vera"), secret="x", token="x")
    assert found_in(seen.told) == set(SECRETS)
    seen = await walk(scene.desk, scene.desk.browser(), secret="x", token="x")
    assert found_in(seen.told) == set()
    assert not {each for each in seen.answered if each.startswith("/api/")}


@pytest.mark.slow("every route is walked for every object")
async def test_a_client_finds_none_by_any_route(scene: Scene):
    """In the browser and through the bot, with any id, filter and word; her own ticket is there
    by each of them."""
    secret = scene.upload_link.rpartition("/")[2]
    doors = (
        await scene.desk.calls(READER),
        scene.desk.bot("client", scene.desk.world.people[READER]),
    )
    for client in doors:
        seen = await walk(scene.desk, client, secret=secret, token="x")
        assert found_in(seen.told) == set()
        assert {"/api/tickets/{ticket_id}", "/api/files/{file_id}"} <= seen.answered
        assert "Мой принтер".encode() in b"".join(seen.told)
        assert [word for word, answer in seen.searched if _count(answer)] == []


def _count(answer: Any) -> int:
    """What a list says it has: a count alone would tell that the word is there."""
    return int(answer["total"] if "total" in answer else len(answer))
