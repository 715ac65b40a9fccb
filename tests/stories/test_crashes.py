"""Processes that die in the middle of their work: nothing is lost, and little is told twice."""

from collections import Counter

import pytest
from sqlalchemy import select

from api.db import Database
from api.notifications.channels.mattermost.adapter import MattermostChannel
from api.notifications.deliver.places import GROUP
from api.people.models import Person, Team, TeamMember
from shared.contracts.people import PersonKind, Role
from tests.sandbox import Sandbox, seed
from tests.sandbox.people import BORIS, DARYA
from tests.servers import redis
from tests.stories.conftest import PATIENCE
from tests.stories.product import Product
from tests.stories.waiting import eventually
from tests.stories.web import WebUser

CROWD = 500


@pytest.mark.slow("the whole product starts in processes of its own, and again after the crash")
@pytest.mark.timeout(300)
@pytest.mark.rule("Q1", "Q2")
async def test_a_worker_killed_amid_500_deliveries_loses_none(
    world: Sandbox, product: Product, environment: dict[str, str]
) -> None:
    """Whoever was claimed by the dead worker is told by the next one; twice at most those to whom
    a message was under way, or answered and not noted yet."""
    await _crowd(world, environment)
    world.mattermost.slow(0.02)
    async with WebUser(product.url, DARYA) as web:
        await _opens_ticket(web)
        await eventually(lambda: _posts(world, CROWD // 5), "the middle of the work", PATIENCE)
        for name in set(product.processes) & {"up", "worker-1", "worker-2"}:
            await product.kill(name)
    told = _heard(world).total()
    assert told < CROWD, "the work was over before the kill"
    await product.start(*(set(product.commands) - product.processes.keys()))
    await eventually(lambda: _everybody(world), "everybody hears", PATIENCE)

    repeats = _heard(world).total() - CROWD
    workers = 2 if "worker-1" in product.commands else 1
    assert repeats <= (MattermostChannel.concurrency + GROUP) * workers


@pytest.mark.slow("the whole product starts in processes of its own, and again after the crash")
@pytest.mark.parametrize("mode", ["scaled"], indirect=True)
@pytest.mark.timeout(300)
@pytest.mark.rule("Q1")
async def test_an_api_killed_between_commit_and_nudge_loses_nothing(
    world: Sandbox, product: Product, environment: dict[str, str]
) -> None:
    """The wake-up is gone with the process and the queue; the tick finds the event."""
    for name in ("worker-1", "worker-2", "scheduler"):
        await product.kill(name)
    async with WebUser(product.url, DARYA) as web:
        await _opens_ticket(web)
    await product.kill("api")
    redis.flush(environment["VESTOVOY_REDIS_URL"])
    assert not world.mattermost.posts_to()

    await product.start("worker-1", "scheduler", "api")
    await world.mattermost.waits_for("№1", to=f"@{BORIS.mattermost}", within=PATIENCE)


async def _opens_ticket(web: WebUser) -> None:
    clients = (await web.get("/api/clients"))["items"]
    await web.post("/api/tickets", {"text": "Всё стоит", "client_id": clients[0]["id"]})


async def _crowd(world: Sandbox, environment: dict[str, str]) -> None:
    """500 engineers who read Mattermost alone."""
    logins = [f"crowd.{number}" for number in range(CROWD)]
    world.mattermost.users.update(logins)
    folder = environment["VESTOVOY_DATA_DIR"]
    url = environment.get("VESTOVOY_DATABASE_URL", f"sqlite+aiosqlite:///{folder}/vestovoy.db")
    database = Database(url)
    async with database.begin() as session:
        team = (await session.scalars(select(Team).where(Team.name == seed.TEAM))).one()
        people = [_engineer(login) for login in logins]
        session.add_all(people)
        await session.flush()
        session.add_all(TeamMember(team_id=team.id, person_id=each.id) for each in people)
    await database.close()


def _engineer(login: str) -> Person:
    return Person(
        kind=PersonKind.EMPLOYEE,
        name=login,
        role=Role.AGENT,
        locale="ru",
        timezone="Europe/Moscow",
        mattermost_login=login,
    )


def _heard(world: Sandbox) -> Counter[str]:
    """Of the ticket; in the morning of a working day a digest comes beside it."""
    posts = world.mattermost.posts_to(text="Новая заявка")
    return Counter(post.to for post in posts if "crowd." in post.to)


async def _posts(world: Sandbox, count: int) -> bool:
    return _heard(world).total() >= count


async def _everybody(world: Sandbox) -> bool:
    return len(_heard(world)) == CROWD
