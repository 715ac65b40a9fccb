"""Files in S3: the real protocol over a socket, and what is told while the store is away."""

import os
from pathlib import Path

import pytest

from api.files.models import StoredFile
from api.run import startup
from api.settings import Settings
from shared.contracts.people import Role
from tests.desk import Desk, open_desk
from tests.files.test_files import PDF, upload
from tests.sandbox.s3 import Bucket
from tests.sandbox.world import Sandbox


async def test_a_small_content_is_one_request(s3_desk: Desk, bucket: Bucket):
    """The content arrives whole, under a key that tells nothing of the name (X5)."""
    anna = await s3_desk.logged_in(await s3_desk.hires("Анна", Role.AGENT))
    assert (await upload(anna, "акт.pdf", PDF)).status_code == 201
    writes = [each.what for each in bucket.arrivals if each.what in {"PUT", "POST"}]
    assert (writes, list(bucket.objects.values())) == (["PUT"], [PDF])
    (key,) = bucket.objects
    assert key.startswith("files/") and "акт" not in key and "pdf" not in key


async def test_a_large_content_goes_in_parts_and_comes_back_whole(s3_desk: Desk, bucket: Bucket):
    """Over 5 MB; nothing of the upload is left open."""
    anna = await s3_desk.logged_in(await s3_desk.hires("Анна", Role.AGENT))
    content = os.urandom(11_000_000)
    kept = await upload(anna, "видео.mp4", content)
    assert kept.status_code == 201
    assert [len(each) for each in bucket.objects.values()] == [11_000_000]
    assert bucket.uploads == {}
    assert (await anna.get(f"/api/files/{kept.json()['id']}")).content == content


@pytest.mark.rule("T7")
@pytest.mark.parametrize("size", [1_000, 11_000_000])
async def test_a_store_that_is_away_refuses_clearly_and_keeps_nothing(
    s3_desk: Desk, bucket: Bucket, size: int
):
    """503 with a code, neither a row nor an object; the repeat under the same key succeeds."""
    anna = await s3_desk.logged_in(await s3_desk.hires("Анна", Role.AGENT))
    fault = bucket.fail(method="PUT", status=403, code="AccessDenied", times=None)
    headers = {"Idempotency-Key": "client:17"}
    refused = await upload(anna, "акт.bin", bytes(size), headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (503, "storage_unavailable")
    assert refused.headers["retry-after"] == "30"
    assert bucket.objects == {} and await s3_desk.count(StoredFile) == 0
    fault.heal()
    again = await upload(anna, "акт.bin", bytes(size), headers=headers)
    assert again.status_code == 201 and len(bucket.objects) == 1


async def test_a_hiccup_of_the_store_is_nobodys_trouble(s3_desk: Desk, bucket: Bucket):
    """An answer of 503 SlowDown is tried again by the engine."""
    anna = await s3_desk.logged_in(await s3_desk.hires("Анна", Role.AGENT))
    bucket.fail(method="PUT")
    kept = await upload(anna, "акт.pdf", PDF)
    bucket.fail(method="GET")
    assert (await anna.get(f"/api/files/{kept.json()['id']}")).content == PDF


async def test_a_download_while_the_store_is_away_is_told(s3_desk: Desk, bucket: Bucket):
    """Not as missing: 503 now, the content later."""
    anna = await s3_desk.logged_in(await s3_desk.hires("Анна", Role.AGENT))
    path = f"/api/files/{(await upload(anna, 'акт.pdf', PDF)).json()['id']}"
    fault = bucket.fail(method="GET", status=403, code="AccessDenied", times=None)
    answer = await anna.get(path)
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_unavailable")
    fault.heal()
    assert (await anna.get(path)).content == PDF


async def test_a_folder_that_takes_nothing_refuses_as_clearly(
    empty_url: str, tmp_path: Path, world: Sandbox
):
    """The disk is not ours any more: 503, no row."""
    async with open_desk(empty_url, tmp_path, world) as desk:
        anna = await desk.logged_in(await desk.hires("Анна", Role.AGENT))
        folder = tmp_path / "files"
        folder.rmdir()
        folder.write_text("a file where the folder was")
        answer = await upload(anna)
        assert (answer.status_code, answer.json()["code"]) == (503, "storage_unavailable")
        assert await desk.count(StoredFile) == 0


async def test_readiness_tells_of_the_files_and_stays_ready(s3_desk: Desk, bucket: Bucket):
    """A desk without its files still tells, answers and notifies."""
    browser = s3_desk.browser()
    told = (await browser.get("/health/ready")).json()
    assert (told["status"], told["files"]) == ("ok", "ok")
    bucket.fail(method="HEAD", status=403, code="AccessDenied", times=None)
    answer = await browser.get("/health/ready")
    assert (answer.status_code, answer.json()["files"]) == (200, "unavailable")


async def test_a_wrong_key_is_noticed(s3_desk: Desk, bucket: Bucket):
    """The stand-in checks signatures as S3 does: the other tests prove that ours are right."""
    os.environ["AWS_SECRET_ACCESS_KEY"] = "another"  # The fixture brings the old one back.
    wrong = type(s3_desk.held.storage)(bucket.files_url)
    assert not await wrong.answers()
    assert await s3_desk.held.storage.answers()


def test_an_address_of_no_known_store_stops_the_start(tmp_path: Path):
    """With a sentence that names the setting."""
    settings = Settings.model_validate({"data_dir": tmp_path, "files_url": "gopher://bucket/x"})
    with pytest.raises(startup.CannotStart, match="VESTOVOY_FILES_URL"):
        startup.make(settings)
