"""A contact's tickets: one file, one conversation; its draft and keyboards beside it."""
