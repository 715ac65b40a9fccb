"""What the tests of this folder may ask for: a desk that keeps files in a folder, or in S3."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.desk import Desk, open_desk
from tests.desk.fixtures import SMALL_UPLOADS
from tests.sandbox.s3 import Bucket
from tests.sandbox.world import Sandbox


@pytest.fixture
async def bucket(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bucket]:
    """An S3 bucket over a socket, and the credentials for it in the environment."""
    opened = Bucket()
    await opened.open()
    for name, value in opened.env().items():
        monkeypatch.setenv(name, value)
    yield opened
    await opened.close()


@pytest.fixture(params=["folder", "s3"])
async def files_desk(
    request: pytest.FixtureRequest, empty_url: str, tmp_path: Path, world: Sandbox, bucket: Bucket
) -> AsyncIterator[Desk]:
    """The same test with each kind of storage."""
    files_url = bucket.files_url if request.param == "s3" else ""
    async with open_desk(
        empty_url, tmp_path, world, **SMALL_UPLOADS, files_url=files_url
    ) as opened:
        yield opened


@pytest.fixture
async def s3_desk(
    empty_url: str, tmp_path: Path, world: Sandbox, bucket: Bucket
) -> AsyncIterator[Desk]:
    """Whose files are in S3: for what the storage does."""
    more = {"files_url": bucket.files_url, "upload_max_size": 12_000_000}
    async with open_desk(empty_url, tmp_path, world, **more) as opened:
        yield opened
