"""A bot's service token opens what the bots' own client asks for, and nothing else (X1)."""

import re
from pathlib import Path

import httpx
import pytest

from api.auth import bot_routes
from tests.desk import Desk
from tests.rights.client_calls import all_calls
from tests.rights.test_doors import ADMIN, DOORS, knock, operations
from tests.sandbox.people import ANNA, GLEB

pytestmark = pytest.mark.rule("X1")

NOWHERE = re.compile(r"/api/(absences|digests)/[^/]+/(follow|mute)")
"""The client's one method for tickets and tasks could be asked of other kinds; no bot does."""
OF_SESSIONS = re.compile(
    r"\w+ /api/(tokens|push)|DELETE /api/session|POST /api/me/(password|telegram-link)$"
)


def doors(desk: Desk) -> dict[str, str]:
    """Those of the API: what else there is, is for everybody and reads no token."""
    return {door: name for door, name in operations(desk.app).items() if " /api/" in door}


async def test_the_list_is_what_the_bots_client_calls(desk: Desk, tmp_path: Path):
    """Whoever adds a call to it adds the route to the list, and takes both away again."""
    (tmp_path / "file").write_bytes(b"x")
    known, called, lost = doors(desk), set[str](), set[str]()
    for method, path in await all_calls(tmp_path / "file"):
        found = {known[door] for door in known if _leads(door, method, path)}
        called |= found
        lost |= set() if found or NOWHERE.fullmatch(path) else {f"{method} {path}"}
    assert not lost
    assert called == bot_routes.ROUTES


def _leads(door: str, method: str, path: str) -> bool:
    verb, _, template = door.partition(" ")
    return verb == method and bool(re.fullmatch(re.sub(r"{\w+}", "[0-9a-f-]{36}", template), path))


async def test_a_bots_token_opens_nothing_else(desk: Desk):
    """Neither alone nor for anybody who is linked: no administrator is one by a bot's token."""
    await desk.links("gleb", "anna")
    bots = {"alone": desk.bot("staff"), "gleb": desk.bot("staff", GLEB)}
    bots["anna"] = desk.bot("client", ANNA)
    wrong: list[str] = []
    for door, operation in sorted(doors(desk).items(), key=_unlinks):
        for who, bot in bots.items():
            answer = await knock(bot, door)
            if _shut(answer) is (operation in bot_routes.ROUTES):
                wrong.append(f"{who} at {door}: {answer.text}")
    assert not wrong, "\n".join(wrong)


def _unlinks(door: tuple[str, str]) -> bool:
    """What ends Gleb's link comes last."""
    return door[1] == "unlink_telegram"


def _shut(answer: httpx.Response) -> bool:
    return answer.status_code == 403 and answer.json()["code"] == "not_for_bots"


async def test_no_list_makes_a_bot_an_administrator(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """A route of administrators or of browsers that slips into it stays shut by its own guard."""
    await desk.links("gleb")
    known = doors(desk)
    monkeypatch.setattr(bot_routes, "ROUTES", frozenset(known.values()))
    guarded = [door for door in known if DOORS[door] is ADMIN or OF_SESSIONS.match(door)]
    answers = {door: await knock(desk.bot("staff", GLEB), door) for door in guarded}
    assert {door: each.text for door, each in answers.items() if each.status_code != 403} == {}
