"""The table of who may call what is what the routes say (X1)."""

import pytest

from tests.desk import Desk
from tests.rights.test_doors import ADMIN, BOTS, DOORS, STAFF
from tools import callers

pytestmark = pytest.mark.rule("X1")


def test_the_table_is_drawn_anew(desk: Desk) -> None:
    """S2: `python -m tools.callers` after a new route; an unknown guard fails there."""
    written = callers.DOCUMENT.read_text(encoding="utf-8")
    assert written == callers.HEAD + "\n".join(callers.rows(desk.app)) + "\n"


def test_no_token_is_let_in_by_having_been_forgotten(desk: Desk) -> None:
    """S2, S11: whoever is known by a token comes in by a scope, but to the own name and wishes."""
    free = [row.split("`")[1] for row in callers.rows(desk.app) if "| any |" in row]
    assert set(free) == OWN


OWN = {
    "GET /api/me",
    "GET /api/me/preferences",
    "GET /api/me/schedule",
    "GET /api/me/time-zones",
    "GET /api/files/limits",
}


def test_the_table_says_what_was_tried(desk: Desk) -> None:
    """tests/rights/test_doors.py knocks at each door; here the words are held to it."""
    rows = {row.split("`")[1]: row for row in callers.rows(desk.app)}
    for door, roles in DOORS.items():
        if door in rows and roles in (ADMIN, BOTS, STAFF):
            word = {ADMIN: "administrators", BOTS: "a bot", STAFF: "employees"}[roles]
            assert word in rows[door] or "agents" in rows[door], rows[door]
