"""Files through the API: taken piece by piece, given out by the policy of what they hang on."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from api.clock import now
from api.errors import Refusal
from api.files import service
from api.files.models import FileOwner, StoredFile
from api.files.storage import ContentGone
from shared.contracts.files import FileState, MissingFile
from shared.contracts.people import Role
from shared.contracts.telegram import ObjectKind
from tests.desk import Desk
from tests.files.test_inspect import JPEG, PROGRAM

HEAD = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
PDF = b"%PDF-1.7\n" + bytes(1000)
TICKET = UUID("0193a0c2-0000-7000-8000-000000000012")
COMMENT = UUID("0193a0c2-0000-7000-8000-000000000013")
KIND = ObjectKind.TICKET
HOLDER = FileOwner(KIND, TICKET)


async def upload(
    browser: httpx.AsyncClient, name: str = "фото.jpg", content: bytes = JPEG, **more: Any
) -> httpx.Response:
    """One file as a browser sends it."""
    return await browser.post("/api/files", files={"file": (name, content)}, **more)


@pytest.mark.rule("T8", "X5")
async def test_an_image_is_shown_and_a_document_is_saved(files_desk: Desk):
    """Content, type and name come back; nothing of it can act as a page of ours."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    image = (await upload(anna)).json()
    assert image | {"id": ""} == {
        "id": "",
        "name": "фото.jpg",
        "size": len(JPEG),
        "content_type": "image/jpeg",
        "state": "stored",
        "is_image": True,
        "has_preview": True,
    }
    shown = await anna.get(f"/api/files/{image['id']}")
    assert shown.content == JPEG
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["content-disposition"].startswith("inline")
    page = (await upload(anna, "x.jpg", b"<!DOCTYPE html><html><script>1</script>")).json()
    saved = await anna.get(f"/api/files/{page['id']}")
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.headers.get_list("x-content-type-options") == ["nosniff"]
    assert saved.headers.get_list("content-security-policy") == ["default-src 'none'; sandbox"]


@pytest.mark.rule("X5")
async def test_a_kept_copy_is_shown_again_only_after_asking(files_desk: Desk):
    """304 to who may see it and has it, 404 to who may not."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    boris = await files_desk.logged_in(await files_desk.hires("Борис", Role.AGENT))
    path = f"/api/files/{(await upload(anna)).json()['id']}"
    tag = {"If-None-Match": (await anna.get(path)).headers["etag"]}
    assert (await anna.get(path, headers=tag)).status_code == 304
    assert (await boris.get(path, headers=tag)).status_code == 404


@pytest.mark.rule("X5", "X1")
async def test_an_upload_that_hangs_on_nothing_is_its_uploaders_alone(files_desk: Desk):
    """Even an administrator gets 404, and a stranger is asked to log in."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.EMPLOYEE))
    path = f"/api/files/{(await upload(anna)).json()['id']}"
    admin = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    assert (await anna.get(path)).status_code == 200
    assert (await admin.get(path)).status_code == 404
    assert (await files_desk.browser().get(path)).status_code == 401


@pytest.mark.rule("T8")
async def test_a_program_is_refused_with_the_list(files_desk: Desk):
    """By content as well as by name; nothing is kept."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    for name in ("setup.exe", "photo.jpg"):
        answer = await upload(anna, name, PROGRAM)
        assert (answer.status_code, answer.json()["code"]) == (415, "file_type_forbidden")
        assert "exe" in answer.json()["extra"]["forbidden"]
    assert await files_desk.count(StoredFile) == 0


@pytest.mark.rule("T8", "X5")
async def test_a_file_over_the_limit_is_refused_while_it_comes(files_desk: Desk):
    """With the limit in bytes; a byte less would have passed."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    for size in (100_001, 150_000, 1_000_000):
        answer = await upload(anna, "big.bin", bytes(size))
        assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")
        assert answer.json()["extra"] == {"limit": 100_000}
    assert (await upload(anna, "big.bin", bytes(100_000))).status_code == 201


async def test_a_body_of_unknown_length_is_stopped_too(files_desk: Desk):
    """Chunked, without a Content-Length to look at first."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))

    async def endless() -> AsyncIterator[bytes]:
        yield HEAD
        while True:
            yield bytes(10_000)

    form = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = await anna.post("/api/files", content=endless(), headers=form)
    assert answer.json()["code"] == "file_too_large"


FORM = "multipart/form-data; boundary=b"
BODIES = [
    (b"{}", "application/json", 400, "bad_upload"),
    (b"nothing of a form", FORM, 400, "bad_upload"),
    (b"", "multipart/form-data", 400, "bad_upload"),
    (HEAD.replace(b'"file"', b'"text"') + b"hello\r\n--b--\r\n", FORM, 400, "bad_upload"),
    (HEAD + b"cut off", FORM, 400, "bad_upload"),
    (HEAD + b"\r\n--b--\r\n", FORM, 422, "empty_file"),
]


async def test_a_body_without_a_whole_file_is_named(files_desk: Desk):
    """Not a form, no file, cut off, an empty one: never a failure of ours."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    for body, content_type, status, code in BODIES:
        headers = {"Content-Type": content_type}
        answer = await anna.post("/api/files", content=body, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_repeated_upload_is_one_file(files_desk: Desk):
    """The key tells the repeat from a second file (Q12)."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    headers = {"Idempotency-Key": "client:17"}
    first, second = [await upload(anna, headers=headers) for _ in range(2)]
    assert first.json() == second.json()
    assert await files_desk.count(StoredFile) == 1


async def test_the_limits_are_told_before_anything_is_sent(files_desk: Desk):
    """Bots refuse by them without a download (T6)."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна"))
    limits = (await anna.get("/api/files/limits")).json()
    assert (limits["max_size"], limits["max_count"]) == (100_000, 3)
    assert "exe" in limits["forbidden_extensions"]


async def uploaded(desk: Desk, *names: str) -> tuple[UUID, list[UUID]]:
    """An uploader with files that hang on nothing."""
    person = await desk.hires("Анна", Role.AGENT)
    browser = await desk.logged_in(person)
    answers = [await upload(browser, name) for name in names]
    return person.id, [UUID(answer.json()["id"]) for answer in answers]


@pytest.mark.rule("T8")
async def test_files_are_attached_in_the_order_named(files_desk: Desk):
    """Once: neither again nor by somebody else."""
    anna, ids = await uploaded(files_desk, "1.jpg", "2.jpg", "3.jpg")
    boris = (await files_desk.hires("Борис", Role.AGENT)).id
    wanted = [ids[2], ids[0], ids[2]]
    async with files_desk.database.begin() as session:
        with pytest.raises(Refusal, match="unknown_file"):
            await service.attach(session, boris, wanted, HOLDER, limit=3)
        taken = await service.attach(session, anna, wanted, HOLDER, limit=3)
        assert [row.name for row in taken] == ["3.jpg", "1.jpg"]
    async with files_desk.database.begin() as session:
        with pytest.raises(Refusal, match="unknown_file"):
            await service.attach(session, anna, ids[:1], HOLDER, limit=3)
        late = await service.attach(session, anna, ids[1:2], HOLDER, limit=3)
        assert late[0].position == 2


@pytest.mark.both_stores
@pytest.mark.rule("T8")
async def test_more_files_than_the_limit_are_refused(files_desk: Desk):
    """Per ticket or comment, those that are there already counted in."""
    anna, ids = await uploaded(files_desk, "1.jpg", "2.jpg", "3.jpg")
    async with files_desk.database.begin() as session:
        await service.attach(session, anna, ids[:2], HOLDER, limit=2)
        with pytest.raises(Refusal, match="too_many_files"):
            await service.attach(session, anna, ids[2:], HOLDER, limit=2)
        await service.attach(session, anna, ids[2:], FileOwner(KIND, TICKET, COMMENT), limit=2)


@pytest.mark.rule("T7")
async def test_a_file_that_was_not_received_is_remembered(files_desk: Desk):
    """By name, size and reason; it has no content to give."""
    anna, _ = await uploaded(files_desk)
    lost = MissingFile(name="../видео.mp4", size=21_000_000, reason="too big")
    async with files_desk.database.begin() as session:
        (row,) = await service.record_missing(session, anna, [lost], HOLDER, limit=3)
        seen = service.info(row)
    assert (seen.name, seen.size, seen.state) == ("видео.mp4", 21_000_000, FileState.MISSING)
    browser = await files_desk.logged_in(await files_desk.hires("Ольга", Role.ADMIN))
    assert (await browser.get(f"/api/files/{seen.id}")).status_code == 404


@pytest.mark.both_stores
@pytest.mark.rule("X5")
async def test_what_nothing_took_within_a_day_is_removed(files_desk: Desk):
    """The row and the content; what was attached or is fresh stays."""
    anna, ids = await uploaded(files_desk, "old.jpg", "taken.jpg", "fresh.jpg")
    yesterday = now() - timedelta(hours=25)
    async with files_desk.database.begin() as session:
        await service.attach(session, anna, ids[1:2], HOLDER, limit=3)
        await session.execute(
            update(StoredFile).where(StoredFile.id.in_(ids[:2])).values(created_at=yesterday)
        )
    (old,) = await files_desk.all(StoredFile, StoredFile.id == ids[0])
    assert await service.sweep(files_desk.database, files_desk.held.storage) == 1
    assert [row.name for row in await files_desk.all(StoredFile)] == ["taken.jpg", "fresh.jpg"]
    with pytest.raises(ContentGone):
        await files_desk.held.storage.get(old.storage_key)
    await files_desk.held.storage.delete(old.storage_key)


def put_in_the_way(folder: Path, key: str) -> None:
    """Something that no store can delete stands where the content was."""
    (kept,) = folder.rglob(key)
    kept.unlink()
    (kept / "in the way").mkdir(parents=True)


@pytest.mark.rule("U8")
@pytest.mark.parametrize("files_desk", ["folder"], indirect=True)
async def test_a_content_that_cannot_be_removed_keeps_no_other(files_desk: Desk, tmp_path: Path):
    """Its row is gone all the same: what is left over is waste, and named in the log."""
    _, ids = await uploaded(files_desk, "odd.jpg", "fine.jpg")
    odd, fine = [await files_desk.one(StoredFile, StoredFile.id == each) for each in ids]
    for each in (odd, fine):
        await files_desk.changes(StoredFile, each.id, created_at=now() - timedelta(hours=25))
    put_in_the_way(tmp_path, odd.storage_key)
    with capture_logs() as log:
        assert await service.sweep(files_desk.database, files_desk.held.storage) == 2
    assert [each["storage_key"] for each in log if "storage_key" in each] == [odd.storage_key]
    with pytest.raises(ContentGone):
        await files_desk.held.storage.get(fine.storage_key)


async def test_a_lost_content_is_not_found(files_desk: Desk):
    """An emptied store is no failure of the page."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    file_id = (await upload(anna, "акт.pdf", PDF)).json()["id"]
    (row,) = await files_desk.all(StoredFile)
    await files_desk.held.storage.delete(row.storage_key)
    assert (await anna.get(f"/api/files/{file_id}")).status_code == 404
