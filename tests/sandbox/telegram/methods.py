"""Every method the server speaks, by its name; a name that is not here is a 404."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.sandbox.telegram import changing, profile, sending, updates
from tests.sandbox.telegram.call import Call

Method = Callable[[Call], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "getUpdates": updates.get_updates,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_file("photo"),
    "sendDocument": sending.send_file("document"),
    "sendVideo": sending.send_file("video"),
    "sendAudio": sending.send_file("audio"),
    "sendVoice": sending.send_file("voice"),
    "sendVideoNote": sending.send_file("video_note"),
    "sendAnimation": sending.send_file("animation"),
    "sendSticker": sending.send_file("sticker"),
    "sendMediaGroup": sending.send_media_group,
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "sendChatAction": profile.chat_action,
    "editMessageText": changing.edit_text,
    "editMessageCaption": changing.edit_caption,
    "editMessageReplyMarkup": changing.edit_markup,
    "deleteMessage": changing.delete_message,
    "deleteMessages": changing.delete_messages,
    "setMessageReaction": changing.set_reaction,
    "answerCallbackQuery": profile.answer_press,
    "getFile": profile.get_file,
    "getChat": profile.get_chat,
    "setMyCommands": profile.keep_profile("commands"),
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": profile.keep_profile("name"),
    "getMyName": profile.tell_profile("name"),
    "setMyDescription": profile.keep_profile("description"),
    "getMyDescription": profile.tell_profile("description"),
    "setMyShortDescription": profile.keep_profile("short_description"),
    "getMyShortDescription": profile.tell_profile("short_description"),
    "setChatMenuButton": profile.keep_profile("menu_button"),
}
"""Names as the documentation writes them; the server takes them in any case."""

BY_LOWER = {name.lower(): name for name in METHODS}
CHANGING = ("send", "edit", "delete", "set", "answer")
"""Methods kept among the arrivals begin so: reading and polling are not deliveries."""


def kept(method: str) -> bool:
    return method.startswith(CHANGING)
