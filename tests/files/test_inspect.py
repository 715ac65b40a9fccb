"""What a file is, told by its content and never by its name alone."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from api.files import archives
from api.files.controller import disposition
from api.files.errors import ArchiveTooFull
from api.files.inspect import extension_of, forbidden_by, look, safe_name

FORBIDDEN = ["exe", "jar", "apk", "msi", "lnk", "bat"]
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(200)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(50)
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(30)


def archive(*names: str) -> bytes:
    """A ZIP with empty files of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in names:
            target.writestr(name, b"")
    return made.getvalue()


def compound(class_id: bytes) -> bytes:
    """A compound file whose root entry, in the second sector, has the class id."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    head[30:32] = (9).to_bytes(2, "little")
    head[48:52] = (1).to_bytes(4, "little")
    return bytes(head) + bytes(512) + bytes(80) + class_id + bytes(400)


INSTALLER = compound(bytes.fromhex("84100c0000000000c000000000000046"))
WORD = compound(bytes.fromhex("0609020000000000c000000000000046"))


@pytest.mark.rule("T8")
@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("фото.jpg", JPEG, "image/jpeg"),
        ("photo.png", JPEG, "image/jpeg"),
        ("a.bin", PNG, "image/png"),
        ("a", b"GIF89a" + bytes(20), "image/gif"),
        ("a.webp", WEBP, "image/webp"),
        ("photo.jpg", b"<html><script>alert(1)</script>", "text/html"),
        ("photo.png", b"just words", "text/plain"),
        ("акт.pdf", b"%PDF-1.7\n%\xe2\xe3\n", "application/pdf"),
        ("таблица.csv", "имя;сумма\n".encode() * 2000, "text/plain"),
        ("a.dat", bytes(range(256)), "application/octet-stream"),
        (
            "письмо.docx",
            archive("word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_the_type_is_told_by_the_content(name: str, content: bytes, content_type: str):
    """A name never makes a file an image."""
    assert look(io.BytesIO(content), name).content_type == content_type


@pytest.mark.rule("T8", "X5")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("setup.exe", b"words"),
        ("SETUP.EXE", b"words"),
        ("run.bat", b"del *"),
        ("photo.jpg", PROGRAM),
        ("photo.jpg", INSTALLER),
        ("notes.txt", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60)),
        ("library.zip", archive("META-INF/MANIFEST.MF", "a/B.class")),
        ("game.zip", archive("AndroidManifest.xml", "classes.dex")),
    ],
)
def test_a_program_is_refused_under_any_name(name: str, content: bytes):
    """By its extension or by what it is."""
    assert forbidden_by(name, look(io.BytesIO(content), name), FORBIDDEN)


@pytest.mark.rule("T8")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", JPEG),
        ("notes.txt", b"MZ is how the letter begins, and it is only a letter of ours"),
        ("letter.doc", WORD),
        ("letter.docx", archive("word/document.xml")),
        ("broken.zip", b"PK\x03\x04 and nothing more"),
        ("exe", b"words"),
        ("about.exe.txt", b"words"),
    ],
)
def test_what_cannot_run_comes_in(name: str, content: bytes):
    """Documents share their containers with programs and are not mistaken for them."""
    assert not forbidden_by(name, look(io.BytesIO(content), name), FORBIDDEN)


@pytest.mark.rule("T8", "X5")
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Anna\\отчёт.pdf", "отчёт.pdf"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("virus.exe. . ", "virus.exe"),
        ('a"b<c>.txt', "a_b_c_.txt"),
        ("...", "file"),
        ("", "file"),
        ("\ud800.txt", "txt"),
    ],
)
def test_a_name_is_shown_without_its_traps(sent: str, kept: str):
    """No paths, controls, direction marks or trailing dots."""
    assert safe_name(sent) == kept


@pytest.mark.rule("T8")
def test_a_long_name_is_cut_between_characters_and_keeps_its_extension():
    """255 bytes, which are fewer Russian letters."""
    name = safe_name("ж" * 300 + ".pdf")
    assert len(name.encode()) <= 255
    assert name.endswith("ж.pdf")
    assert len(safe_name("ж" * 300).encode()) <= 255


def test_an_extension_is_the_last_one_in_small_letters():
    """A name of nothing but an extension has none."""
    assert [extension_of(name) for name in ("a.TAR.GZ", "a", ".env")] == ["gz", "", ""]


@pytest.mark.rule("X5")
def test_a_download_keeps_its_name_in_every_language():
    """RFC 6266: ASCII for the old, RFC 8187 for the rest, and no way out of the header."""
    assert disposition('акт "1".pdf', inline=False) == (
        "attachment; filename=\"___ _1_.pdf\"; filename*=UTF-8''%D0%B0%D0%BA%D1%82%20%221%22.pdf"
    )
    assert disposition("a.png", inline=True).startswith("inline; ")


@pytest.mark.rule("T8", "X8")
def test_an_archive_of_names_is_not_looked_into() -> None:
    """S7: by what its end record says, small or large, and by what is there if that lies."""
    few, many = archive("a", "b"), archive(*(f"{each:05}" for each in range(archives.ENTRIES + 1)))
    assert look(io.BytesIO(few), "a.zip").extensions == frozenset()
    lies = bytearray(many)
    lies[-12:-10] = (1).to_bytes(2, "little")
    told = bytearray(few)
    told[-10:-6] = (archives.DIRECTORY + 1).to_bytes(4, "little")
    for full in (many, bytes(lies), many[:-2] + b"\x07\x00comment", bytes(told)):
        with pytest.raises(ArchiveTooFull):
            look(io.BytesIO(full), "a.zip")


def test_a_list_of_many_thousands_costs_no_memory() -> None:
    """S7: 100,000 names were half a hundred megabytes of objects."""
    entry = b"PK\x01\x02" + bytes(24) + b"\x01\x00" + bytes(16) + b"a"
    count, size = 100_000, 100_000 * len(entry)
    large = struct.pack(
        "<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, 0
    ) + struct.pack("<4sIQI", b"PK\x06\x07", 0, size, 1)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, size, 0xFFFFFFFF, 0)
    file = io.BytesIO(b"PK\x03\x04" + bytes(30) + entry * count + large + end)
    tracemalloc.start()
    with pytest.raises(ArchiveTooFull):
        look(file, "a.zip")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2_000_000


@pytest.mark.parametrize("cut", [b"", b"PK\x05\x06", b"PK\x05\x06" + bytes(10), bytes(70_000)])
def test_what_only_begins_as_an_archive_is_none(cut: bytes) -> None:
    """A cut end is no fault of ours."""
    assert look(io.BytesIO(b"PK\x03\x04" + cut), "a.zip").extensions == frozenset()
