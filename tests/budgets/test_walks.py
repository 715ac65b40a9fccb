"""A list is read to its end by cursors while its rows are added and moved: what stayed where it was
comes once, and a cursor of something else is refused."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl
from uuid import UUID

import httpx
import pytest

from api.notifications.models import Notice
from api.notifications.plan.planner import plan
from tests.budgets.listed import LISTS, Listed
from tests.desk import Desk

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]

MANY: Final = 63
LIMIT: Final = 7


@dataclass
class Walk:
    """One list, and who reads it."""

    desk: Desk
    listed: Listed
    like: Any
    path: str
    asked: dict[str, Any]
    client: httpx.AsyncClient
    made: int = 0
    moved: set[str] = field(default_factory=set[str])

    async def page(self, **more: Any) -> Any:
        answer = await self.client.get(self.path, params=self.asked | more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def grows(self, by: str = "of") -> str:
        """One more row, in the midst or at an end."""
        row = await self.listed.copy(self.desk, self.like, self.made)
        await self._sort(row.id, by)
        return str(row.id)

    async def moves(self, which: str, by: str) -> None:
        if self.listed.sorting:
            await self._sort(UUID(which), by)
            self.moved.add(which)

    async def _sort(self, which: UUID, by: str) -> None:
        self.made += 1
        if sorting := self.listed.sorting:
            value = getattr(sorting, by)(self.made)
            await self.desk.changes(self.listed.kind, which, **{sorting.by: value})


async def arranged(desk: Desk, listed: Listed) -> Walk:
    """Somebody at work, so that there is a row of every list."""
    ticket = await desk.opens("anna")
    boris = await desk.takes("boris", ticket)
    draft = {"title": "Проверить", "assignee_id": str(desk.ids["oleg"])}
    task = await desk.does("oleg", "/api/tasks", draft)
    away = {"kind": "vacation", "start": "2027-05-18", "end": "2027-05-22"}
    await desk.does("boris", "/api/absences", away)
    await desk.does("gleb", "/api/teams", {"name": "Ещё одна"})
    await desk.links("boris", "vera")
    await desk.says("anna", boris, "Не печатает")
    await plan(desk.held.database)
    places = {"oleg": desk.ids["oleg"], "ticket": ticket["id"], "task": task["id"]}
    path, _, asked = listed.path.format_map(places).partition("?")
    kind, client = listed.kind, await desk.calls(listed.who)
    if listed.like:
        rows = await desk.all(kind, kind.id == desk.ids[listed.like])
    else:
        mine = [Notice.person_id == desk.ids[listed.who]] if kind is Notice else []
        rows = await desk.all(kind, *mine)
    walk = Walk(desk, listed, rows[0], path, dict(parse_qsl(asked)), client)
    for _ in range(MANY):
        await walk.grows()
    return walk


def ids_of(page: Any) -> list[str]:
    """Of people, where they stand with what choosing needs."""
    return [row.get("person", row)["id"] if "id" not in row else row["id"] for row in page["items"]]


@pytest.mark.parametrize("listed", LISTS, ids=[each.path for each in LISTS])
async def test_what_stays_comes_once_while_the_rest_moves(desk: Desk, listed: Listed) -> None:
    """After each page a row comes before all and one behind all, one that was shown goes to the end
    and one that was not to the beginning: by offsets, rows were skipped and came twice."""
    walk = await arranged(desk, listed)
    there = ids_of(await walk.page(limit=100))
    assert len(there) >= MANY
    seen: list[str] = []
    more: dict[str, str] = {}
    while True:
        page = await walk.page(limit=LIMIT, **more)
        assert page.get("offset", len(seen)) == len(seen)
        seen += ids_of(page)
        if page["next_cursor"] is None:
            break
        assert len(page["items"]) == LIMIT
        more = {"cursor": page["next_cursor"]}
        await walk.grows("before")
        await walk.grows("after")
        ahead = [each for each in there if each not in seen and each not in walk.moved]
        await walk.moves(seen[-2], "after")
        for each in ahead[3:4]:
            await walk.moves(each, "before")
    stayed = [each for each in there if each not in walk.moved]
    assert len(stayed) >= MANY // 2
    count = Counter(seen)
    assert {each: count[each] for each in stayed} == dict.fromkeys(stayed, 1)
    assert [each for each in seen if each in stayed] == stayed
