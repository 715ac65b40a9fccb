"""Telegram, by the two bots."""
