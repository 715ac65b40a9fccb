"""Processes: what each command starts, and how it ends."""
