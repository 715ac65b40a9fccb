"""Telegram plumbing that both bots and the delivery road share."""
