"""What a notice says of an event: one file a noun; `registry.py` says which function is whose."""
