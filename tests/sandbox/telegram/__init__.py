"""Telegram: the Bot API for the bots, accounts for the people."""

from tests.sandbox.telegram.account import Account, Attachment
from tests.sandbox.telegram.server import TelegramServer
from tests.sandbox.telegram.state import BotAccount, Button, Chat, Message, Press, Toast

__all__ = [
    "Account",
    "Attachment",
    "BotAccount",
    "Button",
    "Chat",
    "Message",
    "Press",
    "TelegramServer",
    "Toast",
]
