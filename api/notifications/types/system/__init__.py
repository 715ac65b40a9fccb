"""Notices of the desk about itself."""
