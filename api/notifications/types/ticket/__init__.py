"""Notices about tickets."""
