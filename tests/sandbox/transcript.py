"""A chat as lines of text: what a failed expectation shows."""

from tests.sandbox.telegram.media import file_of
from tests.sandbox.telegram.state import Chat, Message


def chat_transcript(chat: Chat) -> str:
    lines = [line for message in chat.messages.values() for line in _lines(chat, message)]
    if chat.keyboard_buttons:
        lines.append("  keyboard: " + _labels([one.text for one in chat.keyboard_buttons]))
    lines += [f"  toast: «{toast.text}»" for toast in chat.toasts]
    if chat.blocked:
        lines.append("  (the bot is blocked)")
    return "\n".join(lines) or "  (an empty chat)"


def _lines(chat: Chat, message: Message) -> list[str]:
    who = f"@{chat.bot.username}" if message.by_bot else message.wire["from"]["first_name"]
    marks = [
        *(["deleted"] if message.deleted else []),
        *(["edited"] if message.edited else []),
        *([f"reply to {message.reply_to.message_id}"] if message.reply_to else []),
        *message.reactions,
    ]
    mark = f" ({', '.join(marks)})" if marks else ""
    lines = [f"  {message.message_id:>3} {who}{mark}: {_content(message)}"]
    if message.buttons:
        lines.append("      " + _labels([button.text for button in message.buttons]))
    return lines


def _content(message: Message) -> str:
    attached = file_of(message.wire)
    others = [key for key in ("contact", "location", "poll", "dice") if key in message.wire]
    pieces = [f"<{attached[0]}>"] if attached else [f"<{key}>" for key in others]
    return " ".join([*pieces, message.text])


def _labels(labels: list[str]) -> str:
    return " ".join(f"[{label}]" for label in labels)
