"""What long logs have in common: they are narrowed to days, and go out as files."""
