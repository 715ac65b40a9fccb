"""Small pictures of images: upright, bare of what the camera wrote, and harmless to make."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from api.files.models import StoredFile
from shared.contracts.people import Role
from tests.desk import Desk
from tests.files.test_files import PDF, upload

pytestmark = [pytest.mark.rule("X5"), pytest.mark.processes]


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 300), **more: Any) -> bytes:
    """Red on its left half."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    made = io.BytesIO()
    image.save(made, kind, **more)
    return made.getvalue()


def turned() -> bytes:
    """As a phone held upright writes it: the picture lies, a note says how to turn it; and where
    it was taken."""
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010F] = "zqcamera"
    return picture(exif=notes.tobytes())


def bomb() -> bytes:
    """A PNG of a few bytes that says it is forty thousand pixels wide and high."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


async def test_a_photo_stands_upright_and_tells_nothing_of_its_camera(files_desk: Desk):
    """At most 480 pixels, WebP, by the headers of the content itself."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    kept = (await upload(anna, "фото.jpg", turned())).json()
    assert kept["has_preview"]
    answer = await anna.get(f"/api/files/{kept['id']}/preview")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert b"zqcamera" not in answer.content
    shown = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert shown.size == (160, 480)
    top, bottom = shown.getpixel((80, 20)), shown.getpixel((80, 460))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > 200 and bottom[2] > 200


async def test_a_preview_is_drawn_once_and_kept_beside_the_content(files_desk: Desk):
    """The second time it comes though the content is gone; a kept copy is asked about."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    path = f"/api/files/{(await upload(anna, 'a.png', picture('PNG'))).json()['id']}/preview"
    first = await anna.get(path)
    (row,) = await files_desk.all(StoredFile)
    await files_desk.held.storage.delete(row.storage_key)
    again = await anna.get(path)
    assert again.content == first.content != b""
    tag = {"If-None-Match": first.headers["etag"]}
    assert (await anna.get(path, headers=tag)).status_code == 304


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP"])
async def test_every_kind_that_is_shown_has_one(files_desk: Desk, kind: str):
    """Small ones are not blown up."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    kept = (await upload(anna, "a", picture(kind, (40, 20)))).json()
    answer = await anna.get(f"/api/files/{kept['id']}/preview")
    assert Image.open(io.BytesIO(answer.content)).size == (40, 20)


@pytest.mark.parametrize("content", [bomb(), b"\xff\xd8\xff\xe0" + bytes(200), PDF])
async def test_what_cannot_be_drawn_has_none_and_the_upload_stands(
    files_desk: Desk, content: bytes
):
    """A bomb, a broken image, no image: 404, the second time without another try."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    path = f"/api/files/{(await upload(anna, 'a.png', content)).json()['id']}"
    for _ in range(2):
        answer = await anna.get(f"{path}/preview")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert (await anna.get(path)).content == content


@pytest.mark.rule("X1")
async def test_a_preview_is_for_those_who_see_the_file(files_desk: Desk):
    """An upload that hangs on nothing is its uploader's alone."""
    anna = await files_desk.logged_in(await files_desk.hires("Анна", Role.AGENT))
    boris = await files_desk.logged_in(await files_desk.hires("Борис", Role.AGENT))
    path = f"/api/files/{(await upload(anna, 'a.png', picture('PNG'))).json()['id']}/preview"
    assert (await anna.get(path)).status_code == 200
    assert (await boris.get(path)).status_code == 404
