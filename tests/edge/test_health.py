"""Alive, ready, metrics, the schema: for machines."""

import base64
import hashlib
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.admin import looks
from api.clock import now
from api.http.pages import site
from api.notifications.models import LaneState
from api.people.models import DeadAddress, Person
from api.security import passwords
from tests.desk import ME, Desk, open_desk
from tests.desk.fixtures import channels
from tests.lanes import Lanes
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
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.rule("Q8", "Q11")
async def test_what_others_can_do_without_is_told_and_sends_nobody_away(desk: Desk) -> None:
    """No worker has looked yet and a lane rests: the status is 200 all the same."""
    await desk.opens("anna")
    await desk.world.mail.close()
    await desk.prefers("boris", ("email", "always"))
    await desk.pipeline()
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
    await desk.pipeline()
    await desk.passes(seconds=100)
    told = await scraped(desk)
    assert told["vestovoy_events_unplanned"] == 0
    assert told['vestovoy_deliveries{lane="email",state="pending"}'] == 3
    assert told['vestovoy_deliveries{lane="mattermost",state="sent"}'] == 3
    assert told['vestovoy_queue_age_seconds{lane="email"}'] >= 90
    assert told['vestovoy_queue_age_seconds{lane="push"}'] == 0
    assert told['vestovoy_lane_paused{lane="email"}'] == 0
    lane = await desk.lane(Lanes.EMAIL)
    await desk.changes(LaneState, lane.id, paused_until=now() + timedelta(minutes=1))
    assert (await scraped(desk))['vestovoy_lane_paused{lane="email"}'] == 1


@pytest.mark.both_stores
@pytest.mark.rule("Q11")
async def test_metrics_count_dead_addresses(desk: Desk) -> None:
    """Of active people."""
    await desk.links("boris")
    await desk.actor("boris").blocks_bot()
    vera = await desk.one(Person, Person.id == desk.ids["vera"])
    mark = {"channel": "email", "name": vera.email, "reason": "550 no such user"}
    await desk.keep(DeadAddress(person_id=vera.id, **mark))
    await desk.opens("anna")
    await desk.pipeline()
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
    """Also a refusal, and the answer that there is nothing here. Without https no HSTS: it would
    lock the browser out."""
    anna = await desk.calls("anna")
    for method, path in (
        ("GET", "/api/files/limits"),
        ("GET", "/api/nothing"),
        ("DELETE", "/api/tickets"),
        ("OPTIONS", "/api/tickets"),
        ("POST", "/api/session"),
        ("GET", "/unsubscribe/x"),
        ("GET", "/schema/"),
        ("GET", "/health/live"),
    ):
        answer = await anna.request(method, path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "Strict-Transport-Security" not in answer.headers
        assert not path.startswith("/api/") or answer.headers["Cache-Control"] == "no-store"


@pytest.mark.rule("X7")
async def test_what_may_be_kept_says_so_itself(desk: Desk) -> None:
    """A file never changes under its address."""
    anna = await desk.calls("anna")
    kept = (await anna.post("/api/files", files={"file": ("a.txt", b"a")})).json()
    answer = await anna.get(f"/api/files/{kept['id']}")
    assert answer.headers.get_list("Cache-Control") != ["no-store"]
    assert len(answer.headers.get_list("Cache-Control")) == 1


@pytest.mark.rule("X7")
async def test_behind_https_the_browser_is_told_to_stay_there(
    desk_url: str, tmp_path: Path, world: Sandbox, quick_passwords: None
) -> None:
    """The public address is what counts; the cookie has a name that only it can set."""
    async with open_desk(
        desk_url, tmp_path, world, **channels(world), base_url="https://desk.example"
    ) as desk:
        for path in ("/api/files/limits", "/api/nothing"):
            answer = await (await desk.calls("anna")).get(path)
            assert "max-age" in answer.headers["Strict-Transport-Security"]
        word = "correct horse battery"
        kept = await passwords.hashed(word)
        await desk.changes(Person, desk.ids["boris"], password_hash=kept)
        person = await desk.one(Person, Person.id == desk.ids["boris"])
        login = {"email": person.email, "password": word}
        answer = await desk.browser().post("/api/session", json=login)
        name, *rest = answer.headers["Set-Cookie"].split("; ")
        assert name.startswith("__Host-vestovoy_session=")
        assert {"Path=/", "Secure", "HttpOnly"} <= set(rest)
        assert not any(each.startswith("Domain") for each in rest)


@pytest.mark.rule("X7")
async def test_the_reference_page_runs_no_script_but_its_own(desk: Desk) -> None:
    """The one inside it is named by its hash."""
    answer = await desk.browser().get("/schema/")
    policy = answer.headers["Content-Security-Policy"]
    [script] = site.INLINE_SCRIPT.findall(answer.content)
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "/schema/openapi.json" in answer.text


@pytest.mark.rule("X11")
@pytest.mark.parametrize(
    ("peer", "told", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("203.0.113.7", {}, 403),
        ("10.0.0.5", {}, 403),
        # What a proxy on this machine passes on, whatever its client says of itself.
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1, 203.0.113.7"}, 403),
        ("127.0.0.1", {"Forwarded": "for=127.0.0.1"}, 403),
        ("127.0.0.1", {"X-Real-IP": "127.0.0.1"}, 403),
    ],
)
@pytest.mark.parametrize("trusted", ["127.0.0.1", "*"])
async def test_metrics_answer_this_machine_alone(
    desk: Desk, peer: str, told: dict[str, str], status: int, trusted: str
) -> None:
    """Unless a token is set; whatever proxies the server believes."""
    app: Any = ProxyHeadersMiddleware(desk.app, trusted)  # pyright: ignore[reportArgumentType]
    transport = httpx.ASGITransport(app, client=(peer, 1))
    async with httpx.AsyncClient(transport=transport, base_url=ME, headers=told) as caller:
        assert (await caller.get("/metrics")).status_code == status


@pytest.mark.rule("X11")
async def test_metrics_answer_a_token(empty_url: str, tmp_path: Path, world: Sandbox) -> None:
    """From anywhere; then being here is not enough, for a proxy may be here too."""
    async with open_desk(empty_url, tmp_path, world, metrics_token="scrape-me") as desk:
        transport = httpx.ASGITransport(desk.app, client=("203.0.113.7", 1))  # pyright: ignore[reportArgumentType]
        async with httpx.AsyncClient(transport=transport, base_url=ME) as caller:
            for token, status in (("scrape-me", 200), ("scrape-m", 401), ("", 401)):
                headers = {"Authorization": f"Bearer {token}"}
                answer = await caller.get("/metrics", headers=headers)
                assert answer.status_code == status
        assert (await desk.browser().get("/metrics")).status_code == 401
