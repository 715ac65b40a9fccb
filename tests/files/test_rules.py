"""The administrator says what an upload may be, within what the environment allows (T8)."""

from typing import Any

import pytest

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
    assert answer.json() == {"max_size": 50_000, "max_count": 2, "forbidden": ["pdf", "exe"]}
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
    assert (await admin.get(PATH)).json() == {"max_size": 1_000, "max_count": 3, "forbidden": []}
    assert (await admin.put(PATH, json={})).json() == shipped


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
