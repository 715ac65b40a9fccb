"""Notices about tasks."""
