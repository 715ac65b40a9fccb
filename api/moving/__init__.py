"""A whole desk from one place to another: to another database, into an archive and back. One
reader and one writer serve all three ways; see `transfer.py`."""
