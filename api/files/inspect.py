"""What a file is: a safe name to show, its type by content, and whether it may come in."""

import re
import unicodedata
from typing import IO, Any, Final, NamedTuple

from api.files import archives

NAME_LIMIT: Final = 255
"""Bytes of UTF-8: what file systems of those who download it can take."""
UNKNOWN: Final = "application/octet-stream"
INLINE: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Types that a browser only draws; everything else is a download (X5)."""

_HEAD: Final = 8192
_MASTER_BOOT: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSTALLER: Final = bytes.fromhex("84100c0000000000c000000000000046")
_SHORTCUT: Final = b"L\x00\x00\x00\x01\x14\x02\x00"
_SURE: Final = 0.4
"""puremagic's confidence: four bytes of signature or the extension beside a shorter one."""
_TYPE_LIMIT: Final = 100
_RESERVED: Final = re.compile(r'[<>:"|?*]')


class Look(NamedTuple):
    """`extensions` are what the content could run as; empty for what cannot run."""

    content_type: str
    extensions: frozenset[str]


def safe_name(name: str) -> str:
    """The last part of a path without characters that mislead a reader, a header or a disk."""
    text = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode())
    text = text.replace("\\", "/").rpartition("/")[2]
    # Format characters go too: a right-to-left mark shows `fdp.exe` as `exe.pdf`.
    text = "".join(each for each in text if unicodedata.category(each)[0] != "C")
    text = _RESERVED.sub("_", " ".join(text.split())).strip(" .")
    return _cut(text) or "file"


def _cut(name: str) -> str:
    """At most NAME_LIMIT bytes, with the extension kept."""
    if len(name.encode()) <= NAME_LIMIT:
        return name
    stem, dot, extension = name.rpartition(".")
    tail = f"{dot}{extension}".encode()[:32] if stem else b""
    head = (stem or name).encode()[: NAME_LIMIT - len(tail)]
    return head.decode("utf-8", "ignore") + tail.decode("utf-8", "ignore")


def extension_of(name: str) -> str:
    """The last extension, lower case, without its dot."""
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""


def look(file: IO[bytes], name: str) -> Look:
    """Read what the file is and leave it at its start; blocks on the disk for a moment. Raises
    ArchiveTooFull."""
    file.seek(0)
    head = file.read(_HEAD)
    found = Look(_type_of(head, name), _runs_as(file, head))
    file.seek(0)
    return found


def forbidden_by(name: str, seen: Look, forbidden: list[str]) -> bool:
    """By its name or by its content: an executable renamed to `.jpg` is an executable (T8)."""
    return bool({extension_of(name), *seen.extensions}.intersection(forbidden))


def _runs_as(file: IO[bytes], head: bytes) -> frozenset[str]:
    # A text may begin with MZ; the header of a program holds zeros.
    if head.startswith(b"MZ") and b"\x00" in head[:64]:
        return frozenset({"exe", "dll", "scr", "com"})
    if head.startswith(_SHORTCUT):
        return frozenset({"lnk"})
    if head.startswith(_MASTER_BOOT):
        return frozenset({"msi"}) if _INSTALLER in _root_entry(file, head) else frozenset()
    if head.startswith(b"PK\x03\x04"):
        return _archive_runs_as(file)
    return frozenset()


def _root_entry(file: IO[bytes], head: bytes) -> bytes:
    """The first entry of the directory in a compound file; its class id tells an installer."""
    sector = 1 << min(int.from_bytes(head[30:32], "little"), 16)
    first = int.from_bytes(head[48:52], "little")
    file.seek((first + 1) * sector)
    return file.read(128)


def _archive_runs_as(file: IO[bytes]) -> frozenset[str]:
    """Java and Android programs are ZIP archives: the list of names tells, nothing is unpacked."""
    names = archives.names(file)
    if "AndroidManifest.xml" in names:
        return frozenset({"apk"})
    if "META-INF/MANIFEST.MF" in names and any(name.endswith(".class") for name in names):
        return frozenset({"jar"})
    return frozenset()


def _type_of(head: bytes, name: str) -> str:
    if image := _image_type(head):
        return image
    named = _named_type(head, name)
    if named and named not in INLINE:
        return named
    return "text/plain" if _is_text(head) else UNKNOWN


def _image_type(head: bytes) -> str:
    """The types that will be drawn are told by their full signatures and by nothing else."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else ""


def _named_type(head: bytes, name: str) -> str:
    # Every signature that there is: it comes with the first file.
    import puremagic  # noqa: PLC0415

    # Unrecognised content raises in puremagic 1 and is an empty list in 2, which besides opens a
    # file of that name on our own disk.
    try:
        found: list[Any] = puremagic.magic_string(head, name)
    except (puremagic.PureError, ValueError):
        return ""
    kind = str(found[0].mime_type).lower() if found and found[0].confidence >= _SURE else ""
    return kind if len(kind) <= _TYPE_LIMIT else ""


def _is_text(head: bytes) -> bool:
    """UTF-8 without zeros; a character cut at the end of the head is no fault."""
    if b"\x00" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True
