"""Attachments: what is kept, where, and who may see it."""
