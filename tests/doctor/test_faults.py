"""Each fault of an installation, and the line that tells of it."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
import time_machine
from aiohttp import web
from sqlalchemy import update

from api import migrations
from api.admin.faults import Fault
from api.clock import now
from api.db import Database
from api.doctor.finding import Finding, Mark
from api.moving import marks
from api.notifications.models import ChannelSetting, Delivery, LaneState
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState
from tests.channels.certificates import server_context
from tests.desk import Desk
from tests.desk.fixtures import channels
from tests.doctor.patient import found, marked
from tests.lanes import Lanes
from tests.sandbox.s3 import Bucket
from tests.sandbox.server import HttpServer, as_json
from tests.sandbox.shutting import shut
from tests.sandbox.world import Sandbox
from tests.served import served

Fresh = Callable[..., Awaitable[str]]


async def refused(desk: Desk, **more: Any) -> Finding:
    """The only channel that does not work."""
    said = await found(desk.settings, **more)
    assert said["cli-doctor-channel-refuses"].mark is Mark.WRONG
    return said["cli-doctor-channel-refuses"]


async def test_a_bad_token(desk: Desk) -> None:
    """In the words of the page, with Telegram's own beside them and the token in neither."""
    told = await refused(desk, telegram_staff_token="4200000009:nobody-knows-it")
    assert told.values["lane"] == "Telegram для сотрудников"
    assert "не знает этого токена" in str(told.values["says"])
    assert "nobody-knows-it" not in str(told.values)


async def test_a_hook_that_is_gone(desk: Desk) -> None:
    told = await refused(desk, mattermost_url=f"{desk.world.mattermost.url}/hooks/gone")
    assert told.values["lane"] == "Mattermost"


async def test_a_mail_server_that_is_away(desk: Desk) -> None:
    await desk.world.mail.close()
    told = await refused(desk)
    assert told.values["lane"] == "Почта"


async def test_a_channel_nobody_set_up_is_no_fault(empty_desk: Desk) -> None:
    """Push needs nothing typed, and its keys are not made by a look."""
    said = await found(empty_desk.settings)
    assert said["cli-doctor-channel-unset"].mark is Mark.UNKNOWN
    assert "cli-doctor-channel" not in said and "cli-doctor-channel-unused" in said
    assert said["cli-doctor-no-admin"].mark is Mark.LOOK


async def test_a_push_service_that_is_away(desk: Desk) -> None:
    """By its origin: the rest of an endpoint is a key."""
    await desk.subscribes("boris")
    await desk.world.push.close()
    told = (await found(desk.settings))["cli-doctor-service-away"]
    assert told.mark is Mark.WRONG and told.values["url"] == desk.world.push.url


@pytest.mark.rule("P12")
async def test_an_endpoint_on_a_private_address_is_not_called(desk: Desk) -> None:
    """Somebody's browser named it: the doctor turns against the inner network as little."""
    await desk.subscribes("boris")
    before = len(desk.world.push.arrivals)
    told = (await found(desk.settings, allow_private_hosts=False))["cli-doctor-service-away"]
    assert told.mark is Mark.WRONG and len(desk.world.push.arrivals) == before


async def test_a_store_and_a_redis_that_are_away(desk: Desk, bucket: Bucket) -> None:
    bucket.fail(method="HEAD", status=403, code="AccessDenied", times=None)
    more = {"files_url": bucket.files_url, "redis_url": "redis://127.0.0.1:9/0"}
    said = await found(desk.settings, **more)
    assert {"cli-doctor-files-away", "cli-doctor-redis-away"} <= marked(said, Mark.WRONG)


@pytest.fixture
async def bucket(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bucket]:
    opened = Bucket()
    await opened.open()
    for name, value in opened.env().items():
        monkeypatch.setenv(name, value)
    yield opened
    await opened.close()


async def test_a_database_that_is_away(desk: Desk) -> None:
    """Without its password; what does not need it is looked at all the same."""
    url = "postgresql+asyncpg://desk:s3cret@127.0.0.1:9/desk"
    said = await found(desk.settings, database_url=url)
    told = said["cli-doctor-database-away"]
    assert told.mark is Mark.WRONG and "s3cret" not in str(told.values)
    assert "cli-doctor-no-look-inside" in said and "cli-doctor-url-stopped" in said


@pytest.mark.parametrize(
    ("revision", "key", "mark"),
    [("0029", "cli-doctor-schema-old", Mark.LOOK), ("9999", "cli-doctor-schema-new", Mark.WRONG)],
)
async def test_a_schema_of_another_version(desk: Desk, revision: str, key: str, mark: Mark) -> None:
    """Nothing inside is looked at by models that do not fit."""
    async with desk.database.begin() as session:
        await session.execute(sa.text(f"UPDATE alembic_version SET version_num = '{revision}'"))
    said = await found(desk.settings)
    assert said[key].mark is mark and "cli-doctor-no-look-inside" in said


async def test_half_a_copy(desk: Desk) -> None:
    async with desk.database.engine.begin() as connection:
        await connection.run_sync(marks.put, "somebody")
    assert (await found(desk.settings))["cli-doctor-unfinished"].mark is Mark.WRONG


def leave_open(folder: Path) -> None:
    key = folder / "secret.key"
    key.write_text("another key, which is long enough for anybody")
    key.chmod(0o644)
    folder.chmod(0o755)


@pytest.mark.rule("X4")
async def test_a_folder_and_a_key_that_others_read(desk: Desk, tmp_path: Path) -> None:
    """S20: and a key that is not the one which locked the channels."""
    leave_open(tmp_path)
    async with desk.database.begin() as session:
        locked = desk.held.vault.lock(b"{}")
        session.add(ChannelSetting(lane=Lanes.EMAIL, locked=locked, revision="1"))
    said = await found(desk.settings, secret_key="")
    wrong = {"cli-doctor-open-folder", "cli-doctor-open-key", "cli-doctor-secrets-lost"}
    assert wrong <= marked(said, Mark.WRONG)
    (tmp_path / "secret.key").unlink()
    said = await found(desk.settings, secret_key="")
    assert said["cli-doctor-secrets-keyless"].mark is Mark.WRONG


async def test_a_file_of_another_account(desk: Desk, tmp_path: Path) -> None:
    """As after a command that root ran. Only root gives files away; others know one of root's."""
    kept = tmp_path / "files"
    kept.mkdir(exist_ok=True)
    if os.geteuid() == 0:
        os.chown(kept, 12345, 12345)
    else:
        kept.rmdir()
        kept.symlink_to("/usr", target_is_directory=True)
    told = (await found(desk.settings))["cli-doctor-owner"]
    assert told.mark is Mark.WRONG and str(told.values["file"]).endswith("files")


async def test_a_full_disk(desk: Desk) -> None:
    said = await found(desk.settings, disk_reserve=10**18)
    assert said["cli-doctor-disk-full"].mark is Mark.WRONG


@pytest.mark.both_stores
async def test_work_that_does_not_go_on(desk: Desk) -> None:
    """What is late, what rests and why, what nobody was told of, what was given up."""
    await desk.opens("anna")
    await desk.pipeline()
    await desk.opens("anna")
    ago = now() - timedelta(hours=3)
    async with desk.database.begin() as session:
        rows = list(await session.scalars(sa.select(Delivery.id)))
        failed = {"state": DeliveryState.FAILED, "settled_at": now()}
        late = {"state": DeliveryState.PENDING, "due_at": ago, "lane": Lanes.EMAIL}
        for row_id, values in zip(rows[:2], (failed, late), strict=True):
            await session.execute(update(Delivery).where(Delivery.id == row_id).values(values))
        await session.execute(update(OutboxEvent).values(created_at=ago))
        state = {"failures": 1, "paused_until": now() + timedelta(hours=1), "last_error": "550 no"}
        session.add(LaneState(lane=Lanes.PUSH, **state))
        session.add(Fault(what="digest", thing="x", error="E", at="here", times=2, last_at=now()))
    said = await found(desk.settings)
    assert said["cli-doctor-late"].values == {"lane": "Почта", "count": 1, "age": "3 ч"}
    assert said["cli-doctor-paused"].values == {"lane": "Push", "reason": "550 no"}
    assert said["cli-doctor-unplanned"].mark is Mark.WRONG
    assert marked(said, Mark.LOOK) >= {"cli-doctor-failed", "cli-doctor-aside"}


async def test_a_worker_that_is_silent(desk: Desk) -> None:
    from api.admin import looks  # noqa: PLC0415

    with time_machine.travel(now() - timedelta(minutes=5), tick=True):
        await looks.note(desk.database)
    told = (await found(desk.settings))["cli-doctor-stopped"]
    assert told.mark is Mark.LOOK and told.values["since"] == "5 мин"


class Door(HttpServer):
    """Whatever stands at the public address."""

    def __init__(self) -> None:
        super().__init__()
        self.status = 200
        self.body: Any = {"status": "ok"}
        self.headers: dict[str, str] = {}

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        return as_json(self.body, self.status, self.headers)


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    opened = Door()
    await opened.open()
    yield opened
    await opened.close()


async def test_an_address_without_https(desk: Desk) -> None:
    said = await found(desk.settings, base_url="http://desk.test")
    assert said["cli-doctor-no-https"].mark is Mark.WRONG
    assert said["cli-doctor-url-stopped"].mark is Mark.LOOK  # Nothing runs that could answer.
    async with served(desk) as server:
        port = urlsplit(server.url).port
        said = await found(desk.settings, base_url="http://desk.test", port=port)
    assert said["cli-doctor-url-away"].mark is Mark.WRONG


async def test_an_address_where_somebody_else_answers(desk: Desk, door: Door) -> None:
    """A proxy's own page, most often."""
    door.status, door.body = 502, "Bad Gateway"
    said = await found(desk.settings, base_url=door.url)
    assert said["cli-doctor-url-other"].values["status"] == 502


def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def test_a_certificate_that_nobody_trusts(desk: Desk, tmp_path: Path) -> None:
    """People's browsers would refuse it as well."""
    rude = await asyncio.start_server(hang_up, "127.0.0.1", 0, ssl=server_context(tmp_path))
    async with served(desk) as server:
        port = urlsplit(server.url).port
        url = f"https://127.0.0.1:{rude.sockets[0].getsockname()[1]}"
        said = await found(desk.settings, base_url=url, port=port)
    await shut(rude)
    await rude.wait_closed()
    assert said["cli-doctor-certificate"].mark is Mark.WRONG
    assert said["cli-doctor-https"].mark is Mark.FINE


async def test_a_proxy_that_does_not_say_who_calls(desk: Desk, door: Door) -> None:
    """The metrics, which are for this machine alone, are open to whoever comes by it."""
    said = await found(desk.settings, base_url=door.url)
    assert said["cli-doctor-proxy-silent"].mark is Mark.WRONG
    door.status = 403
    assert (await found(desk.settings, base_url=door.url))["cli-doctor-proxy"].mark is Mark.FINE
    token = await found(desk.settings, base_url=door.url, metrics_token="x" * 20)
    assert token["cli-doctor-proxy-unseen"].mark is Mark.UNKNOWN


async def test_what_a_real_proxy_is_told_apart_by(desk: Desk) -> None:
    """The product itself answers a caller without the header as one of this machine."""
    async with served(desk) as server:
        silent = await found(desk.settings, base_url=server.url, port=1)
    assert silent["cli-doctor-proxy-silent"].mark is Mark.WRONG


async def test_whose_word_is_believed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await found(desk.settings, host="0.0.0.0"))["cli-doctor-open-host"].mark is Mark.LOOK
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    assert (await found(desk.settings))["cli-doctor-believes-all"].mark is Mark.WRONG


async def test_a_counterpart_whose_clock_is_wrong(desk: Desk, door: Door) -> None:
    """To the second, and which way."""
    door.headers = {"Date": "Thu, 01 Jan 2026 00:00:00 GMT"}
    told = (await found(desk.settings, base_url=door.url))["cli-doctor-clock-behind"]
    assert told.mark is Mark.WRONG and told.values["who"] == door.url


async def test_a_database_whose_clock_is_wrong(
    fresh_database: Fresh, tmp_path: Path, world: Sandbox, desk: Desk
) -> None:
    """Ours is as wrong to it."""
    url = await fresh_database()
    database = Database(url)
    await migrations.upgrade(database)
    await database.close()
    with time_machine.travel(now() - timedelta(seconds=12), tick=True):
        said = await found(desk.settings, database_url=url, **channels(world))
    told = said["cli-doctor-clock-ahead"]
    assert told.mark is Mark.LOOK and told.values["who"] == "PostgreSQL"
