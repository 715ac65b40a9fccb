"""No list reads through a large table, whatever is filtered and however it is sorted. Not here:
tasks by priority, which are sorted as a whole, and a search for what is rare."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.budgets import plans
from tests.desk import Desk, open_desk
from tests.desk.fixtures import channels
from tests.sandbox import Sandbox

pytest_plugins = ["tests.budgets.seeded"]
pytestmark = [pytest.mark.rule("Q15"), pytest.mark.both_stores]

TICKETS = (
    "",
    "open=true",
    "open=false",
    "assignee=me",
    "assignee=me&open=true",
    "assignee=none&open=true",
    "status=new",
    "status=closed",
    "priority=normal",
    "sort=created_at",
    "sort=-created_at",
    "sort=updated_at",
    "sort=number",
    "sort=-number",
    "search=печатает",
)
TASKS = (
    "",
    "open=true",
    "overdue=true",
    "scope=mine&open=true",
    "scope=given&open=true",
    "scope=followed",
    "sort=-updated_at",
    "sort=-created_at",
)
DELIVERIES = (
    "",
    "state=failed",
    "state=pending",
    "state=sent",
    "state=expired",
    "state=skipped",
    "state=failed&lane=email",
    "lane=email",
    "lane=push",
    "ticket=15000",
    "task=15000",
    "ticket=999999",
    "ticket=15000&state=sent",
    "since=2026-11-28T00:00:00Z",
    "before=2026-10-01T00:00:00Z",
    "since=2026-10-01T00:00:00Z&before=2026-10-02T00:00:00Z",
)
AUDIT = (
    "",
    "action=login",
    "about_id=019a0000-0000-7000-8000-000000000000",
    "action=login&since=2026-11-28T00:00:00Z",
    "before=2026-10-01T00:00:00Z",
)
LISTS = [
    *(("boris", f"/api/tickets?{each}") for each in TICKETS),
    *(("oleg", f"/api/tickets?{each}") for each in ("", "open=true")),
    *(("anna", f"/api/tickets?{each}") for each in ("", "mine=true")),
    *(("gleb", f"/api/tasks?{each}") for each in TASKS),
    *(("boris", f"/api/tasks?{each}") for each in TASKS),
    *(("gleb", f"/api/admin/deliveries?{each}") for each in DELIVERIES),
    *(("gleb", f"/api/admin/deliveries/export?{each}") for each in ("ticket=15000",)),
    *(("gleb", f"/api/admin/audit?{each}") for each in AUDIT),
    *(("boris", f"/api/notifications?{each}") for each in ("", "unread=true")),
]


DEEP_TICKETS = [each for each in TICKETS if not re.search("open=true|none|new", each)]
DEEP_TASKS = ("sort=-updated_at", "sort=-created_at")
DEEP_DELIVERIES = ("", "state=failed", "state=sent", "lane=email", "lane=push")
DEEP = [
    *(("boris", f"/api/tickets?{each}") for each in DEEP_TICKETS),
    *((who, f"/api/tasks?{each}") for each in DEEP_TASKS for who in ("gleb", "boris")),
    ("boris", "/api/tasks?scope=mine&sort=-updated_at"),
    *(("gleb", f"/api/admin/deliveries?{each}") for each in DEEP_DELIVERIES),
]
"""Those with rows enough. Not here: tasks by due date or priority, which no index holds whole."""
DEPTH = 1700


@pytest.fixture
async def large_desk(seeded_url: str, tmp_path: Path, world: Sandbox) -> AsyncIterator[Desk]:
    """A desk of some years."""
    async with open_desk(seeded_url, tmp_path, world, **channels(world)) as opened:
        yield opened


@pytest.mark.parametrize(("who", "address"), LISTS)
async def test_a_page_reads_what_it_shows(large_desk: Desk, who: str, address: str) -> None:
    """And its total reads no more than it counts."""
    caller = await large_desk.calls(who)
    with plans.recorded(large_desk.database) as asked:
        answer = await caller.get(address)
    assert answer.status_code == 200, answer.text
    assert asked
    faults = await plans.faults(large_desk.database, asked)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("who", "address"), DEEP)
async def test_a_deep_page_costs_what_the_first_costs(
    large_desk: Desk, who: str, address: str
) -> None:
    """By its cursor: what comes before it is not read."""
    caller = await large_desk.calls(who)
    edge = await caller.get(f"{address}&limit=1&offset={DEPTH}")
    cursor = edge.json()["next_cursor"]
    with plans.recorded(large_desk.database) as first:
        await caller.get(address)
    with plans.recorded(large_desk.database) as deep:
        answer = await caller.get(f"{address}&cursor={cursor}")
    assert answer.json()["offset"] == DEPTH + 1
    faults = await plans.faults(large_desk.database, deep)
    assert not faults, "\n".join(faults)
    if large_desk.database.is_sqlite:
        first_steps, deep_steps = (plans.steps(large_desk.database, each) for each in (first, deep))
        assert deep_steps < 1.2 * first_steps
