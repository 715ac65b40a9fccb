"""How much one person may bring, and how much room is left."""

from pathlib import Path

import pytest

from api.files import budget
from api.files.errors import StorageUnavailable, UploadBudgetSpent
from api.security.limits import TryCounter
from shared.contracts.people import Role
from tests.desk import Desk, open_desk
from tests.files.test_files import upload
from tests.files.test_inspect import JPEG
from tests.sandbox.world import Sandbox

pytestmark = [pytest.mark.rule("T8"), pytest.mark.usefixtures("early_in_a_window")]


async def test_a_person_has_an_hours_files(empty_url: str, tmp_path: Path, world: Sandbox) -> None:
    """S18: then a refusal that says when to come again; others have their own."""
    async with open_desk(empty_url, tmp_path, world, uploads_per_hour=2) as desk:
        anna = await desk.logged_in(await desk.hires("Анна", Role.AGENT))
        boris = await desk.logged_in(await desk.hires("Борис", Role.AGENT))
        assert [(await upload(anna)).status_code for _ in range(3)] == [201, 201, 429]
        refused = await upload(anna)
        assert refused.json()["code"] == "upload_budget_spent"
        assert int(refused.headers["Retry-After"]) > 0
        assert (await upload(boris)).status_code == 201


@pytest.mark.both_stores
async def test_a_person_has_an_hours_bytes(empty_desk: Desk) -> None:
    """S18: of several files at once too; more bytes than a small number of a database holds."""
    anna = await empty_desk.hires("Анна", Role.AGENT)
    database, whole = empty_desk.database, 2**33
    settings = empty_desk.settings.model_copy(update={"upload_size_per_hour": whole})
    await budget.spend(database, settings, anna.id, whole // 2, whole // 2)
    with pytest.raises(UploadBudgetSpent):
        await budget.spend(database, settings, anna.id, 1)
    counts = await empty_desk.all(TryCounter, TryCounter.key.startswith("bytes:"))
    assert [each.count for each in counts] == [2**23 + 1]


async def test_an_upload_link_counts_for_its_maker(
    desk_url: str, tmp_path: Path, world: Sandbox
) -> None:
    """S18: whoever has it; the link stays good for the next hour."""
    async with open_desk(desk_url, tmp_path, world, uploads_per_hour=1) as desk:
        ticket = await desk.opens("anna")
        made = await desk.does("anna", "/api/upload-links", {"object_id": ticket["id"]})
        path = made["url"].removeprefix(desk.settings.base_url)
        two = [("file", ("a.jpg", JPEG)), ("file", ("b.jpg", JPEG))]
        refused = await desk.browser().post(path, files=two)
        assert refused.status_code == 429 and "Ссылка ещё действует" in refused.text
        assert "Файлы к заявке" in (await desk.browser().get(path)).text


async def test_uploads_leave_room_on_the_disk(
    empty_url: str, tmp_path: Path, world: Sandbox
) -> None:
    """S18: asked before a body is read; a retry later may succeed."""
    async with open_desk(empty_url, tmp_path, world, disk_reserve=2**62) as desk:
        anna = await desk.logged_in(await desk.hires("Анна", Role.AGENT))
        answer = await upload(anna)
        assert (answer.status_code, answer.json()["code"]) == (503, "storage_unavailable")
        with pytest.raises(StorageUnavailable):
            budget.require_room(desk.settings)
