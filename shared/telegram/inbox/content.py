"""What a person sent, as one text and a list of files, whatever kinds of message it came in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from aiogram.types import Message

from shared.contracts.telegram import SourcePart
from shared.i18n import Translator
from shared.telegram.inbox.context import contexts
from shared.telegram.inbox.wording import worded

NAME_LIMIT: Final = 120
LONGEST_EXTENSION: Final = 10


@dataclass(frozen=True)
class Incoming:
    """A file that lies at Telegram; `size` in bytes is None where Telegram did not tell it."""

    file_id: str
    unique_id: str
    name: str
    size: int | None
    content_type: str


@dataclass(frozen=True)
class Content:
    """One message to us, though Telegram may have cut it into several (T1)."""

    text: str = ""
    files: list[Incoming] = field(default_factory=list[Incoming])
    refused: bool = False
    """True when a part was of a kind that nobody can keep: a poll, dice, a game."""

    @property
    def empty(self) -> bool:
        return not self.text and not self.files


def source_parts(parts: Sequence[Message], t: Translator) -> list[SourcePart]:
    """What each of the messages said, in their order; a file may say something later (T13)."""
    ordered = sorted(parts, key=lambda part: part.message_id)
    kept = [part for part in ordered if _text(part, t) or _file(part)]
    return [
        SourcePart(
            message_id=part.message_id, text="\n".join(filter(None, (_text(part, t), context)))
        )
        for part, context in zip(kept, contexts(kept, t), strict=True)
    ]


def joined(parts: Iterable[SourcePart]) -> str:
    """The words of several messages as one text."""
    return "\n".join(part.text for part in parts if part.text)


def content_of(parts: Sequence[Message], t: Translator) -> Content:
    """Texts and captions in the order of the messages, none lost (T3)."""
    ordered = sorted(parts, key=lambda part: part.message_id)
    files = [file for part in ordered if (file := _file(part))]
    refused = any(not _text(part, t) and _file(part) is None for part in ordered)
    return Content(joined(source_parts(parts, t)), unique_names(files), refused)


def _text(message: Message, t: Translator) -> str:
    if message.venue:
        place = message.venue
        return f"{place.title}, {place.address}\n{_place(message, t)}"
    if message.location:
        return _place(message, t)
    if message.contact:
        card = message.contact
        name = " ".join(filter(None, (card.first_name, card.last_name)))
        return t("content-contact", name=name, phone=card.phone_number)
    return worded(message).strip()


def _place(message: Message, t: Translator) -> str:
    place = message.location
    if place is None:
        return ""
    return t("content-location", point=f"{place.latitude:.6f}, {place.longitude:.6f}")


def _file(message: Message) -> Incoming | None:
    """The message's file; of a photo the largest size, because it is the best one (T8)."""
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        return _incoming(best, f"photo_{message.message_id}.jpg", "image/jpeg")
    for kind, extension, content_type in (
        ("document", "", "application/octet-stream"),
        ("video", ".mp4", "video/mp4"),
        ("audio", ".mp3", "audio/mpeg"),
        ("voice", ".ogg", "audio/ogg"),
        ("video_note", ".mp4", "video/mp4"),
    ):
        found = getattr(message, kind)
        if found is not None:
            return _incoming(found, f"{kind}_{message.message_id}{extension}", content_type)
    return _sticker(message)


def _sticker(message: Message) -> Incoming | None:
    sticker = message.sticker
    if sticker is None:
        return None
    name = f"sticker_{message.message_id}"
    if sticker.is_animated:
        return _incoming(sticker, f"{name}.tgs", "application/gzip")
    if sticker.is_video:
        return _incoming(sticker, f"{name}.webm", "video/webm")
    return _incoming(sticker, f"{name}.webp", "image/webp")


def _incoming(file: object, name: str, content_type: str) -> Incoming:
    """Telegram's file objects share these fields but no class; some lack name and type."""
    return Incoming(
        file_id=getattr(file, "file_id", ""),
        unique_id=getattr(file, "file_unique_id", ""),
        name=safe_name(getattr(file, "file_name", None) or name),
        size=getattr(file, "file_size", None),
        content_type=getattr(file, "mime_type", None) or content_type,
    )


def safe_name(name: str) -> str:
    """A name without folders, control characters and leading dots, its extension kept (T8)."""
    base = re.split(r"[/\\]", name)[-1]
    clean = re.sub(r'[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069<>:"|?*]', "_", base).strip(" .")
    if len(clean) <= NAME_LIMIT:
        return clean or "file"
    stem, dot, extension = clean.rpartition(".")
    if not dot or len(extension) > LONGEST_EXTENSION:
        return clean[:NAME_LIMIT]
    return f"{stem[: NAME_LIMIT - len(extension) - 1]}.{extension}"


def unique_names(files: Sequence[Incoming], taken: Sequence[str] = ()) -> list[Incoming]:
    """The same files; the second `a.pdf` is called `a (2).pdf`."""
    seen = {name.casefold() for name in taken}
    named: list[Incoming] = []
    for file in files:
        name = _free_name(file.name, seen)
        seen.add(name.casefold())
        named.append(Incoming(file.file_id, file.unique_id, name, file.size, file.content_type))
    return named


def _free_name(name: str, seen: set[str]) -> str:
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    free, number = name, 1
    while free.casefold() in seen:
        number += 1
        free = f"{stem} ({number}){dot}{extension}"
    return free
