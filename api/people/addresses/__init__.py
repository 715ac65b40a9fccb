"""Telegram accounts and phones: how people are reached and recognised."""
