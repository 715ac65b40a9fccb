"""A channel is one folder and one row (`channels/table.py`): nothing else knows its name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.notifications.channels import table

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("api", "shared", "bot_staff", "bot_client")
ROOMS: Final = "api/notifications/channels"
PLAIN: Final = frozenset({"email", "push", "telegram"})
"""Words that name other things too: a column, a tag, the door that a ticket came in by."""

KEYS: Final = {*table.CHANNELS, *table.every_lane()} - PLAIN
_SPECS: Final = sorted(each.parent.name for each in (ROOT / ROOMS).glob("*/spec.py"))
ROOM: Final = re.compile(rf"{re.escape(ROOMS.replace('/', '.'))}\.({'|'.join(_SPECS)})(\.|$)")

EXCEPTIONS: Final = {
    f"{ROOMS}/table.py": "the row of each",
    "api/app.py": "the list of routes: browsers subscribe by their own",
    "api/worker.py": "the list of sweeps: endings of browsers' subscriptions",
    "api/notifications/bots/config.py": "what a bot asks at its start is set up with the channel",
    "api/notifications/mail/templates.py": "forms of letters are e-mail's alone (E5)",
    "api/notifications/mail/unsubscribe.py": "the link of letters switches e-mail (E3)",
    "shared/contracts/imports.py": "a column of a list is named for the person's own field",
    "api/admin/templates.py": "a form of a letter is shown as the letter it makes",
    "api/admin/templates_controller.py": "and is sent as one",
}
"""Who may name a channel, and why."""


def names(source: str) -> set[str]:
    """What of channels a module names: a room of theirs that it imports, a key as a text."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module=str(module)):
                whole = {module, *(f"{module}.{each.name}" for each in node.names)}
                found |= {each for each in whole if ROOM.match(each)}
            case ast.Constant(value=str(value)) if value in KEYS:
                found.add(value)
            case _:
                pass
    return found


def outside() -> Iterator[Path]:
    """Every module of the product but those in a channel's own room."""
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            inside = file.relative_to(ROOT).parts
            if "/".join(inside[:3]) != ROOMS or len(inside) == 4:
                yield file


def test_nothing_but_the_table_knows_a_channel_by_name() -> None:
    """Each exception has its reason, and is still one."""
    told = {each.relative_to(ROOT).as_posix(): names(each.read_text("utf-8")) for each in outside()}
    assert {path: said for path, said in told.items() if said and path not in EXCEPTIONS} == {}
    assert [path for path in EXCEPTIONS if not told[path]] == []


def test_a_name_is_seen() -> None:
    """An import of a channel's room, from above or from inside, and a lane as a text."""
    parts = "from api.notifications.channels.telegram.address import BOTS"
    whole = "from api.notifications.channels import email"
    assert names(parts) and names(whole)
    assert names("lane = 'telegram-staff'") == {"telegram-staff"}
    assert names("from api.notifications.channels import pool, table") == set()
