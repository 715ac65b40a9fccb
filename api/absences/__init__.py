"""Absences: asked for, decided by whoever is above, counted in days, seen by the team."""
