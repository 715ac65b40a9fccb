"""Reminders: each threshold of each deadline once, keyed by the deadline's value (Q10)."""
