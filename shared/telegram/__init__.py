"""Telegram plumbing that both bots and the delivery pipeline share."""
