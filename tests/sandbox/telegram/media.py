"""How a file looks inside a message, for each kind of media."""

from typing import Any

from tests.sandbox.telegram.files import FileStore, StoredFile, tiny_jpeg
from tests.sandbox.telegram.state import Json

MIMES = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "video": "video/mp4",
    "video_note": "video/mp4",
    "audio": "audio/mpeg",
    "sticker": "image/webp",
    "animation": "video/mp4",
    "document": "application/octet-stream",
}
NAMES = {
    "photo": "photo.jpg",
    "voice": "voice.oga",
    "video": "video.mp4",
    "video_note": "note.mp4",
    "audio": "audio.mp3",
    "sticker": "sticker.webp",
    "animation": "animation.mp4",
    "document": "file.bin",
}
_SHAPE = {"width": 640, "height": 480}
_EXTRAS: dict[str, Json] = {
    "voice": {"duration": 3},
    "video": {**_SHAPE, "duration": 3},
    "video_note": {"length": 240, "duration": 3},
    "audio": {"duration": 3},
    "animation": {**_SHAPE, "duration": 3},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "👍",
    },
    "document": {},
}
_NAMED = {"document", "video", "audio", "animation"}


def as_media(kind: str, stored: StoredFile, files: FileStore) -> Json:
    """The part of a message that holds the file: `{"photo": [...]}`, `{"document": {...}}`."""
    if kind == "photo":
        return {"photo": _sizes(stored, files)}
    body: dict[str, Any] = dict(stored.as_wire()) | _EXTRAS[kind]
    if kind not in {"sticker", "video_note"}:
        body["mime_type"] = stored.mime
    if kind in _NAMED:
        body["file_name"] = stored.name
    if kind == "animation":
        return {"animation": body, "document": body}
    return {kind: body}


def _sizes(stored: StoredFile, files: FileStore) -> list[Json]:
    """Smallest first: who takes the first size gets a thumbnail."""
    small = files.keep("photo", name="small.jpg", mime=stored.mime, content=tiny_jpeg())
    return [
        dict(small.as_wire()) | {"width": 90, "height": 67},
        dict(stored.as_wire()) | {"width": 1280, "height": 960},
    ]


def file_of(wire: Json) -> tuple[str, str] | None:
    """Kind and id of the file a message carries, the largest size of a photo."""
    if wire.get("photo"):
        return "photo", wire["photo"][-1]["file_id"]
    for kind in ("animation", *MIMES):
        if kind in wire and kind != "photo":
            return kind, wire[kind]["file_id"]
    return None
