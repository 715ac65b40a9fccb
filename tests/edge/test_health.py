"""Alive, ready, metrics, the schema: for machines."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from api.admin import looks
from api.clock import now
from api.notifications.models import LaneState
from api.people.models import Person
from shared.contracts.admin import Lane
from tests.desk import Desk, open_desk
from tests.desk.fixtures import channels
from tests.sandbox import Sandbox

OK = {"status": "ok", "files": "ok"}


async def scraped(desk: Desk) -> dict[str, float]:
    """The metrics by name with labels."""
    answer = await desk.browser().get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = (line for line in answer.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


async def test_a_living_process_says_so(desk: Desk) -> None:
    """Nobody need be logged in."""
    for path in ("/health/live", "/health/ready"):
        answer = await desk.browser().get(path)
        assert (answer.status_code, answer.json()["status"]) == (200, "ok")


@pytest.mark.both_stores
async def test_without_its_database_it_lives_and_is_not_ready(desk: Desk) -> None:
    """The balancer sends nobody, the supervisor restarts nothing."""

    def away(*_: object) -> None:
        raise ConnectionRefusedError("no database there")

    event.listen(desk.held.database.reader.sync_engine, "before_cursor_execute", away)
    client = desk.browser()
    assert (await client.get("/health/live")).status_code == 200
    answer = await client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"status": "database"})


@pytest.mark.rule("Q8", "Q11")
async def test_what_others_can_do_without_is_told_and_sends_nobody_away(desk: Desk) -> None:
    """No worker has looked yet and a lane rests: the status is 200 all the same."""
    await desk.opens("anna")
    await desk.world.mail.close()
    await desk.prefers("boris", ("email", "always"))
    await desk.road()
    told = await desk.browser().get("/health/ready")
    assert told.status_code == 200
    assert told.json() == OK | {"worker": "silent", "lanes": "paused: email"}
    await looks.note(desk.held.database)
    assert (await desk.browser().get("/health/ready")).json()["worker"] == "ok"


async def test_a_redis_that_is_away_is_told(desk_url: str, tmp_path: Path, world: Sandbox) -> None:
    """By the readiness and by a metric."""
    async with open_desk(desk_url, tmp_path, world, redis_url="redis://127.0.0.1:1/0") as desk:
        answer = await desk.browser().get("/health/ready")
        assert (answer.status_code, answer.json()["redis"]) == (200, "unavailable")
        assert (await scraped(desk))["vestovoy_redis_up"] == 0


@pytest.mark.both_stores
async def test_a_metric_tells_when_a_worker_last_looked(desk: Desk) -> None:
    """Nothing where none ever did, and no Redis where none is needed."""
    names = set(await scraped(desk))
    assert not names & {"vestovoy_worker_look_age_seconds", "vestovoy_redis_up"}
    for _ in range(2):
        await looks.note(desk.held.database)
    assert 0 <= (await scraped(desk))["vestovoy_worker_look_age_seconds"] < 10


@pytest.mark.both_stores
@pytest.mark.rule("Q11")
async def test_metrics_tell_of_every_lane(desk: Desk) -> None:
    """Counts by state, the age of the oldest that is due, a pause, what waits to be planned."""
    await desk.prefers("boris", ("email", "always"))
    await desk.opens("anna")
    assert (await scraped(desk))["vestovoy_events_unplanned"] == 1
    await desk.world.mail.close()
    await desk.road()
    await desk.passes(seconds=100)
    told = await scraped(desk)
    assert told["vestovoy_events_unplanned"] == 0
    assert told['vestovoy_deliveries{lane="email",state="pending"}'] == 3
    assert told['vestovoy_deliveries{lane="mattermost",state="sent"}'] == 3
    assert told['vestovoy_queue_age_seconds{lane="email"}'] >= 90
    assert told['vestovoy_queue_age_seconds{lane="push"}'] == 0
    assert told['vestovoy_lane_paused{lane="email"}'] == 0
    lane = await desk.lane(Lane.EMAIL)
    await desk.changes(LaneState, lane.id, paused_until=now() + timedelta(minutes=1))
    assert (await scraped(desk))['vestovoy_lane_paused{lane="email"}'] == 1


@pytest.mark.both_stores
@pytest.mark.rule("Q11")
async def test_metrics_count_dead_addresses(desk: Desk) -> None:
    """Of active people."""
    await desk.links("boris")
    await desk.actor("boris").blocks_bot()
    await desk.changes(Person, desk.ids["vera"], email_dead="550 no such user")
    await desk.opens("anna")
    await desk.road()
    told = await scraped(desk)
    assert told['vestovoy_dead_addresses{channel="telegram"}'] == 1
    assert told['vestovoy_dead_addresses{channel="email"}'] == 1
    assert told['vestovoy_dead_addresses{channel="mattermost"}'] == 0


async def test_the_schema_names_every_operation_once(desk: Desk) -> None:
    """Clients are generated from it."""
    answer = await desk.browser().get("/schema/openapi.json")
    paths = answer.json()["paths"]
    ids = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert len(ids) == len(set(ids)) > 50
    assert all(re.fullmatch(r"[a-z_]+", each) for each in ids)


async def test_the_reference_page_loads_nothing_from_elsewhere(desk: Desk) -> None:
    """An intranet without the internet reads it too."""
    page = (await desk.browser().get("/schema/")).text
    assert not re.findall(r"(?:src|href)=[\"']https?://", page)


@pytest.mark.rule("X7")
async def test_every_answer_carries_the_safety_headers(desk: Desk) -> None:
    """Without https no HSTS: it would lock the browser out."""
    answer = await (await desk.calls("anna")).get("/api/files/limits")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.rule("X7")
async def test_behind_https_the_browser_is_told_to_stay_there(
    desk_url: str, tmp_path: Path, world: Sandbox
) -> None:
    """The public address is what counts."""
    async with open_desk(
        desk_url, tmp_path, world, **channels(world), base_url="https://desk.example"
    ) as desk:
        answer = await (await desk.calls("anna")).get("/api/files/limits")
        assert "max-age" in answer.headers["Strict-Transport-Security"]
