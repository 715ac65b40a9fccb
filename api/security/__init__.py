"""Secrets, passwords and limits on tries."""
