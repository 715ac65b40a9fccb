"""The administrator says what an upload may be, within what the environment allows (T8)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.clock import now
from api.files import service
from api.files.models import StoredFile
from shared.contracts.people import Role
from tests.desk import Desk
from tests.files.test_files import upload

pytestmark = pytest.mark.rule("T8")

PATH = "/api/admin/files"


async def test_new_rules_hold_at_once_for_everybody(files_desk: Desk):
    """Bots are told the same limits that uploads are held to; the act is in the audit log."""
    admin = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    rules: dict[str, Any] = {"max_size": 50_000, "max_count": 2, "forbidden": [".PDF", "exe"]}
    answer = await admin.put(PATH, json=rules)
    assert answer.json() == rules | {"forbidden": ["pdf", "exe"], "version": 1}
    told = (await anna.get("/api/files/limits")).json()
    assert told == {"max_size": 50_000, "max_count": 2, "forbidden_extensions": ["pdf", "exe"]}
    assert (await upload(anna, "a.bin", bytes(50_001))).json()["code"] == "file_too_large"
    assert (await upload(anna, "акт.pdf", b"x")).json()["code"] == "file_type_forbidden"
    assert (await upload(anna, "run.bat", b"del")).status_code == 201
    assert "file_rules_changed" in await files_desk.audit()


async def test_what_is_left_open_is_as_the_environment_says(files_desk: Desk):
    """And is again, when the administrator takes a rule back."""
    admin = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    shipped = (await admin.get(PATH)).json()
    assert (shipped["max_size"], shipped["max_count"]) == (100_000, 3)
    assert "exe" in shipped["forbidden"]
    await admin.put(PATH, json={"max_size": 1_000, "forbidden": []})
    left: dict[str, Any] = {"max_size": 1_000, "max_count": 3, "forbidden": [], "version": 1}
    assert (await admin.get(PATH)).json() == left
    assert (await admin.put(PATH, json={})).json() == shipped | {"version": 2}


async def test_rules_that_cannot_be_are_refused_by_name(files_desk: Desk):
    """More than the environment allows, nothing at all, an extension that is none."""
    admin = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    shipped = (await admin.get(PATH)).json()
    for rules, named in (
        ({"max_size": 100_001}, "max_size: 1 to 100000"),
        ({"max_size": 0}, "max_size"),
        ({"max_count": 4}, "max_count: 1 to 3"),
        ({"forbidden": ["../x"]}, "forbidden"),
    ):
        answer = await admin.put(PATH, json=rules)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
        assert named in answer.json()["detail"]
    assert (await admin.get(PATH)).json() == shipped


async def test_a_name_of_three_hundred_letters_and_slashes_is_kept_short_and_flat(files_desk: Desk):
    """As a browser or another system sends it: whole letters, the extension, no folder."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    name = "../" * 20 + "я" * 300 + ".tar.gz"
    kept = (await upload(anna, name, b"x")).json()
    assert kept["name"].startswith("яяя") and kept["name"].endswith(".gz")
    assert len(kept["name"].encode()) <= 255 and "/" not in kept["name"]
    shown = await anna.get(f"/api/files/{kept['id']}")
    assert "\n" not in shown.headers["content-disposition"]


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc0f01f0005000180ff5a5e7d0f0000000049454e44ae426082"
)


@pytest.mark.rule("X5")
async def test_a_logo_is_an_upload_that_everybody_may_see(files_desk: Desk):
    """A copy: the upload itself is swept. It is drawn and nothing else, and goes with the look."""
    admin = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    stranger = files_desk.browser()
    assert (await stranger.get("/api/look/logo")).status_code == 404
    sent = (await upload(admin, "logo.png", PNG)).json()
    look = (await admin.put("/api/admin/look/logo", json={"file_id": sent["id"]})).json()
    shown = await stranger.get(look["logo"])
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    assert shown.headers["x-content-type-options"] == "nosniff"
    (state,) = (
        each for each in (await admin.get("/api/admin/settings")).json() if each["name"] == "look"
    )
    assert state["changed"] and state["changed_by"]["name"] == "Ольга"
    again = (await upload(admin, "logo.png", PNG)).json()
    other = (await admin.put("/api/admin/look/logo", json={"file_id": again["id"]})).json()
    assert other["logo"] != look["logo"]
    assert (await admin.delete("/api/admin/settings/look")).status_code == 200
    assert (await admin.get("/api/admin/look")).json()["logo"] == ""
    assert (await stranger.get("/api/look/logo")).status_code == 404


@pytest.mark.both_stores
@pytest.mark.parametrize("way", ["another", "removed", "restored"])
async def test_what_a_logo_was_is_swept(files_desk: Desk, way: str):
    """Whatever takes its place; the one that stands is nobody's upload and stays."""
    admin = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    for _ in range(2):
        sent = (await upload(admin, "logo.png", PNG)).json()
        await admin.put("/api/admin/look/logo", json={"file_id": sent["id"]})
    if way != "another":
        path = "/api/admin/look/logo" if way == "removed" else "/api/admin/settings/look"
        assert (await admin.delete(path)).status_code == 200
    uploads, former = 2, 1 if way == "another" else 2
    async with files_desk.database.begin() as session:
        await session.execute(update(StoredFile).values(created_at=now() - timedelta(days=2)))
    storage = files_desk.held.storage
    assert await service.sweep(files_desk.database, storage) == uploads + former
    stands = (await admin.get("/api/look/logo")).status_code
    assert stands == (200 if way == "another" else 404)


@pytest.mark.rule("X5")
async def test_what_is_no_small_picture_is_no_logo(files_desk: Desk):
    """A page, somebody else's upload, one that is not there."""
    admin = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    page = (await upload(admin, "logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")).json()
    answer = await admin.put("/api/admin/look/logo", json={"file_id": page["id"]})
    assert (answer.status_code, answer.json()["extra"]) == (422, {"field": "file_id"})
    foreign = (await upload(anna, "logo.png", PNG)).json()
    answer = await admin.put("/api/admin/look/logo", json={"file_id": foreign["id"]})
    assert answer.json()["code"] == "unknown_file"
    assert (await admin.delete("/api/admin/look/logo")).json()["logo"] == ""
