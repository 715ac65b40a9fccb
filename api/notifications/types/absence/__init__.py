"""Notices about absences."""
