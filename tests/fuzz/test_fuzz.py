"""Whatever the API is asked, by whom ever, it answers what its document says, and never 500 (X8).

`make test` asks a little, always the same; `make fuzz` asks for ten minutes.
"""

import asyncio
import os
from typing import Final

import pytest

from tests.application import document_of
from tests.desk import Desk
from tests.fuzz.callers import CALLERS
from tests.fuzz.left_out import ABOUT_ONE, LEFT_OUT
from tests.fuzz.run import Caller, Found, Plan, run
from tests.served import served

pytestmark = pytest.mark.rule("X8")

SECONDS: Final = int(os.environ.get("FUZZ_SECONDS", "0"))
"""For one caller on one database."""
SEED: Final = int(os.environ.get("FUZZ_SEED", "20261128"))


def operations(desk: Desk) -> list[str]:
    paths = document_of(desk.app)["paths"].values()
    return sorted(str(told["operationId"]) for path in paths for told in path.values())


async def asked(desk: Desk, caller: str, plan: Plan) -> Found:
    await desk.opens("anna")
    await desk.does("boris", "/api/tasks", {"title": "Склад"})
    who = Caller(headers=await CALLERS[caller](desk), ids=desk.ids)
    async with served(desk) as server:
        return await asyncio.to_thread(run, server.url, document_of(desk.app), who, plan)


def report(caller: str, plan: Plan, found: Found) -> str:
    """Whatever was found, and how to see it again."""
    head = f"{caller}: {found.asked} requests, FUZZ_SEED={plan.seed}"
    return "\n\n".join([head, *found.faults[:40]])


async def test_the_table_names_what_there_is(desk: Desk) -> None:
    """An operation that was renamed would be asked again in silence."""
    assert LEFT_OUT.keys() | ABOUT_ONE.keys() <= set(operations(desk))


@pytest.mark.fuzz
@pytest.mark.slow("asks everything of the document once")
async def test_a_little_of_everything(desk: Desk) -> None:
    """Everything by the administrator, and of each other caller a share."""
    first, *others = CALLERS
    names = operations(desk)
    shares = {name: names[place :: len(others)] for place, name in enumerate(others)}
    for caller, only in {first: names, **shares}.items():
        plan = Plan(seed=SEED, examples=1, only=only)
        found = await asked(desk, caller, plan)
        assert found.asked
        assert not found.faults, report(caller, plan, found)


if SECONDS:  # A test that is skipped would be a failure in CI.

    @pytest.mark.fuzz
    @pytest.mark.both_stores
    @pytest.mark.slow("asks for as long as `make fuzz` says")
    @pytest.mark.timeout(SECONDS + 120)
    @pytest.mark.parametrize("caller", CALLERS)
    async def test_whatever_comes(desk: Desk, caller: str) -> None:
        """Every bound of the document, and what chance adds until the time is over."""
        plan = Plan(seed=SEED, examples=200, thorough=True, seconds=SECONDS)
        found = await asked(desk, caller, plan)
        assert found.asked > 100
        assert not found.faults, report(caller, plan, found)
