"""Methods by which a bot changes what it has said: edits, deletions, reactions."""

import time

from tests.sandbox.telegram.call import Call
from tests.sandbox.telegram.markup import checked_markup
from tests.sandbox.telegram.reactions import is_allowed
from tests.sandbox.telegram.refusal import bad
from tests.sandbox.telegram.sending import caption_of, paced, target, text_of
from tests.sandbox.telegram.state import Json, Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_TEXT = ("text", "entities")
_CAPTION = ("caption", "caption_entities")


def _own_message(call: Call) -> Message:
    found = paced(call).messages.get(call.number("message_id"))
    if found is None or found.deleted:
        raise bad("message to edit not found")
    if not found.by_bot:
        raise bad("message can't be edited")
    return found


def _become(call: Call, message: Message, content: Json, replaced: tuple[str, ...]) -> Json:
    """An edit without a keyboard takes the old keyboard away, as the real one does."""
    markup = checked_markup(call.json("reply_markup"))
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    dropped = {*replaced, "reply_markup", "edit_date"}
    wire = {key: value for key, value in message.wire.items() if key not in dropped} | content
    if markup is not None:
        wire["reply_markup"] = markup
    if wire == {key: value for key, value in message.wire.items() if key != "edit_date"}:
        raise bad(NOT_MODIFIED)
    message.become(wire | {"edit_date": int(time.time())})
    call.server.pulse.tell({"kind": "message", "message": message})
    return message.as_json()


def edit_text(call: Call) -> Json:
    message = _own_message(call)
    if "text" not in message.wire:
        raise bad("there is no text in the message to edit")
    return _become(call, message, text_of(call), _TEXT)


def edit_caption(call: Call) -> Json:
    message = _own_message(call)
    if "text" in message.wire:
        raise bad("there is no caption in the message to edit")
    caption = caption_of(
        call.text("caption"), call.text("parse_mode"), call.json("caption_entities")
    )
    return _become(call, message, caption, _CAPTION)


def edit_markup(call: Call) -> Json:
    return _become(call, _own_message(call), {}, ())


def delete_message(call: Call) -> bool:
    found = target(call).messages.get(call.number("message_id"))
    if found is None or found.deleted:
        raise bad("message to delete not found")
    _forget(call, found)
    return True


def delete_messages(call: Call) -> bool:
    chat = target(call)
    wanted: list[int] = call.json("message_ids") or []
    for message_id in wanted:
        found = chat.messages.get(int(message_id))
        if found is not None and not found.deleted:
            _forget(call, found)
    return True


def _forget(call: Call, message: Message) -> None:
    message.deleted = True
    call.server.pulse.tell({"kind": "message", "message": message})


def set_reaction(call: Call) -> bool:
    found = target(call).messages.get(call.number("message_id"))
    if found is None or found.deleted:
        raise bad("message to react not found")
    wanted: list[Json] = call.json("reaction") or []
    emoji = [str(one.get("emoji", "")) for one in wanted]
    if not all(is_allowed(one) for one in emoji):
        raise bad("REACTION_INVALID")
    if len(emoji) > 1:
        raise bad("REACTIONS_TOO_MANY")
    found.reactions = emoji
    call.server.pulse.tell({"kind": "message", "message": found})
    return True
