"""A desk moved, backed up and restored."""
