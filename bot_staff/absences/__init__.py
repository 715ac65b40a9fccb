"""Absences: asking, deciding, lists."""
