"""Telegram plumbing that both bots and the delivery road share."""

from shared.telegram.slim import import_aiogram

import_aiogram()
