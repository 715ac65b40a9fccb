"""Methods by which a bot says something new."""

from collections.abc import Callable
from typing import Any

from tests.sandbox.telegram.call import Call, Upload
from tests.sandbox.telegram.files import PHOTO_LIMIT, UPLOAD_LIMIT, StoredFile
from tests.sandbox.telegram.html import parse_html, trimmed, utf16
from tests.sandbox.telegram.markup import checked_markup
from tests.sandbox.telegram.media import MIMES, NAMES, as_media
from tests.sandbox.telegram.refusal import Refusal, bad, forbidden, too_many
from tests.sandbox.telegram.state import Chat, Json, Message

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_ALBUM = 10


def target(call: Call) -> Chat:
    """The chat the bot may write to now; the refusals are the real server's."""
    chat_id = call.number("chat_id")
    if not chat_id:
        raise bad("chat_id is empty")
    moved = call.server.migrated.get(chat_id)
    if moved:
        raise bad(
            "group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=moved,
        )
    chat = call.bot.chats.get(chat_id)
    if chat is None:
        raise bad("chat not found")
    if chat.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.opened:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def paced(call: Call) -> Chat:
    chat = target(call)
    wait = call.server.pace.retry_after(call.bot.key, chat.chat_id)
    if wait:
        raise too_many(wait)
    return chat


def formatted(text: str, mode: str, given: Any) -> tuple[str, list[Json]]:
    """Plain text with entities, from HTML or from entities given apart."""
    if mode.upper() == "HTML":
        return parse_html(text)
    if mode:
        raise bad("unsupported parse_mode")
    return trimmed(text, given or [])


def text_of(call: Call) -> Json:
    text, entities = formatted(call.text("text"), call.text("parse_mode"), call.json("entities"))
    if not text:
        raise bad("message text is empty")
    if utf16(text) > LONGEST_TEXT:
        raise bad("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_of(caption: str, mode: str, given: Any) -> Json:
    text, entities = formatted(caption, mode, given)
    if utf16(text) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _reply_to(call: Call, chat: Chat) -> Message | None:
    wanted: Json = call.json("reply_parameters") or {}
    message_id = wanted.get("message_id") or call.number("reply_to_message_id")
    if not message_id:
        return None
    found = chat.messages.get(int(message_id))
    if found is not None and not found.deleted:
        return found
    if wanted.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


def say(call: Call, chat: Chat, content: Json) -> Message:
    """Puts the bot's message into the chat and shows it to the person."""
    markup = checked_markup(call.json("reply_markup"))
    wire: Json = {"from": call.bot.as_user()} | content
    if markup and "inline_keyboard" in markup:
        wire["reply_markup"] = markup
    message = chat.add(wire, by_bot=True, reply_to=_reply_to(call, chat))
    chat.show_keyboard(message, markup)
    call.server.pulse.tell({"kind": "message", "message": message})
    return message


def send_message(call: Call) -> Json:
    chat = paced(call)
    return say(call, chat, text_of(call)).as_json()


def _upload(call: Call, kind: str, value: str) -> StoredFile:
    """The file a parameter names: sent along, or known by its id."""
    name = value.removeprefix("attach://")
    upload = call.uploads.get(name)
    if upload is None:
        return call.server.files.by_id(value)
    _check_size(kind, upload)
    mime = upload.mime
    if mime == "application/octet-stream":
        mime = MIMES[kind]
    return call.server.files.keep(
        kind, name=upload.name or NAMES[kind], mime=mime, content=upload.content
    )


def _check_size(kind: str, upload: Upload) -> None:
    size = len(upload.content)
    if not size:
        raise bad("file must be non-empty")
    if size > UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo" and size > PHOTO_LIMIT:
        raise bad(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_LIMIT} bytes"
        )


def send_file(kind: str) -> Callable[[Call], Json]:
    """sendPhoto, sendDocument and their kin differ by the name of one parameter."""

    def send(call: Call) -> Json:
        chat = paced(call)
        value = kind if kind in call.uploads else call.text(kind)
        if not value:
            raise bad(f"there is no {kind} in the request")
        stored = _upload(call, kind, value)
        caption = caption_of(
            call.text("caption"), call.text("parse_mode"), call.json("caption_entities")
        )
        return say(call, chat, as_media(kind, stored, call.server.files) | caption).as_json()

    return send


def send_media_group(call: Call) -> list[Json]:
    chat = paced(call)
    items: list[Json] = call.json("media") or []
    if not items:
        raise bad("there are no messages to send")
    if len(items) > LARGEST_ALBUM:
        raise bad("too many messages to send as an album")
    kinds = {item["type"] for item in items}
    if len(kinds) > 1 and kinds != {"photo", "video"}:
        raise bad(f"{min(kinds)} can't be mixed with other media types")
    contents = [_album_part(call, item) for item in items]
    group = call.server.next_album()
    return [say(call, chat, {"media_group_id": group} | one).as_json() for one in contents]


def _album_part(call: Call, item: Json) -> Json:
    stored = _upload(call, item["type"], item["media"])
    caption = caption_of(
        item.get("caption") or "", item.get("parse_mode") or "", item.get("caption_entities")
    )
    return as_media(item["type"], stored, call.server.files) | caption


def send_location(call: Call) -> Json:
    place = {key: float(call.text(key)) for key in ("latitude", "longitude")}
    return say(call, paced(call), {"location": place}).as_json()


def send_contact(call: Call) -> Json:
    contact = {key: call.text(key) for key in ("phone_number", "first_name")}
    return say(call, paced(call), {"contact": contact}).as_json()
