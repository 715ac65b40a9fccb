"""The audit log as an administrator reads it (X6)."""
