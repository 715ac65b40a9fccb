"""Talks that both bots lead in the same way."""
