"""The edge of every request: what it must be, its transaction, and how answers look."""
